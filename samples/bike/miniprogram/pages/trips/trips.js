const t = require("../../lib/i18n");
const trips = require("../../lib/trips");

Page({
  data: { t, trips: [], totals: {}, loaded: false },

  onLoad() {
    wx.setNavigationBarTitle({ title: t.titles.trips });
    this.setData({
      trips: trips.all(),
      totals: trips.totals(),
      loaded: true,
    });
  },

  onTrip(event) {
    const { id } = event.currentTarget.dataset;
    wx.navigateTo({ url: "/pages/summary/summary?id=" + id });
  },
});
