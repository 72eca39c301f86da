const i18n = require("../../lib/i18n");
const server = require("../../lib/server");

const { t } = i18n;

Page({
  data: { t, baskets: null, closed: false },

  onLoad() {
    wx.setNavigationBarTitle({ title: t.titles.visits });
  },

  onShow() {
    server.get("/baskets").then(
      (baskets) =>
        this.setData({
          closed: false,
          baskets: baskets.map((basket) =>
            Object.assign({}, basket, { picture: "" }),
          ),
        }),
      () => this.setData({ closed: true }),
    );
  },

  onBasket(event) {
    const { number } = event.currentTarget.dataset;
    wx.navigateTo({ url: "/pages/exit/exit?number=" + number });
  },
});
