const cart = require("../../lib/cart");
const i18n = require("../../lib/i18n");
const orders = require("../../lib/orders");

Page({
  data: {
    t: i18n.texts(),
    lines: [],
    everything: false,
    total: 0,
    untilFree: 0,
    most: cart.MOST,
  },

  onShow() {
    wx.setNavigationBarTitle({ title: this.data.t.titles.cart });
    this.refresh();
  },

  refresh() {
    const lines = cart.all();
    const total = cart.sum(cart.chosen());
    this.setData({
      lines,
      total,
      everything: lines.length > 0 && lines.every((line) => line.chosen),
      untilFree: Math.max(0, orders.FREE_FROM - total),
    });
    cart.showBadge();
  },

  lineOf(event) {
    return this.data.lines[event.currentTarget.dataset.index];
  },

  onChoose(event) {
    const { key, chosen } = this.lineOf(event);
    cart.change(key, { chosen: !chosen });
    this.refresh();
  },

  onEverything() {
    cart.chooseAll(!this.data.everything);
    this.refresh();
  },

  onCount(event) {
    const { key } = this.lineOf(event);
    const count = event.detail.value;
    if (count === 0) {
      this.askToRemove(key);
      return;
    }
    cart.change(key, { count });
    this.refresh();
  },

  onHold(event) {
    this.askToRemove(this.lineOf(event).key);
  },

  askToRemove(key) {
    const { t } = this.data;
    wx.showModal({
      content: t.cart.removeAsk,
      confirmText: t.yes,
      cancelText: t.no,
      confirmColor: "#c2452d",
      success: ({ confirm }) => {
        if (!confirm) return;
        cart.remove([key]);
        this.refresh();
      },
    });
  },

  onOpen(event) {
    const { id, colour } = this.lineOf(event);
    wx.navigateTo({
      url: "/pages/product/product?id=" + id + "&colour=" + colour,
    });
  },

  onBrowse() {
    wx.switchTab({ url: "/pages/home/home" });
  },

  onCheckout() {
    const lines = cart.chosen();
    if (!lines.length) {
      wx.showToast({ title: this.data.t.cart.nothing, icon: "none" });
      return;
    }
    orders.begin(lines);
    wx.navigateTo({ url: "/checkout/pages/confirm/confirm" });
  },
});
