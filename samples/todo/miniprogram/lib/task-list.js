const dates = require("./dates");
const i18n = require("./i18n");
const store = require("./store");

/** What every page with task rows does with them; the page itself has `refresh()`. */
module.exports = Behavior({
  data: { t: {}, today: "", names: {}, opened: "", snack: "", gone: null },

  methods: {
    /** Texts and day, which may have changed while the page was away. */
    prepare() {
      const t = i18n.texts();
      const names = {};
      t.lists.forEach((list) => (names[list.id] = list.name));
      this.setData({ t, names, today: dates.today() });
    },

    onSwipe(event) {
      const { id, opened } = event.detail;
      if (opened) this.setData({ opened: id });
      else if (this.data.opened === id) this.setData({ opened: "" });
    },

    closeRows() {
      if (this.data.opened) this.setData({ opened: "" });
    },

    onOpen(event) {
      this.closeRows();
      wx.navigateTo({ url: "/pages/detail/detail?id=" + event.detail.id });
    },

    onToggle(event) {
      store.toggle(event.detail.id);
      this.refresh();
    },

    onPin(event) {
      const task = store.find(event.detail.id);
      store.update(task.id, { pinned: !task.pinned });
      this.setData({ opened: "" });
      this.refresh();
    },

    onRemove(event) {
      const gone = store.remove(event.detail.id);
      this.setData({
        opened: "",
        gone,
        snack: this.data.t.removed.replace("{0}", gone.title),
      });
      this.refresh();
    },

    onUndo() {
      if (this.data.gone) store.restore(this.data.gone);
      this.onSnackClosed();
      this.refresh();
    },

    onSnackClosed() {
      this.setData({ snack: "", gone: null });
    },

    onMenu(event) {
      const { t } = this.data;
      const task = store.find(event.detail.id);
      const items = [
        { text: task.pinned ? t.unpin : t.pin, run: () => this.onPin(event) },
        { text: t.moveToday, run: () => this.move(task.id, 0) },
        { text: t.moveTomorrow, run: () => this.move(task.id, 1) },
        { text: t.remove, run: () => this.onRemove(event) },
      ];
      wx.showActionSheet({
        itemList: items.map((item) => item.text),
        success: (result) => items[result.tapIndex].run(),
        fail: () => {},
      });
    },

    move(id, days) {
      store.update(id, { due: dates.shifted(days) });
      this.refresh();
    },
  },
});
