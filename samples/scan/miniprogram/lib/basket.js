const BASKET = "basket";
/** The most pieces of one kind that the till takes. */
const MOST = 20;

let lines = [];

function keep(next) {
  lines = next;
  wx.setStorageSync(BASKET, lines);
}

function load() {
  lines = wx.getStorageSync(BASKET) || [];
}

function all() {
  return lines;
}

/** One piece more of some goods, as the server describes them. */
function add(article) {
  const before = lines.find((line) => line.article.barcode === article.barcode);
  const count = Math.min(MOST, (before ? before.count : 0) + 1);
  keep([{ article, count }].concat(lines.filter((line) => line !== before)));
}

/** Goods of which none is left leave the basket. */
function change(barcode, count) {
  keep(
    lines
      .map((line) =>
        line.article.barcode === barcode
          ? { article: line.article, count: Math.min(MOST, count) }
          : line,
      )
      .filter((line) => line.count > 0),
  );
}

function clear() {
  keep([]);
}

/** In fen, to be shown; the server adds up by itself what is paid. */
function total() {
  return lines.reduce(
    (sum, { article, count }) => sum + article.price * count,
    0,
  );
}

function pieces() {
  return lines.reduce((sum, { count }) => sum + count, 0);
}

module.exports = { add, all, change, clear, load, pieces, total };
