const categories = require("../../lib/categories");
const dates = require("../../lib/dates");
const i18n = require("../../lib/i18n");
const store = require("../../lib/store");

/** Entries by day, the newest day first, each with how its category looks. */
function byDay(entries, t) {
  const groups = [];
  entries.forEach((entry) => {
    const dressed = Object.assign({}, entry, {
      look: categories.dressed(entry.category, t),
    });
    const group = groups.find(({ day }) => day === entry.day);
    if (group) group.entries.push(dressed);
    else groups.push({ day: entry.day, entries: [dressed] });
  });
  return groups;
}

Page({
  data: {
    t: {},
    whole: false,
    spent: 0,
    earned: 0,
    budget: 1,
    share: 0,
    perDay: 0,
    groups: [],
  },

  onShow() {
    const t = i18n.texts();
    wx.setNavigationBarTitle({ title: t.titles.home });
    const entries = store.inMonth(dates.today().slice(0, 7));
    const { budget, hideCents } = store.settings();
    const spent = store.sum(entries, "out");
    this.setData({
      t,
      whole: hideCents,
      spent,
      earned: store.sum(entries, "in"),
      budget,
      share: Math.min(Math.round((spent / budget) * 100), 100),
      perDay: Math.floor((budget - spent) / dates.daysLeft()),
      groups: byDay(entries, t),
    });
  },

  onAdd() {
    wx.navigateTo({ url: "/pages/add/add" });
  },

  onEntry(event) {
    const { key } = event.currentTarget.dataset;
    wx.navigateTo({ url: "/pages/add/add?key=" + key });
  },

  onShareAppMessage() {
    return { title: this.data.t.titles.home, path: "/pages/home/home" };
  },
});
