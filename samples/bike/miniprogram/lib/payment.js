/**
 * What an operator's server hands out after it has announced the payment to the pay service. This sample has no server
 * and no merchant behind it, so the values are of the right form and a pay service refuses them.
 */
function prepay() {
  const now = Date.now();
  return {
    timeStamp: String(Math.floor(now / 1000)),
    nonceStr: "top-up-" + now,
    package: "prepay_id=wx" + now,
    signType: "RSA",
    paySign: "unsigned",
  };
}

/** Asks for the money and says what came of it; resolves to whether it was paid. */
function topUp(texts, ok) {
  return new Promise((resolve) =>
    wx.requestPayment(
      Object.assign(prepay(), {
        success: () => {
          wx.showToast({ title: texts.paid, icon: "success" });
          resolve(true);
        },
        fail: ({ errMsg }) => {
          if (/cancel/.test(errMsg))
            wx.showToast({ title: texts.cancelled, icon: "none" });
          else
            wx.showModal({
              title: texts.unavailable,
              content: texts.unavailableText,
              showCancel: false,
              confirmText: ok,
            });
          resolve(false);
        },
      }),
    ),
  );
}

module.exports = { topUp };
