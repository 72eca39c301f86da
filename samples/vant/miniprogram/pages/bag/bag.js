import Dialog from "@vant/weapp/dialog/dialog";

const i18n = require("../../lib/i18n");
const slots = require("../../lib/slots");
const store = require("../../lib/store");

Page({
  data: {
    t: {},
    lines: [],
    total: 0,
    times: [],
    time: "",
    picking: false,
    note: "",
  },

  onLoad() {
    const t = i18n.texts();
    wx.setNavigationBarTitle({ title: t.titles.bag });
    this.setData({ t, times: [t.soon].concat(slots.today()), time: t.soon });
    this.refresh();
  },

  refresh() {
    this.setData({ lines: store.lines(), total: store.total() });
  },

  onCount(event) {
    store.setCount(event.currentTarget.dataset.key, event.detail);
    this.refresh();
  },

  onRemove(event) {
    store.remove(event.currentTarget.dataset.key);
    this.refresh();
  },

  onPick() {
    this.setData({ picking: true });
  },

  onPickClosed() {
    this.setData({ picking: false });
  },

  onPicked(event) {
    this.setData({ time: event.detail.value, picking: false });
  },

  onNote(event) {
    this.setData({ note: event.detail });
  },

  async onOrder() {
    const { t, time, total, note } = this.data;
    const price = "¥" + total / 100;
    try {
      await Dialog.confirm({
        title: t.ask,
        message: t.askText.replace("{0}", price).replace("{1}", time),
        confirmButtonText: t.confirm,
        cancelButtonText: t.cancel,
      });
    } catch {
      return;
    }
    store.order(time, note.trim());
    wx.switchTab({
      url: "/pages/me/me",
      success: () => wx.showToast({ title: t.ordered, icon: "none" }),
    });
  },
});
