const basket = require("../../lib/basket");
const i18n = require("../../lib/i18n");
const server = require("../../lib/server");

const { code, t } = i18n;

Page({
  data: { t, code, goods: null, closed: false },

  onLoad() {
    wx.setNavigationBarTitle({ title: t.titles.shelf });
    this.load();
  },

  load() {
    server.get("/goods").then(
      (goods) => this.setData({ goods, closed: false }),
      () => this.setData({ closed: true }),
    );
  },

  onTake(event) {
    const { index } = event.currentTarget.dataset;
    basket.add(this.data.goods[index].article);
    wx.showToast({ title: t.basket.added, icon: "success" });
  },
});
