const cart = require("../../lib/cart");
const catalogue = require("../../lib/catalogue");
const i18n = require("../../lib/i18n");
const quickAdd = require("../../lib/quick-add");

Page({
  behaviors: [quickAdd],

  data: {
    t: i18n.texts(),
    categories: catalogue.CATEGORIES,
    category: "",
    products: [],
    top: 0,
  },

  onShow() {
    const app = getApp();
    this.show(app.category || this.data.category || catalogue.CATEGORIES[0]);
    app.category = "";
    cart.showBadge();
    wx.setNavigationBarTitle({ title: this.data.t.titles.categories });
  },

  show(category) {
    if (category === this.data.category) return;
    this.setData({
      category,
      products: catalogue.inCategory(category),
      top: 0,
    });
  },

  onCategory(event) {
    this.show(event.currentTarget.dataset.category);
  },

  onSearch() {
    wx.navigateTo({ url: "/pages/search/search" });
  },
});
