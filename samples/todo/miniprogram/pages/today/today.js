const dates = require("../../lib/dates");
const i18n = require("../../lib/i18n");
const quick = require("../../lib/quick");
const store = require("../../lib/store");
const taskList = require("../../lib/task-list");

function greeting(t) {
  const hour = new Date().getHours();
  if (hour < 12) return t.morning;
  return hour < 18 ? t.afternoon : t.evening;
}

Page({
  behaviors: [taskList],

  data: {
    hello: "",
    overdue: [],
    open: [],
    done: [],
    total: 0,
    draft: "",
    showDone: true,
  },

  onShow() {
    this.prepare();
    wx.setNavigationBarTitle({ title: this.data.t.titles.today });
    this.refresh();
  },

  refresh() {
    const today = dates.today();
    const tasks = store.all();
    const open = tasks.filter((task) => !task.done && task.due === today);
    const overdue = tasks.filter(
      (task) => !task.done && task.due && task.due < today,
    );
    const done = tasks.filter((task) => task.done && task.doneOn === today);
    this.setData({
      today,
      hello: greeting(i18n.texts()),
      overdue,
      open,
      done,
      total: open.length + overdue.length + done.length,
      showDone: store.settings().showDone,
    });
  },

  onDraft(event) {
    this.setData({ draft: event.detail.value });
  },

  onAdd() {
    const draft = this.data.draft.trim();
    if (!draft) return;
    const { t, today } = this.data;
    const task = store.add(quick.parse(draft, today));
    this.setData({ draft: "" });
    this.refresh();
    if (task.due !== today)
      wx.showToast({ title: t.added, icon: "success", duration: 1200 });
  },

  onPullDownRefresh() {
    store.load(i18n.texts().seeds);
    this.prepare();
    this.refresh();
    wx.stopPullDownRefresh();
    wx.showToast({
      title: this.data.t.refreshed,
      icon: "none",
      duration: 1000,
    });
  },

  onShareAppMessage() {
    return { title: "Dayleaf", path: "/pages/today/today" };
  },
});
