const server = require("./server");

/** Times to ask whether the money has arrived, a second apart. */
const ASKED_MAX = 6;

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

/** Asks for the money of a purchase; resolves to "paid", "cancelled", "late" or "unavailable". */
function pay(number) {
  return server.post("/purchases/" + number + "/payment").then(
    ({ payment }) => request(payment),
    ({ status }) => (status === 409 ? "late" : "unavailable"),
  );
}

/** Pays and says what came of it; resolves when the person has read it. */
function settle(number, texts) {
  return pay(number).then((result) => {
    if (result === "paid" || result === "cancelled") {
      wx.showToast({
        title: texts[result],
        icon: result === "paid" ? "success" : "none",
      });
      return result;
    }
    return new Promise((resolve) =>
      wx.showModal({
        title: texts[result],
        content: texts[result + "Text"],
        showCancel: false,
        confirmText: texts.ok,
        complete: () => resolve(result),
      }),
    );
  });
}

/** What the server says of a purchase once the money has arrived there, which may be a moment after it was paid. */
function arrived(path, times) {
  return server.get(path).then((purchase) => {
    if (purchase.state !== "OPEN" || times === 0) return purchase;
    return new Promise((resolve) => setTimeout(resolve, 1000)).then(() =>
      arrived(path, times === undefined ? ASKED_MAX : times - 1),
    );
  });
}

module.exports = { arrived: (path) => arrived(path), settle };
