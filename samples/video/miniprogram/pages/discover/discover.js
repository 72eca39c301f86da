const films = require("../../lib/films");
const i18n = require("../../lib/i18n");
const store = require("../../lib/store");

/** How many half-watched films are offered at the top. */
const GOING_MAX = 2;

Page({
  data: {
    t: { categories: [] },
    category: "",
    tonight: null,
    going: [],
    films: [],
  },

  onShow() {
    const t = i18n.texts();
    wx.setNavigationBarTitle({ title: t.titles.discover });
    this.setData({ t });
    this.refresh();
  },

  refresh() {
    const { category } = this.data;
    const all = films.inCategory(category).map(store.withProgress);
    const going = films
      .all()
      .map(store.withProgress)
      .filter((film) => film.going)
      .sort((one, other) => other.when - one.when)
      .slice(0, GOING_MAX);
    this.setData({
      going: category ? [] : going,
      tonight: category ? null : all[0],
      films: category ? all : all.slice(1),
    });
  },

  onCategory(event) {
    this.setData({ category: event.currentTarget.dataset.id });
    this.refresh();
  },

  onShareAppMessage() {
    return { title: this.data.t.hello, path: "/pages/discover/discover" };
  },
});
