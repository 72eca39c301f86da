const i18n = require("./i18n");
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

/** Waits until the money of a payment is at the server, which may be a moment after it was paid. */
function arrived(number, times) {
  return server.get("/payments/" + number).then(({ state }) => {
    if (state !== "OPEN" || times === 0) return state;
    return new Promise((resolve) => setTimeout(resolve, 1000)).then(() =>
      arrived(number, times - 1),
    );
  });
}

/** Begins a payment at the server, asks for its money, and tells "paid", "cancelled" or "unavailable". */
function pay(path, about) {
  const chinese = i18n.code === "zh";
  return server
    .post(path, Object.assign({ chinese }, about))
    .then(({ number }) =>
      server
        .post("/purchases/" + number + "/payment")
        .then(({ payment }) => request(payment))
        .then((result) =>
          result === "paid"
            ? arrived(number, ASKED_MAX).then(() => result)
            : result,
        ),
    );
}

/** Pays and says what came of it; resolves to whether it was paid. */
function settle(path, about) {
  const texts = i18n.payment;
  return pay(path, about).then(
    (result) => tell(result, texts),
    () => tell("unavailable", texts),
  );
}

function tell(result, texts) {
  if (result === "paid") wx.showToast({ title: texts.paid, icon: "success" });
  else if (result === "cancelled")
    wx.showToast({ title: texts.cancelled, icon: "none" });
  else
    wx.showModal({
      title: texts.unavailable,
      content: texts.unavailableText,
      showCancel: false,
      confirmText: i18n.ok,
    });
  return result === "paid";
}

module.exports = {
  ride: (id) => settle("/rides/" + id + "/payment", {}),
  topUp: (amount) => settle("/top-ups", { amount }),
};
