const menu = require("./menu");

const BAG = "bag";
const ORDERS = "orders";
const TABLES = "tables";

let bag = [];
let orders = [];
let tables = [];

function load() {
  bag = wx.getStorageSync(BAG) || [];
  orders = wx.getStorageSync(ORDERS) || [];
  tables = wx.getStorageSync(TABLES) || [];
}

function keepBag(lines) {
  bag = lines;
  wx.setStorageSync(BAG, bag);
}

/** The same dish made in the same way is one line. */
function add(line) {
  const key = JSON.stringify([line.dish, line.options, line.extras]);
  const known = bag.find((other) => other.key === key);
  if (known) setCount(key, known.count + line.count);
  else keepBag(bag.concat(Object.assign({ key }, line)));
}

function setCount(key, count) {
  keepBag(
    bag.map((line) =>
      line.key === key ? Object.assign({}, line, { count }) : line,
    ),
  );
}

function remove(key) {
  keepBag(bag.filter((line) => line.key !== key));
}

/** The lines as they are shown: with names, and with prices in fen. */
function lines() {
  return bag.map((line) => {
    const dish = menu.find(line.dish);
    const { name, picture } = dish;
    const each = menu.price(dish, line.options, line.extras);
    const made = menu.describe(dish, line.options, line.extras);
    return { key: line.key, count: line.count, name, picture, each, made };
  });
}

function count() {
  return bag.reduce((sum, line) => sum + line.count, 0);
}

function total() {
  return lines().reduce((sum, line) => sum + line.each * line.count, 0);
}

function order(pickUp, note) {
  const placed = {
    key: "o" + Date.now(),
    when: Date.now(),
    lines: lines(),
    total: total(),
    pickUp,
    note,
    stars: 0,
  };
  orders = [placed].concat(orders);
  wx.setStorageSync(ORDERS, orders);
  keepBag([]);
}

function rate(key, stars) {
  orders = orders.map((other) =>
    other.key === key ? Object.assign({}, other, { stars }) : other,
  );
  wx.setStorageSync(ORDERS, orders);
}

function keepTables(list) {
  tables = list;
  wx.setStorageSync(TABLES, tables);
}

/** Sorted by day and time, which are texts like 2026-03-09 and 18:30. */
function reserve(table) {
  const key = "t" + Date.now();
  const moment = (one) => one.day + one.time;
  keepTables(
    tables
      .concat(Object.assign({ key }, table))
      .sort((one, other) => (moment(one) < moment(other) ? -1 : 1)),
  );
}

function cancel(key) {
  keepTables(tables.filter((table) => table.key !== key));
}

module.exports = {
  load,
  add,
  setCount,
  remove,
  lines,
  count,
  total,
  order,
  rate,
  reserve,
  cancel,
  orders: () => orders,
  tables: () => tables,
};
