const dates = require("../../lib/dates");
const i18n = require("../../lib/i18n");
const store = require("../../lib/store");

const DAYS = 7;
const LANGUAGES = ["auto", "zh", "en"];
const GOALS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

function doneOn(tasks, day) {
  return tasks.filter((task) => task.done && task.doneOn === day).length;
}

/** Days in a row with something done, up to today; today may still be empty. */
function streak(tasks) {
  let length = 0;
  let back = doneOn(tasks, dates.today()) ? 0 : 1;
  while (doneOn(tasks, dates.shifted(-back))) {
    length += 1;
    back += 1;
  }
  return length;
}

function week(tasks, goal) {
  const days = [];
  for (let back = DAYS - 1; back >= 0; back -= 1) {
    const day = dates.shifted(-back);
    days.push({ day, count: doneOn(tasks, day) });
  }
  const most = Math.max(goal, ...days.map((entry) => entry.count));
  return days.map((entry) =>
    Object.assign(entry, { height: Math.round((entry.count / most) * 100) }),
  );
}

Page({
  data: {
    t: {},
    days: [],
    figures: {},
    goal: 3,
    goals: [],
    showDone: true,
    language: 0,
  },

  onShow() {
    this.refresh();
  },

  refresh() {
    const t = i18n.texts();
    const tasks = store.all();
    const settings = store.settings();
    this.setData({
      t,
      today: dates.today(),
      days: week(tasks, settings.goal),
      figures: {
        streak: streak(tasks),
        total: tasks.filter((task) => task.done).length,
        open: tasks.filter((task) => !task.done).length,
      },
      goal: settings.goal,
      goals: GOALS.map((goal) => t.me.goalUnit.replace("{0}", goal)),
      showDone: settings.showDone,
      language: LANGUAGES.indexOf(settings.language),
    });
    wx.setNavigationBarTitle({ title: t.titles.me });
  },

  onGoal(event) {
    store.configure({ goal: GOALS[event.detail.value] });
    this.refresh();
  },

  onShowDone(event) {
    store.configure({ showDone: event.detail.value });
  },

  onLanguage(event) {
    store.configure({ language: LANGUAGES[event.detail.value] });
    i18n.load();
    getApp().nameTabs();
    this.refresh();
  },

  onClearDone() {
    const { t, figures } = this.data;
    if (!figures.total) {
      wx.showToast({ title: t.me.nothing, icon: "none" });
      return;
    }
    this.ask(t.me.clearConfirm, () => {
      const count = store.clearDone();
      wx.showToast({
        title: t.me.cleared.replace("{0}", count),
        icon: "success",
      });
    });
  },

  onReset() {
    this.ask(this.data.t.me.resetConfirm, () =>
      store.reset(i18n.texts().seeds),
    );
  },

  ask(content, run) {
    const { me } = this.data.t;
    wx.showModal({
      content,
      confirmText: me.ok,
      cancelText: me.cancel,
      confirmColor: "#d6483a",
      success: (result) => {
        if (!result.confirm) return;
        run();
        this.refresh();
      },
    });
  },
});
