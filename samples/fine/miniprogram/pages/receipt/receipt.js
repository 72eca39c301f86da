const i18n = require("../../lib/i18n");
const payment = require("../../lib/payment");

const { code, t } = i18n;

Page({
  data: { t, code, receipt: null, missing: false, paying: false },

  onLoad({ number }) {
    wx.setNavigationBarTitle({ title: t.titles.receipt });
    this.path = "/payments/" + number;
    this.refresh();
  },

  refresh() {
    return payment.arrived(this.path).then(
      (receipt) => this.setData({ receipt }),
      () => this.setData({ missing: !this.data.receipt }),
    );
  },

  onPay() {
    if (this.data.paying) return;
    this.setData({ paying: true });
    payment
      .settle(this.data.receipt.number, t.payment)
      .then(() => this.refresh())
      .then(() => this.setData({ paying: false }));
  },

  onCopy() {
    wx.setClipboardData({
      data: this.data.receipt.number,
      success: () => wx.showToast({ title: t.receipt.copied }),
      fail: () => {},
    });
  },
});
