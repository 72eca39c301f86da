const payment = require("../../lib/payment");
const t = require("../../lib/i18n");
const wallet = require("../../lib/wallet");

/** In fen. */
const AMOUNTS = [1000, 2000, 5000, 10000];

function nameOf({ reason, about }) {
  return t.wallet[reason].replace("{0}", about);
}

Page({
  data: {
    t,
    amounts: AMOUNTS,
    amount: AMOUNTS[1],
    balance: 0,
    entries: [],
    paying: false,
  },

  onLoad() {
    wx.setNavigationBarTitle({ title: t.titles.wallet });
  },

  onShow() {
    this.refresh();
    wallet.sync().then(() => this.refresh());
  },

  refresh() {
    this.setData({
      balance: wallet.balance(),
      entries: wallet
        .all()
        .map((entry) => Object.assign({ name: nameOf(entry) }, entry)),
    });
  },

  onAmount(event) {
    this.setData({ amount: event.currentTarget.dataset.amount });
  },

  onPay() {
    const { amount, paying } = this.data;
    if (paying) return;
    this.setData({ paying: true });
    payment
      .topUp(amount)
      .then(() => wallet.sync())
      .then(() => {
        this.setData({ paying: false });
        this.refresh();
      });
  },
});
