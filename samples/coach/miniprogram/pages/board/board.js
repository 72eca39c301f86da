const i18n = require("../../lib/i18n");
const server = require("../../lib/server");

const { code, t } = i18n;
const STATION = "station";
const FIRST = "wuzhen";

Page({
  data: { t, code, station: null, departures: [], closed: false },

  /** A code on a station's wall opens this page with the station as its scene; a shared link names it in its path. */
  onLoad({ scene, station }) {
    wx.setNavigationBarTitle({ title: t.name });
    const named = decodeURIComponent(scene || "") || station;
    this.keep(named || wx.getStorageSync(STATION) || FIRST);
  },

  onShow() {
    this.refresh();
  },

  onPullDownRefresh() {
    this.refresh().then(() => wx.stopPullDownRefresh());
  },

  keep(id) {
    this.id = id;
    wx.setStorageSync(STATION, id);
  },

  choose(id) {
    this.keep(id);
    return this.refresh();
  },

  refresh() {
    return server.get("/stations/" + encodeURIComponent(this.id)).then(
      ({ station, departures }) =>
        this.setData({ station, departures, closed: false }),
      ({ status }) => {
        if (status === 404 && this.id !== FIRST) return this.choose(FIRST);
        this.setData({ closed: true });
      },
    );
  },

  onStation() {
    server.get("/stations").then(
      (stations) =>
        wx.showActionSheet({
          itemList: stations.map(({ name }) => name[code]),
          success: ({ tapIndex }) => this.choose(stations[tapIndex].id),
          fail: () => {},
        }),
      () => this.setData({ closed: true }),
    );
  },

  onDeparture(event) {
    const { id, seats } = event.currentTarget.dataset;
    if (seats) wx.navigateTo({ url: "/pages/buy/buy?departure=" + id });
  },

  onTickets() {
    wx.navigateTo({ url: "/pages/tickets/tickets" });
  },

  onInspect() {
    wx.navigateTo({ url: "/pages/inspect/inspect" });
  },

  onAgain() {
    this.refresh();
  },

  onShareAppMessage() {
    const { station } = this.data;
    return {
      title: t.shareTitle.replace("{0}", station ? station.name[code] : t.name),
      path: "/pages/board/board?station=" + this.id,
    };
  },
});
