const basket = require("../../lib/basket");
const i18n = require("../../lib/i18n");
const payment = require("../../lib/payment");
const server = require("../../lib/server");

const { code, t } = i18n;

Page({
  data: { t, code, lines: [], total: 0, pieces: 0, paying: false },

  onLoad() {
    wx.setNavigationBarTitle({ title: t.name });
  },

  onShow() {
    this.refresh();
  },

  refresh() {
    this.setData({
      lines: basket.all(),
      total: basket.total(),
      pieces: basket.pieces(),
    });
  },

  onScan() {
    wx.scanCode({
      scanType: ["barCode", "qrCode"],
      success: ({ result }) => this.find(result),
      fail: ({ errMsg }) => {
        if (!/cancel/.test(errMsg)) this.tell(t.basket.noCamera);
      },
    });
  },

  onType() {
    wx.showModal({
      title: t.basket.typeTitle,
      editable: true,
      placeholderText: "6901000000011",
      success: ({ confirm, content }) =>
        confirm && content && this.find(content),
    });
  },

  find(text) {
    const barcode = text.replace(/\D/g, "");
    server.get("/goods/" + (barcode || "0")).then(
      (article) => {
        basket.add(article);
        this.refresh();
        wx.showToast({ title: t.basket.added, icon: "success" });
      },
      ({ status }) =>
        this.tell(status === 404 ? t.basket.unknown : t.closed.text),
    );
  },

  tell(title) {
    wx.showToast({ title, icon: "none", duration: 2500 });
  },

  onChange(event) {
    const { barcode, count } = event.currentTarget.dataset;
    basket.change(barcode, count);
    this.refresh();
  },

  onPay() {
    if (this.data.paying) return;
    this.setData({ paying: true });
    const lines = basket
      .all()
      .map(({ article, count }) => ({ barcode: article.barcode, count }));
    server.post("/baskets", { lines, chinese: i18n.chinese }).then(
      ({ number }) => this.pay(number),
      () => {
        this.setData({ paying: false });
        this.tell(t.closed.text);
      },
    );
  },

  /** The basket stays as it is until its money is there. */
  pay(number) {
    payment.settle(number, t.payment).then((result) => {
      this.setData({ paying: false });
      if (result !== "paid") return;
      basket.clear();
      wx.navigateTo({ url: "/pages/exit/exit?number=" + number });
    });
  },

  onShelf() {
    wx.navigateTo({ url: "/pages/shelf/shelf" });
  },

  onVisits() {
    wx.navigateTo({ url: "/pages/visits/visits" });
  },

  onGate() {
    wx.navigateTo({ url: "/pages/gate/gate" });
  },

  onShareAppMessage() {
    return { title: t.shareTitle, path: "/pages/basket/basket" };
  },
});
