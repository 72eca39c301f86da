const catalogue = require("./catalogue");

const CART = "cart";
const CART_TAB = 2;
/** The most pieces of one kind that the shop sends in one parcel. */
const MOST = 20;

let lines = [];

function keep(next) {
  lines = next;
  wx.setStorageSync(CART, lines);
}

function keyOf(line) {
  return [line.id, line.colour, line.size].join("/");
}

/** A line with all that a page shows of it. */
function priced(line) {
  const product = catalogue.find(line.id);
  return Object.assign({}, line, {
    key: keyOf(line),
    name: product.name,
    picture: catalogue.picture(line.id, line.colour),
    price: catalogue.price(product, line.size),
  });
}

/** Reads what is stored; products that the shop no longer has are dropped. */
function load() {
  const stored = wx.getStorageSync(CART) || [];
  lines = stored.filter((line) => catalogue.find(line.id));
}

function all() {
  return lines.map(priced);
}

function chosen() {
  return all().filter((line) => line.chosen);
}

function pieces() {
  return lines.reduce((sum, line) => sum + line.count, 0);
}

function sum(some) {
  return some.reduce((total, line) => total + line.price * line.count, 0);
}

function add(line) {
  const key = keyOf(line);
  const before = lines.find((other) => keyOf(other) === key);
  const count = Math.min(MOST, line.count + (before ? before.count : 0));
  const { id, colour, size } = line;
  const others = lines.filter((other) => other !== before);
  keep([{ id, colour, size, count, chosen: true }].concat(others));
}

function change(key, fields) {
  keep(
    lines.map((line) =>
      keyOf(line) === key ? Object.assign({}, line, fields) : line,
    ),
  );
}

function chooseAll(on) {
  keep(lines.map((line) => Object.assign({}, line, { chosen: on })));
}

function remove(keys) {
  keep(lines.filter((line) => !keys.includes(keyOf(line))));
}

/** Shows the number of pieces on the cart's tab; only pages with a tab bar can. */
function showBadge() {
  const count = pieces();
  const fail = () => {};
  if (count) {
    const text = count > 99 ? "99+" : String(count);
    wx.setTabBarBadge({ index: CART_TAB, text, fail });
  } else {
    wx.removeTabBarBadge({ index: CART_TAB, fail });
  }
}

module.exports = {
  MOST,
  add,
  all,
  change,
  chooseAll,
  chosen,
  load,
  pieces,
  priced,
  remove,
  showBadge,
  sum,
};
