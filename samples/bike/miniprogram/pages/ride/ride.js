const place = require("../../lib/place");
const ride = require("../../lib/ride");
const rides = require("../../lib/rides");
const t = require("../../lib/i18n");
const trips = require("../../lib/trips");
const wallet = require("../../lib/wallet");

const TICK_MS = 1000;
const PASS_MS = 20000;

Page({
  data: { t, ride: null, figures: {}, gone: false },

  onLoad() {
    wx.setNavigationBarTitle({ title: t.titles.ride });
  },

  /** The time is counted from the start, so what passed while the page was away is not lost. */
  onShow() {
    this.setData({ ride: ride.current(), gone: !ride.current() });
    if (this.data.gone) return;
    this.tick();
    this.ticking = setInterval(() => this.tick(), TICK_MS);
    this.passing = setInterval(() => this.pass(), PASS_MS);
    this.pass();
    wx.setKeepScreenOn({ keepScreenOn: true, fail: () => {} });
  },

  onHide() {
    this.rest();
  },

  onUnload() {
    this.rest();
  },

  rest() {
    clearInterval(this.ticking);
    clearInterval(this.passing);
    wx.setKeepScreenOn({ keepScreenOn: false, fail: () => {} });
  },

  tick() {
    this.setData({ figures: ride.figures(this.data.ride) });
  },

  /** Notes where the bike is; without the person's consent the way stays unknown. */
  pass() {
    place.find().then((here) => {
      if (here.known && ride.current()) this.setData({ ride: ride.pass(here) });
    });
  },

  onLock() {
    wx.showModal({
      content: t.ride.lockAsk,
      confirmText: t.yes,
      cancelText: t.no,
      success: ({ confirm }) => confirm && this.finish(),
    });
  },

  finish() {
    const { served } = this.data.ride;
    if (!served) {
      const trip = this.end({});
      if (trip.cost) wallet.add("trip", -trip.cost, trip.number);
      return;
    }
    rides.finish(served).then(
      (price) => {
        if (price.due) wallet.owe({ id: served, cost: price.cost });
        this.end(price);
      },
      () => wx.showToast({ title: t.ride.failed, icon: "none" }),
    );
  },

  /** `price` is the server's, where there is one. */
  end(price) {
    this.rest();
    const trip = trips.add(Object.assign(ride.finish(), price));
    wx.redirectTo({ url: "/pages/summary/summary?id=" + trip.id });
    return trip;
  },
});
