const cart = require("./cart");
const i18n = require("./i18n");

const DAY_MS = 86400000;

const EXAMPLES = [
  {
    state: "shipped",
    daysAgo: 2,
    lines: [
      { id: "lamp", colour: "blush", size: "Ø 26 cm", count: 1 },
      { id: "candle", colour: "plum", size: "220 g", count: 2 },
    ],
  },
  {
    state: "done",
    daysAgo: 19,
    lines: [{ id: "mug", colour: "sea", size: "450 ml", count: 2 }],
  },
];

/** Two orders of the past, so that the list shows what it is for. */
function make(create) {
  const { address } = i18n.texts().example;
  return EXAMPLES.map(({ state, daysAgo, lines }) =>
    create({
      state,
      address,
      note: "",
      at: Date.now() - daysAgo * DAY_MS,
      lines: lines.map(cart.priced),
    }),
  );
}

module.exports = { make };
