import Toast from "tdesign-miniprogram/toast/index";

const categories = require("../../lib/categories");
const dates = require("../../lib/dates");
const i18n = require("../../lib/i18n");
const store = require("../../lib/store");

const BACK_MS = 600;

/** Fen of what somebody typed, 0 when that is no amount. */
function fen(text) {
  const amount = text.trim().replace(",", ".");
  return /^\d{1,7}(\.\d{1,2})?$/.test(amount) ? Math.round(amount * 100) : 0;
}

Page({
  data: {
    t: {},
    key: "",
    kind: "out",
    category: "groceries",
    categories: [],
    amount: "",
    note: "",
    day: "",
    picking: false,
    asking: false,
  },

  onLoad({ key }) {
    const t = i18n.texts();
    const entry = key && store.find(key);
    wx.setNavigationBarTitle({ title: entry ? t.titles.edit : t.titles.add });
    this.setData({ t, day: dates.today() });
    if (entry) {
      const { kind, category, note, day } = entry;
      const amount = (entry.amount / 100).toFixed(2);
      this.setData({ key, kind, category, amount, note, day });
    }
    this.offer();
  },

  /** Categories of the chosen direction; the first one when the chosen one is none of them. */
  offer() {
    const { kind, category, t } = this.data;
    const offered = categories.of(kind, t);
    const known = offered.some(({ id }) => id === category);
    this.setData({
      categories: offered,
      category: known ? category : offered[0].id,
    });
  },

  onKind(event) {
    this.setData({ kind: event.detail.value });
    this.offer();
  },

  onAmount(event) {
    this.setData({ amount: event.detail.value });
  },

  onNote(event) {
    this.setData({ note: event.detail.value });
  },

  onCategory(event) {
    this.setData({ category: event.currentTarget.dataset.id });
  },

  onPick() {
    this.setData({ picking: true });
  },

  onPicked(event) {
    this.setData({ day: event.detail.value, picking: false });
  },

  onPickClosed() {
    this.setData({ picking: false });
  },

  onSave() {
    const { t, key, kind, category, note, day } = this.data;
    const amount = fen(this.data.amount);
    if (!amount) {
      this.tell(t.wrongAmount);
      return;
    }
    store.put({ key, kind, category, amount, note: note.trim(), day });
    this.leave(t.saved);
  },

  onRemove() {
    this.setData({ asking: true });
  },

  onKeep() {
    this.setData({ asking: false });
  },

  onRemoveConfirmed() {
    this.setData({ asking: false });
    store.remove(this.data.key);
    this.leave(this.data.t.removed);
  },

  tell(message) {
    Toast({ context: this, selector: "#t-toast", message });
  },

  leave(message) {
    this.tell(message);
    setTimeout(() => wx.navigateBack(), BACK_MS);
  },
});
