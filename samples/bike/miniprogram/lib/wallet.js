const WALLET = "wallet";
/** In fen. */
const GIFT = 1000;

let entries = [];

function keep(next) {
  entries = next;
  wx.setStorageSync(WALLET, entries);
}

function add(reason, amount, about = "") {
  keep([{ reason, amount, about, at: Date.now() }].concat(entries));
}

/** Reads what is stored; somebody who comes for the first time gets a gift. */
function load() {
  const stored = wx.getStorageSync(WALLET);
  if (Array.isArray(stored)) entries = stored;
  else add("gift", GIFT);
}

function balance() {
  return entries.reduce((sum, entry) => sum + entry.amount, 0);
}

module.exports = { add, all: () => entries, balance, load };
