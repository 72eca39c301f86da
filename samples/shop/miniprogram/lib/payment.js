const orders = require("./orders");

/**
 * What a shop's server hands out after it has announced the order to the pay service. This sample has no server and no
 * merchant behind it, so the values are of the right form and a pay service refuses them.
 */
function prepay(order) {
  return {
    timeStamp: String(Math.floor(Date.now() / 1000)),
    nonceStr: order.id,
    package: "prepay_id=wx" + order.id,
    signType: "RSA",
    paySign: "unsigned",
  };
}

/** Asks for the money; tells "paid", "cancelled" or "unavailable". The order waits to be paid unless it is paid. */
function pay(order) {
  return new Promise((resolve) => {
    wx.requestPayment(
      Object.assign(prepay(order), {
        success: () => {
          orders.move(order.id, "toShip");
          resolve("paid");
        },
        fail: ({ errMsg }) =>
          resolve(/cancel/.test(errMsg) ? "cancelled" : "unavailable"),
      }),
    );
  });
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
