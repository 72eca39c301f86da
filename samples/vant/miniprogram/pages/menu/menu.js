import Toast from "@vant/weapp/toast/toast";

const i18n = require("../../lib/i18n");
const menu = require("../../lib/menu");
const store = require("../../lib/store");

Page({
  data: {
    t: {},
    query: "",
    section: 0,
    sections: [],
    found: 0,
    dish: null,
    choosing: false,
    count: 0,
    total: 0,
  },

  onShow() {
    const t = i18n.texts();
    wx.setNavigationBarTitle({ title: t.titles.menu });
    this.setData({ t, count: store.count(), total: store.total() });
    this.look(this.data.query);
  },

  look(query) {
    const sections = menu.sections(query);
    const found = sections.reduce((sum, { dishes }) => sum + dishes.length, 0);
    this.setData({ query, sections, found });
  },

  onSearch(event) {
    this.look(event.detail);
  },

  onSection(event) {
    this.setData({ section: event.detail.index });
  },

  onDish(event) {
    const dish = menu.find(event.currentTarget.dataset.id);
    this.setData({ dish, choosing: true });
  },

  onSheetClosed() {
    this.setData({ choosing: false });
  },

  onAdd(event) {
    store.add(event.detail);
    this.setData({
      choosing: false,
      count: store.count(),
      total: store.total(),
    });
    Toast(this.data.t.added);
  },

  onBag() {
    wx.navigateTo({ url: "/pages/bag/bag" });
  },

  onShareAppMessage() {
    return { title: this.data.t.slogan, path: "/pages/menu/menu" };
  },
});
