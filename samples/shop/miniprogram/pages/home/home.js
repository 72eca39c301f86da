const cart = require("../../lib/cart");
const catalogue = require("../../lib/catalogue");
const i18n = require("../../lib/i18n");
const quickAdd = require("../../lib/quick-add");

const PAGE_SIZE = 8;
/** How far the shelf turns when somebody asks for other picks. */
const TURN = 5;

Page({
  behaviors: [quickAdd],

  data: {
    t: i18n.texts(),
    categories: catalogue.CATEGORIES,
    covers: {},
    fresh: [],
    products: [],
    ended: false,
  },

  onLoad() {
    const covers = {};
    catalogue.CATEGORIES.forEach((category) => {
      covers[category] = catalogue.inCategory(category)[0].picture;
    });
    this.setData({ covers, fresh: catalogue.fresh() });
    this.shelf = catalogue.ranked();
    this.showFirst();
  },

  onShow() {
    cart.showBadge();
    wx.setNavigationBarTitle({ title: this.data.t.shop });
  },

  showFirst() {
    this.setData({ products: this.shelf.slice(0, PAGE_SIZE), ended: false });
  },

  onReachBottom() {
    if (this.data.ended) return;
    const count = this.data.products.length + PAGE_SIZE;
    this.setData({
      products: this.shelf.slice(0, count),
      ended: count >= this.shelf.length,
    });
  },

  onPullDownRefresh() {
    this.shelf = this.shelf.slice(TURN).concat(this.shelf.slice(0, TURN));
    this.showFirst();
    wx.stopPullDownRefresh();
    wx.showToast({ title: this.data.t.otherPicks, icon: "none" });
  },

  onSearch() {
    wx.navigateTo({ url: "/pages/search/search" });
  },

  onProduct(event) {
    const { id } = event.currentTarget.dataset;
    wx.navigateTo({ url: "/pages/product/product?id=" + id });
  },

  /** A tab takes no query, so the category is handed over by the app. */
  onCategory(event) {
    getApp().category = event.currentTarget.dataset.category;
    wx.switchTab({ url: "/pages/categories/categories" });
  },

  onShareAppMessage() {
    return { title: this.data.t.shareTitle, path: "/pages/home/home" };
  },

  onShareTimeline() {
    return { title: this.data.t.shareTitle };
  },
});
