const categories = require("../../lib/categories");
const dates = require("../../lib/dates");
const i18n = require("../../lib/i18n");
const store = require("../../lib/store");

Page({
  data: {
    t: {},
    kind: "out",
    month: "",
    months: [],
    total: 0,
    shares: [],
    bars: [],
  },

  onShow() {
    const t = i18n.texts();
    wx.setNavigationBarTitle({ title: t.titles.stats });
    const now = dates.today().slice(0, 7);
    const months = [-2, -1, 0].map((count) => dates.shifted(now, count));
    this.setData({ t, months, month: this.data.month || now });
    this.refresh();
  },

  refresh() {
    const { t, kind, month } = this.data;
    const shares = store.shares(month, kind);
    const total = shares.reduce((sum, { amount }) => sum + amount, 0);
    const days = store.daily(month);
    const highest = Math.max(...days, 1);
    this.setData({
      total,
      shares: shares.map(({ category, amount }) =>
        Object.assign(categories.dressed(category, t), {
          amount,
          percent: Math.round((amount / total) * 100),
        }),
      ),
      bars: days.map((amount) => Math.round((amount / highest) * 100)),
    });
  },

  onKind(event) {
    this.setData({ kind: event.detail.value });
    this.refresh();
  },

  onMonth(event) {
    this.setData({ month: event.currentTarget.dataset.month });
    this.refresh();
  },
});
