const dates = require("../../lib/dates");
const i18n = require("../../lib/i18n");
const store = require("../../lib/store");
const taskList = require("../../lib/task-list");

/** Splits tasks into the sections of the page, empty ones left out. */
function sections(tasks, t) {
  const today = dates.today();
  const open = tasks.filter((task) => !task.done);
  return [
    {
      id: "overdue",
      name: t.overdue,
      tasks: open.filter((task) => task.due && task.due < today),
    },
    {
      id: "today",
      name: t.today,
      tasks: open.filter((task) => task.due === today),
    },
    {
      id: "later",
      name: t.later,
      tasks: open.filter((task) => task.due > today),
    },
    { id: "undated", name: t.noDate, tasks: open.filter((task) => !task.due) },
    { id: "done", name: t.done, tasks: tasks.filter((task) => task.done) },
  ].filter((section) => section.tasks.length);
}

Page({
  behaviors: [taskList],

  data: { words: "", filter: 0, list: "", groups: [] },

  onShow() {
    this.prepare();
    wx.setNavigationBarTitle({ title: i18n.texts().titles.all });
    this.refresh();
  },

  refresh() {
    const { words, filter, list } = this.data;
    const needle = words.trim().toLowerCase();
    const tasks = store
      .all()
      .filter((task) => !list || task.list === list)
      .filter((task) => filter === 0 || task.done === (filter === 2))
      .filter(
        (task) =>
          !needle ||
          (task.title + "\n" + task.note).toLowerCase().includes(needle),
      );
    this.setData({ groups: sections(tasks, i18n.texts()) });
  },

  onWords(event) {
    this.setData({ words: event.detail.value });
    this.refresh();
  },

  onClear() {
    this.setData({ words: "" });
    this.refresh();
  },

  onFilter(event) {
    this.setData({ filter: event.currentTarget.dataset.index });
    this.refresh();
  },

  onList(event) {
    this.setData({ list: event.currentTarget.dataset.list });
    this.refresh();
  },
});
