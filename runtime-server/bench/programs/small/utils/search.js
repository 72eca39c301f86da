const catalogue = require("./catalogue");

function matches(item, word) {
  return !word || item.name.toLowerCase().includes(word) || item.tags.includes(word);
}

function find({ word = "", kind = "", from = 0, count = 20 }) {
  const found = catalogue.filter((item) => matches(item, word) && (!kind || item.kind === kind) && item.stock > 0);
  found.sort((a, b) => a.price - b.price || a.id - b.id);
  return found.slice(from, from + count);
}

module.exports = { find, get: (id) => catalogue[id] };
