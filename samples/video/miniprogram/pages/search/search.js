const films = require("../../lib/films");
const i18n = require("../../lib/i18n");
const store = require("../../lib/store");

Page({
  data: { t: {}, query: "", found: [], recent: [] },

  onLoad() {
    const t = i18n.texts();
    wx.setNavigationBarTitle({ title: t.titles.search });
    this.setData({ t, recent: store.searches() });
  },

  /** Comes back from a film, whose progress may have changed. */
  onShow() {
    this.look(this.data.query);
  },

  look(query) {
    const found = films.search(query).map(store.withProgress);
    this.setData({ query, found });
  },

  onQuery(event) {
    this.look(event.detail.value);
  },

  onConfirm() {
    const query = this.data.query.trim();
    if (!query) return;
    store.searched(query);
    this.setData({ recent: store.searches() });
  },

  onRecent(event) {
    this.look(event.currentTarget.dataset.query);
  },

  onForget() {
    store.forgetSearches();
    this.setData({ recent: [] });
  },
});
