const i18n = require("../../../lib/i18n");
const merchant = require("../../../lib/merchant");
const orders = require("../../../lib/orders");
const payment = require("../../../lib/payment");

Page({
  data: {
    t: i18n.texts(),
    states: [""].concat(orders.STATES),
    state: "",
    orders: [],
    loaded: false,
  },

  onLoad({ state }) {
    wx.setNavigationBarTitle({ title: this.data.t.titles.orders });
    this.setData({ state: state || "" });
  },

  onShow() {
    this.refresh();
    this.ask();
  },

  /** What has happened to the orders in the meantime. */
  ask() {
    const under = orders
      .all("")
      .filter(({ state }) => state !== "done" && state !== "cancelled");
    return Promise.all(under.map(merchant.refresh)).then(() => this.refresh());
  },

  refresh() {
    this.setData({ orders: orders.all(this.data.state), loaded: true });
  },

  onState(event) {
    this.setData({ state: event.currentTarget.dataset.state });
    this.refresh();
  },

  onPay(event) {
    const order = orders.find(event.detail.id);
    payment.settle(order, this.data.t.payment).then(() => this.refresh());
  },

  onPullDownRefresh() {
    orders.load();
    this.ask().then(() => wx.stopPullDownRefresh());
  },
});
