const i18n = require("../../lib/i18n");
const scan = require("../../lib/scan");
const server = require("../../lib/server");

const { code, t } = i18n;

Page({
  data: { t, code, stations: null, running: null, closed: false },

  /** The code on a station opens this page with the station as its scene. */
  onLoad({ scene }) {
    wx.setNavigationBarTitle({ title: t.name });
    const station = scan.stationIn(decodeURIComponent(scene || ""));
    if (station) this.rent(station);
  },

  onShow() {
    this.refresh();
  },

  onPullDownRefresh() {
    this.refresh().then(() => wx.stopPullDownRefresh());
  },

  refresh() {
    return Promise.all([server.get("/stations"), server.get("/rentals")]).then(
      ([stations, rentals]) =>
        this.setData({
          stations: stations.map((cabinet) =>
            Object.assign({ id: cabinet.station.id }, cabinet),
          ),
          running: rentals.find(({ returnedAt }) => !returnedAt) || null,
          closed: false,
        }),
      () => this.setData({ closed: true }),
    );
  },

  onScan() {
    scan.station(t.stations).then((station) => {
      if (station) this.rent(station);
      else if (station === "")
        wx.showToast({ title: t.stations.notStation, icon: "none" });
    });
  },

  onStation(event) {
    const { id, free } = event.currentTarget.dataset;
    if (free) this.rent(id);
  },

  rent(id) {
    wx.navigateTo({ url: "/pages/rent/rent?station=" + id });
  },

  onRunning() {
    const { number } = this.data.running;
    wx.navigateTo({ url: "/pages/rental/rental?number=" + number });
  },

  onRentals() {
    wx.navigateTo({ url: "/pages/rentals/rentals" });
  },

  onAgain() {
    this.refresh();
  },

  onShareAppMessage() {
    return { title: t.shareTitle, path: "/pages/stations/stations" };
  },
});
