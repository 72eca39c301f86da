const payment = require("../../lib/payment");
const t = require("../../lib/i18n");
const trips = require("../../lib/trips");
const wallet = require("../../lib/wallet");

const LINE = { color: "#0f8f7cdd", width: 6 };

function paidText(trip, balance) {
  if (!trip.cost) return t.summary.free;
  if (trip.due) return t.summary.after;
  if (trip.settled) return t.payment.paid;
  const [text, fen] =
    balance < 0 ? [t.summary.due, -balance] : [t.summary.paid, trip.cost];
  return text.replace("{0}", "¥" + (fen / 100).toFixed(2));
}

Page({
  data: {
    t,
    trip: null,
    missing: false,
    lines: [],
    paid: "",
    poor: false,
    paying: false,
  },

  onLoad({ id }) {
    wx.setNavigationBarTitle({ title: t.titles.summary });
    const trip = trips.find(id);
    if (!trip) {
      this.setData({ missing: true });
      return;
    }
    const lines =
      trip.track.length > 1
        ? [Object.assign({ points: trip.track }, LINE)]
        : [];
    this.setData({ trip, lines });
  },

  onShow() {
    this.refresh();
    wallet.sync().then(() => this.refresh());
  },

  /** A trip is no longer due where the server has its money, from a top-up or from another device. */
  refresh() {
    const { trip } = this.data;
    if (!trip) return;
    const due = wallet.due();
    const now =
      trip.due && wallet.isServed() && (!due || due.id !== trip.served)
        ? trips.settle(trip.id)
        : trip;
    const balance = wallet.balance();
    this.setData({
      trip: now,
      paid: paidText(now, balance),
      poor: Boolean(now.due) || balance < 0,
    });
  },

  onPay() {
    if (this.data.paying) return;
    this.setData({ paying: true });
    payment
      .ride(this.data.trip.served)
      .then(() => wallet.sync())
      .then(() => {
        this.setData({ paying: false });
        this.refresh();
      });
  },

  onTopUp() {
    wx.navigateTo({ url: "/pages/wallet/wallet" });
  },

  onDone() {
    wx.navigateBack();
  },
});
