const catalogue = require("../../lib/catalogue");
const i18n = require("../../lib/i18n");
const quickAdd = require("../../lib/quick-add");

const RECENT = "searches";
const RECENT_KEPT = 8;

Page({
  behaviors: [quickAdd],

  data: { t: i18n.texts(), words: "", found: [], recent: [] },

  onLoad() {
    wx.setNavigationBarTitle({ title: this.data.t.titles.search });
    this.setData({ recent: wx.getStorageSync(RECENT) || [] });
  },

  look(words) {
    this.setData({
      words,
      found: catalogue.search(words, this.data.t.categories),
    });
  },

  onWords(event) {
    this.look(event.detail.value);
  },

  onWord(event) {
    this.look(event.currentTarget.dataset.word);
    this.remember();
  },

  onClear() {
    this.look("");
  },

  remember() {
    const words = this.data.words.trim();
    if (!words) return;
    const others = this.data.recent.filter((other) => other !== words);
    this.keep([words].concat(others).slice(0, RECENT_KEPT));
  },

  onForget() {
    this.keep([]);
  },

  keep(recent) {
    this.setData({ recent });
    wx.setStorageSync(RECENT, recent);
  },
});
