const i18n = require("./i18n");
const orders = require("./orders");
const server = require("./server");

/** Hands an order to the shop's server, which sets its price; resolves to the order as it is kept from then on. */
function announce(order) {
  if (order.number) return Promise.resolve(order);
  return server
    .post("/orders", {
      lines: order.lines.map(({ id, colour, size, count }) => ({
        id,
        colour,
        size,
        count,
      })),
      address: order.address,
      note: order.note,
      chinese: i18n.code === "zh",
    })
    .then(({ number, total }) => orders.change(order.id, { number, total }));
}

/** The order as the server knows it; one that it was never told of, or cannot be asked about, stays as it is. */
function refresh(order) {
  if (!order.number) return Promise.resolve(order);
  return server.get("/orders/" + order.number).then(
    ({ state, refunded, refundDone }) =>
      orders.change(order.id, {
        state: order.state === "done" ? "done" : state,
        refunded,
        refundDone,
      }),
    () => order,
  );
}

function giveUp(order) {
  return order.number
    ? server.remove("/purchases/" + order.number)
    : Promise.resolve();
}

/** Asks for half of the price back; resolves to the order, and is rejected where the shop says no. */
function askHalfBack(order) {
  return server
    .post("/orders/" + order.number + "/refund")
    .then(() => refresh(order));
}

module.exports = { announce, askHalfBack, giveUp, refresh };
