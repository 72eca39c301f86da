const i18n = require("../../lib/i18n");
const server = require("../../lib/server");

const { t } = i18n;
const CAR = "car";

Page({
  data: { t, plate: "", papers: "", examples: [], closed: false },

  onLoad() {
    wx.setNavigationBarTitle({ title: t.name });
    this.setData(wx.getStorageSync(CAR) || {});
    this.load();
  },

  load() {
    server.get("/examples").then(
      (examples) => this.setData({ examples, closed: false }),
      () => this.setData({ closed: true }),
    );
  },

  onPlate(event) {
    this.setData({ plate: event.detail.value });
  },

  onPapers(event) {
    this.setData({ papers: event.detail.value });
  },

  onExample(event) {
    const { plate, papers } =
      this.data.examples[event.currentTarget.dataset.index];
    this.setData({ plate, papers });
  },

  onFind() {
    const plate = this.data.plate.replace(/[\s·.-]/g, "").toUpperCase();
    const papers = this.data.papers.trim();
    if (!/^[\u4e00-\u9fff][A-Z][A-Z0-9]{5,6}$/.test(plate)) {
      wx.showToast({ title: t.search.needPlate, icon: "none" });
    } else if (!/^\d{4}$/.test(papers)) {
      wx.showToast({ title: t.search.needPapers, icon: "none" });
    } else {
      wx.setStorageSync(CAR, { plate, papers });
      const query = "plate=" + encodeURIComponent(plate) + "&papers=" + papers;
      wx.navigateTo({ url: "/pages/notices/notices?" + query });
    }
  },

  onReceipts() {
    wx.navigateTo({ url: "/pages/receipts/receipts" });
  },

  onShareAppMessage() {
    return { title: t.shareTitle, path: "/pages/search/search" };
  },
});
