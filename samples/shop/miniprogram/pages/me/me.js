const address = require("../../lib/address");
const cart = require("../../lib/cart");
const i18n = require("../../lib/i18n");
const orders = require("../../lib/orders");

const PICTURES = {
  toPay: "to-pay",
  toShip: "to-ship",
  shipped: "shipped",
  done: "done",
};

Page({
  data: { t: i18n.texts(), states: [], address: null },

  onShow() {
    wx.setNavigationBarTitle({ title: this.data.t.titles.me });
    cart.showBadge();
    this.setData({
      address: address.load(),
      states: orders.STATES.map((id) => ({
        id,
        picture: PICTURES[id],
        count: id === "done" ? 0 : orders.count(id),
      })),
    });
  },

  onOrders(event) {
    const { state } = event.currentTarget.dataset;
    wx.navigateTo({ url: "/checkout/pages/orders/orders?state=" + state });
  },

  onAddress() {
    wx.navigateTo({ url: "/checkout/pages/address/address" });
  },

  onShareAppMessage() {
    return { title: this.data.t.shareTitle, path: "/pages/home/home" };
  },
});
