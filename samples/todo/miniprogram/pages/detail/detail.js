const dates = require("../../lib/dates");
const i18n = require("../../lib/i18n");
const store = require("../../lib/store");

Page({
  data: { t: {}, today: "", task: null, missing: false, list: 0 },

  onLoad(query) {
    const t = i18n.texts();
    wx.setNavigationBarTitle({ title: t.titles.detail });
    const task = store.find(query.id);
    if (!task) {
      this.setData({ t, missing: true });
      return;
    }
    const created = dates.day(new Date(task.created));
    this.setData({
      t,
      task,
      created,
      today: dates.today(),
      list: t.lists.findIndex((list) => list.id === task.list),
    });
  },

  /** Every change is kept at once, so there is nothing to save. */
  change(fields) {
    const task = store.update(this.data.task.id, fields);
    const changed = {};
    Object.keys(fields).forEach(
      (name) => (changed["task." + name] = task[name]),
    );
    this.setData(changed);
  },

  onTitle(event) {
    this.change({ title: event.detail.value });
  },

  onNote(event) {
    this.change({ note: event.detail.value });
  },

  onDue(event) {
    this.change({ due: event.detail.value });
  },

  onClearDue() {
    this.change({ due: "" });
  },

  onList(event) {
    const list = Number(event.detail.value);
    this.setData({ list });
    this.change({ list: this.data.t.lists[list].id });
  },

  onPriority(event) {
    this.change({ priority: Number(event.detail.value) });
  },

  onPinned(event) {
    this.change({ pinned: event.detail.value });
  },

  onDone() {
    const { done } = store.toggle(this.data.task.id);
    this.setData({ "task.done": done });
    if (done) wx.navigateBack();
  },

  onRemove() {
    const { detail } = this.data.t;
    wx.showModal({
      title: detail.confirm,
      content: detail.confirmText,
      confirmText: detail.yes,
      cancelText: detail.no,
      confirmColor: "#d6483a",
      success: (result) => {
        if (!result.confirm) return;
        store.remove(this.data.task.id);
        wx.navigateBack();
      },
    });
  },
});
