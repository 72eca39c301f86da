const examples = require("./order-examples");

const ORDERS = "orders";
const DRAFT = "draft";
/** In fen. */
const DELIVERY = 1200;
const FREE_FROM = 19900;

/** The states of an order, in the order in which it goes through them. */
const STATES = ["toPay", "toShip", "shipped", "done"];

let orders = [];

function keep(next) {
  orders = next;
  wx.setStorageSync(ORDERS, orders);
}

/** Reads what is stored; somebody who comes for the first time finds two examples. */
function load() {
  const stored = wx.getStorageSync(ORDERS);
  if (Array.isArray(stored)) orders = stored;
  else keep(examples.make(create));
}

function all(state) {
  return orders.filter((order) => !state || order.state === state);
}

function find(id) {
  return orders.find((order) => order.id === id);
}

function count(state) {
  return all(state).length;
}

function delivery(goods) {
  return goods >= FREE_FROM ? 0 : DELIVERY;
}

/** Fourteen digits of time and two that tell orders of the same second apart. */
function number(at) {
  const time = new Date(at).toISOString().replace(/\D/g, "").slice(0, 14);
  return time + String(10 + (orders.length % 90));
}

function create({ lines, address, note, at = Date.now(), state = "toPay" }) {
  const goods = lines.reduce((sum, line) => sum + line.price * line.count, 0);
  return {
    id: number(at),
    at,
    state,
    lines,
    address,
    note,
    goods,
    delivery: delivery(goods),
    total: goods + delivery(goods),
  };
}

function place(lines, address, note) {
  const order = create({ lines, address, note });
  keep([order].concat(orders));
  return order;
}

/** Changes an order and returns it. */
function change(id, fields) {
  keep(
    orders.map((order) =>
      order.id === id ? Object.assign({}, order, fields) : order,
    ),
  );
  return find(id);
}

function move(id, state) {
  change(id, { state });
}

/** The lines that are about to be ordered, handed from page to page. */
function begin(lines) {
  wx.setStorageSync(DRAFT, lines);
}

function draft() {
  return wx.getStorageSync(DRAFT) || [];
}

module.exports = {
  FREE_FROM,
  STATES,
  all,
  begin,
  change,
  count,
  delivery,
  draft,
  find,
  load,
  move,
  place,
};
