const i18n = require("./i18n");

const CATEGORIES = [
  "tableware",
  "kitchen",
  "textiles",
  "lighting",
  "plants",
  "desk",
];

const SHELVES = [
  require("../catalogue/tableware"),
  require("../catalogue/kitchen"),
  require("../catalogue/textiles"),
  require("../catalogue/lighting"),
  require("../catalogue/plants"),
  require("../catalogue/desk"),
];

function picture(id, colour) {
  return "/images/goods/" + id + "-" + colour + ".png";
}

/** A product in the person's language; prices are in fen, a hundredth of a yuan. */
function shown(product) {
  return Object.assign({}, product, {
    name: product.name[i18n.code],
    note: product.note[i18n.code],
    picture: picture(product.id, product.colours[0]),
    words: (product.name.en + " " + product.name.zh).toLowerCase(),
  });
}

const products = [].concat(...SHELVES).map(shown);

function find(id) {
  return products.find((product) => product.id === id);
}

/** Best sellers first. */
function ranked() {
  return products.slice().sort((one, other) => other.sold - one.sold);
}

function fresh() {
  return products.filter((product) => product.fresh);
}

function inCategory(category) {
  return products.filter((product) => product.category === category);
}

/** Every word must occur in the name of the product or of its category, in either language. */
function search(words, categoryNames) {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (!wanted.length) return [];
  return ranked().filter((product) => {
    const text = product.words + " " + categoryNames[product.category];
    return wanted.every((word) => text.toLowerCase().includes(word));
  });
}

/** What one piece of the chosen size costs, in fen. */
function price(product, size) {
  const chosen = product.sizes.find((other) => other.name === size);
  return product.price + (chosen ? chosen.extra : 0);
}

module.exports = {
  CATEGORIES,
  find,
  fresh,
  inCategory,
  picture,
  price,
  ranked,
  search,
};
