const dates = require("./dates");
const examples = require("./examples");

const ENTRIES = "entries";
const SETTINGS = "settings";
/** The budget is in fen for a month. */
const DEFAULTS = { budget: 600000, hideCents: false };

let entries = [];

/** Reads what is stored; somebody who comes for the first time finds two months of examples. */
function load() {
  const stored = wx.getStorageSync(ENTRIES);
  keep(Array.isArray(stored) ? stored : examples.make());
}

/** Newest first. */
function keep(list) {
  entries = list.slice().sort((one, other) => {
    if (one.day !== other.day) return one.day < other.day ? 1 : -1;
    return one.key < other.key ? 1 : -1;
  });
  wx.setStorageSync(ENTRIES, entries);
}

/** Adds an entry, or replaces the one with the same key. Amounts are in fen. */
function put(entry) {
  const key = entry.key || "e" + Date.now();
  const others = entries.filter((other) => other.key !== key);
  keep(others.concat(Object.assign({}, entry, { key })));
}

function remove(key) {
  keep(entries.filter((entry) => entry.key !== key));
}

function find(key) {
  return entries.find((entry) => entry.key === key);
}

function inMonth(month) {
  return entries.filter((entry) => entry.day.startsWith(month));
}

function sum(list, kind) {
  return list
    .filter((entry) => entry.kind === kind)
    .reduce((total, entry) => total + entry.amount, 0);
}

/** What each category took of a month, the largest first. */
function shares(month, kind) {
  const totals = {};
  inMonth(month)
    .filter((entry) => entry.kind === kind)
    .forEach(({ category, amount }) => {
      totals[category] = (totals[category] || 0) + amount;
    });
  return Object.keys(totals)
    .map((category) => ({ category, amount: totals[category] }))
    .sort((one, other) => other.amount - one.amount);
}

/** What was spent on each day of a month. */
function daily(month) {
  const days = new Array(dates.daysIn(month)).fill(0);
  inMonth(month)
    .filter((entry) => entry.kind === "out")
    .forEach(({ day, amount }) => {
      days[Number(day.slice(8)) - 1] += amount;
    });
  return days;
}

function settings() {
  return Object.assign({}, DEFAULTS, wx.getStorageSync(SETTINGS) || {});
}

function configure(change) {
  wx.setStorageSync(SETTINGS, Object.assign(settings(), change));
}

module.exports = {
  load,
  put,
  remove,
  find,
  inMonth,
  sum,
  shares,
  daily,
  settings,
  configure,
  clear: () => keep([]),
};
