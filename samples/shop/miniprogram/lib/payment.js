const merchant = require("./merchant");
const orders = require("./orders");
const server = require("./server");

function request(payment) {
  return new Promise((resolve) =>
    wx.requestPayment(
      Object.assign({}, payment, {
        success: () => resolve("paid"),
        fail: ({ errMsg }) =>
          resolve(/cancel/.test(errMsg) ? "cancelled" : "unavailable"),
      }),
    ),
  );
}

/** The server announces the order to the pay service and hands out what it signed for this payment. */
function prepay(order) {
  return merchant
    .announce(order)
    .then(({ number }) => server.post("/purchases/" + number + "/payment"));
}

/** Asks for the money; tells "paid", "cancelled" or "unavailable". The order waits to be paid unless it is paid. */
function pay(order) {
  return prepay(order)
    .then(
      ({ payment }) => request(payment),
      () => "unavailable",
    )
    .then((result) =>
      merchant.refresh(orders.find(order.id)).then(() => result),
    );
}

/** Pays and says what came of it; resolves when the person has read it. */
function settle(order, texts) {
  return pay(order).then((result) => {
    if (result !== "unavailable") {
      wx.showToast({
        title: texts[result],
        icon: result === "paid" ? "success" : "none",
      });
      return result;
    }
    return new Promise((resolve) =>
      wx.showModal({
        title: texts.unavailable,
        content: texts.unavailableText,
        showCancel: false,
        confirmText: texts.ok,
        complete: () => resolve(result),
      }),
    );
  });
}

module.exports = { settle };
