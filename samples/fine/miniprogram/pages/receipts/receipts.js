const i18n = require("../../lib/i18n");
const server = require("../../lib/server");

const { code, t } = i18n;

Page({
  data: { t, code, receipts: null, closed: false },

  onLoad() {
    wx.setNavigationBarTitle({ title: t.titles.receipts });
  },

  onShow() {
    server.get("/payments").then(
      (receipts) => this.setData({ receipts, closed: false }),
      () => this.setData({ closed: true }),
    );
  },

  onReceipt(event) {
    const { number } = event.currentTarget.dataset;
    wx.navigateTo({ url: "/pages/receipt/receipt?number=" + number });
  },
});
