import Dialog from "@vant/weapp/dialog/dialog";
import Toast from "@vant/weapp/toast/toast";

const i18n = require("../../lib/i18n");
const store = require("../../lib/store");

const TABLES = 0;
const ORDERS = 1;

Page({
  data: {
    t: { segments: [], seats: [] },
    segment: TABLES,
    tables: [],
    orders: [],
  },

  onShow() {
    const t = i18n.texts();
    wx.setNavigationBarTitle({ title: t.titles.me });
    this.setData({ t });
    this.refresh();
    if (!store.tables().length && store.orders().length) {
      this.setData({ segment: ORDERS });
    }
  },

  refresh() {
    this.setData({ tables: store.tables(), orders: store.orders() });
  },

  onSegment(event) {
    this.setData({ segment: event.detail.index });
  },

  async onCancel(event) {
    const { t } = this.data;
    try {
      await Dialog.confirm({
        message: t.cancelAsk,
        confirmButtonText: t.confirm,
        cancelButtonText: t.cancel,
      });
    } catch {
      return;
    }
    store.cancel(event.currentTarget.dataset.key);
    this.refresh();
  },

  onRate(event) {
    store.rate(event.currentTarget.dataset.key, event.detail);
    this.refresh();
    Toast(this.data.t.thanks);
  },
});
