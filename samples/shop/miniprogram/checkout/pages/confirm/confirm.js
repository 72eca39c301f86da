const address = require("../../../lib/address");
const cart = require("../../../lib/cart");
const i18n = require("../../../lib/i18n");
const orders = require("../../../lib/orders");
const payment = require("../../../lib/payment");

Page({
  data: {
    t: i18n.texts(),
    lines: [],
    address: null,
    note: "",
    goods: 0,
    delivery: 0,
    placing: false,
  },

  onLoad() {
    wx.setNavigationBarTitle({ title: this.data.t.titles.confirm });
    const lines = orders.draft();
    const goods = cart.sum(lines);
    this.setData({ lines, goods, delivery: orders.delivery(goods) });
  },

  onShow() {
    this.setData({ address: address.load() });
  },

  onAddress() {
    wx.navigateTo({ url: "/checkout/pages/address/address" });
  },

  onNote(event) {
    this.setData({ note: event.detail.value });
  },

  onPlace() {
    const { t, lines, note, placing } = this.data;
    if (placing) return;
    if (!this.data.address) {
      wx.showToast({ title: t.checkout.needAddress, icon: "none" });
      return;
    }
    this.setData({ placing: true });
    const order = orders.place(lines, this.data.address, note);
    cart.remove(lines.map((line) => line.key));
    payment
      .settle(order, t.payment)
      .then(() =>
        wx.redirectTo({ url: "/checkout/pages/order/order?id=" + order.id }),
      );
  },
});
