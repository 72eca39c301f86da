const i18n = require("../../lib/i18n");
const server = require("../../lib/server");

const { code, t } = i18n;

Page({
  data: { t, code, rentals: null, closed: false },

  onLoad() {
    wx.setNavigationBarTitle({ title: t.titles.rentals });
  },

  onShow() {
    server.get("/rentals").then(
      (rentals) => this.setData({ rentals, closed: false }),
      () => this.setData({ closed: true }),
    );
  },

  onRental(event) {
    const { number } = event.currentTarget.dataset;
    wx.navigateTo({ url: "/pages/rental/rental?number=" + number });
  },
});
