const i18n = require("../../lib/i18n");
const payment = require("../../lib/payment");
const server = require("../../lib/server");

const { code, t } = i18n;
/** A code that is looked at is about to be shown at the gate. */
const LOOK_MS = 3000;

Page({
  data: { t, code, basket: null, missing: false, paying: false },

  onLoad({ number }) {
    wx.setNavigationBarTitle({ title: t.titles.exit });
    this.path = "/baskets/" + number;
    this.refresh();
  },

  onShow() {
    this.looking = setInterval(() => this.look(), LOOK_MS);
  },

  onHide() {
    clearInterval(this.looking);
  },

  onUnload() {
    clearInterval(this.looking);
  },

  refresh() {
    return payment.arrived(this.path).then(
      (basket) => this.setData({ basket }),
      () => this.setData({ missing: !this.data.basket }),
    );
  },

  look() {
    const { basket } = this.data;
    if (!basket || !basket.exit || basket.exit.usedAt) return;
    server.get(this.path).then(
      (now) => now.exit.usedAt && this.setData({ basket: now }),
      () => {},
    );
  },

  onPay() {
    const { basket, paying } = this.data;
    if (paying) return;
    this.setData({ paying: true });
    payment
      .settle(basket.number, t.payment)
      .then(() => this.refresh())
      .then(() => this.setData({ paying: false }));
  },
});
