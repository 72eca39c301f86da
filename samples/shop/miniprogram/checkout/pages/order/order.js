const cart = require("../../../lib/cart");
const i18n = require("../../../lib/i18n");
const orders = require("../../../lib/orders");
const payment = require("../../../lib/payment");

function two(number) {
  return number < 10 ? "0" + number : String(number);
}

function moment(at) {
  const date = new Date(at);
  const day = [
    date.getFullYear(),
    two(date.getMonth() + 1),
    two(date.getDate()),
  ];
  return (
    day.join("-") + " " + two(date.getHours()) + ":" + two(date.getMinutes())
  );
}

Page({
  data: {
    t: i18n.texts(),
    order: null,
    missing: false,
    placed: "",
    steps: orders.STATES,
    step: 0,
  },

  onLoad({ id }) {
    wx.setNavigationBarTitle({ title: this.data.t.titles.order });
    this.id = id;
    this.refresh();
  },

  refresh() {
    const order = orders.find(this.id);
    if (!order) {
      this.setData({ missing: true });
      return;
    }
    this.setData({
      order,
      placed: moment(order.at),
      step: orders.STATES.indexOf(order.state),
    });
  },

  onPay() {
    payment
      .settle(this.data.order, this.data.t.payment)
      .then(() => this.refresh());
  },

  onCancel() {
    const { t } = this.data;
    wx.showModal({
      content: t.order.cancelAsk,
      confirmText: t.yes,
      cancelText: t.no,
      confirmColor: "#c2452d",
      success: ({ confirm }) => {
        if (confirm) this.move("cancelled");
      },
    });
  },

  onReceived() {
    this.move("done");
  },

  move(state) {
    orders.move(this.id, state);
    this.refresh();
  },

  onAgain() {
    this.data.order.lines.forEach(cart.add);
    wx.switchTab({ url: "/pages/cart/cart" });
  },

  onCopy() {
    wx.setClipboardData({
      data: this.id,
      success: () => wx.showToast({ title: this.data.t.order.copied }),
      fail: () => {},
    });
  },
});
