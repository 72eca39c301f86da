const cart = require("../../../lib/cart");
const i18n = require("../../../lib/i18n");
const merchant = require("../../../lib/merchant");
const orders = require("../../../lib/orders");
const payment = require("../../../lib/payment");

/** How often the server is asked for an order that is looked at. */
const LOOK_MS = 2000;

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
    this.show(orders.find(id));
  },

  onShow() {
    if (this.data.order) this.refresh();
    this.looking = setInterval(() => this.look(), LOOK_MS);
  },

  onHide() {
    clearInterval(this.looking);
  },

  onUnload() {
    clearInterval(this.looking);
  },

  /** Something may change by itself: the order is shipped, the money comes back. */
  look() {
    const { order } = this.data;
    const moves =
      order &&
      (order.state === "toShip" || (order.refunded && !order.refundDone));
    if (moves) this.refresh();
  },

  refresh() {
    return merchant
      .refresh(orders.find(this.id))
      .then((order) => this.show(order));
  },

  show(order) {
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
        if (confirm) this.giveUp();
      },
    });
  },

  /** Somebody may have paid it in the meantime: the server says what it is then. */
  giveUp() {
    merchant
      .giveUp(this.data.order)
      .then(
        () => orders.move(this.id, "cancelled"),
        () => wx.showToast({ title: this.data.t.order.failed, icon: "none" }),
      )
      .then(() => this.refresh());
  },

  onReceived() {
    orders.move(this.id, "done");
    this.show(orders.find(this.id));
  },

  onHalfBack() {
    const { order, t } = this.data;
    wx.showModal({
      content: t.order.halfBackAsk,
      confirmText: t.yes,
      cancelText: t.no,
      success: ({ confirm }) => {
        if (confirm)
          merchant.askHalfBack(order).then(
            (changed) => this.show(changed),
            () => wx.showToast({ title: t.order.failed, icon: "none" }),
          );
      },
    });
  },

  onAgain() {
    this.data.order.lines.forEach(cart.add);
    wx.switchTab({ url: "/pages/cart/cart" });
  },

  onCopy() {
    wx.setClipboardData({
      data: this.data.order.number || this.id,
      success: () => wx.showToast({ title: this.data.t.order.copied }),
      fail: () => {},
    });
  },
});
