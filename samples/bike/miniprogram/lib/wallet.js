const server = require("./server");

const WALLET = "wallet";
/** In fen. */
const GIFT = 1000;

let entries = [];
/** Whether the operator's server keeps the wallet; without it, rides are paid from what lies here. */
let served = false;
/** The ride that is still to be paid, as the server knows it. */
let due = null;

function keep(next) {
  entries = next;
  wx.setStorageSync(WALLET, entries);
}

function add(reason, amount, about = "") {
  keep([{ reason, amount, about, at: Date.now() }].concat(entries));
}

/** What lies here counts until the server answers, if there is one. */
function load() {
  const stored = wx.getStorageSync(WALLET);
  if (Array.isArray(stored)) entries = stored;
}

/** Where nobody can be paid, somebody who comes for the first time gets a gift to ride from. */
function welcome() {
  if (!served && !entries.length) add("gift", GIFT);
}

/** Takes over what the server says; resolves to whether there is one. */
function sync() {
  return server.get("/wallet").then(
    (wallet) => {
      keep(wallet.movements);
      due = wallet.due;
      served = true;
      return true;
    },
    () => {
      welcome();
      return served;
    },
  );
}

function balance() {
  return entries.reduce((sum, entry) => sum + entry.amount, 0);
}

/** A ride has ended that is still to be paid. */
function owe(ride) {
  due = ride;
}

module.exports = {
  add,
  all: () => entries,
  balance,
  due: () => due,
  isServed: () => served,
  load,
  owe,
  sync,
};
