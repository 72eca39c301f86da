const dates = require("./dates");
const i18n = require("./i18n");

/** Day of the month, direction, category and fen; notes are in the texts, in the same order. */
const MONTH = [
  [1, "in", "salary", 980000],
  [1, "out", "home", 260000],
  [2, "out", "groceries", 18640],
  [3, "out", "transport", 5000],
  [4, "out", "eating", 4200],
  [5, "out", "health", 12900],
  [6, "out", "groceries", 9380],
  [8, "out", "fun", 7800],
  [9, "out", "eating", 11600],
  [11, "out", "clothes", 35900],
  [12, "out", "groceries", 15220],
  [14, "out", "gifts", 16800],
  [16, "out", "eating", 3850],
  [18, "out", "transport", 8700],
  [20, "out", "groceries", 13460],
  [23, "out", "fun", 12000],
  [26, "out", "eating", 9400],
  [28, "out", "groceries", 17130],
];

/** Last month whole, and this month up to today. */
function make() {
  const today = dates.today();
  const { examples } = i18n.texts();
  const entries = [];
  for (const month of [
    dates.shifted(today.slice(0, 7), -1),
    today.slice(0, 7),
  ]) {
    MONTH.forEach(([date, kind, category, amount], index) => {
      const day = month + "-" + (date < 10 ? "0" : "") + date;
      if (day > today) return;
      const key = "example-" + month + "-" + (10 + index);
      entries.push({ key, kind, category, amount, day, note: examples[index] });
    });
  }
  return entries;
}

module.exports = { make };
