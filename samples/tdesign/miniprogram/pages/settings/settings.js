import Toast from "tdesign-miniprogram/toast/index";

const i18n = require("../../lib/i18n");
const store = require("../../lib/store");

const FEN = 100;

Page({
  data: { t: {}, budget: 0, hideCents: false, asking: false },

  onShow() {
    const t = i18n.texts();
    wx.setNavigationBarTitle({ title: t.titles.settings });
    const { budget, hideCents } = store.settings();
    this.setData({ t, budget: budget / FEN, hideCents });
  },

  onBudget(event) {
    const budget = event.detail.value;
    this.setData({ budget });
    store.configure({ budget: budget * FEN });
  },

  onHideCents(event) {
    const hideCents = event.detail.value;
    this.setData({ hideCents });
    store.configure({ hideCents });
  },

  onStart() {
    this.setData({ asking: true });
  },

  onKeep() {
    this.setData({ asking: false });
  },

  onClear() {
    this.setData({ asking: false });
    store.clear();
    Toast({
      context: this,
      selector: "#t-toast",
      message: this.data.t.cleared,
    });
  },
});
