const t = require("../../lib/i18n");
const trips = require("../../lib/trips");
const wallet = require("../../lib/wallet");

const LINE = { color: "#0f8f7cdd", width: 6 };

function paidText(trip, balance) {
  if (!trip.cost) return t.summary.free;
  const [text, fen] =
    balance < 0 ? [t.summary.due, -balance] : [t.summary.paid, trip.cost];
  return text.replace("{0}", "¥" + (fen / 100).toFixed(2));
}

Page({
  data: { t, trip: null, missing: false, lines: [], paid: "", poor: false },

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
    const { trip } = this.data;
    if (!trip) return;
    const balance = wallet.balance();
    this.setData({ paid: paidText(trip, balance), poor: balance < 0 });
  },

  onTopUp() {
    wx.navigateTo({ url: "/pages/wallet/wallet" });
  },

  onDone() {
    wx.navigateBack();
  },
});
