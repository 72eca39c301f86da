const cart = require("./lib/cart");
const i18n = require("./lib/i18n");
const orders = require("./lib/orders");

App({
  onLaunch() {
    cart.load();
    orders.load();
    this.nameTabs();
  },

  /** Tab names are static in app.json, so the device's language is applied here. */
  nameTabs() {
    i18n
      .texts()
      .tabs.forEach((text, index) => wx.setTabBarItem({ index, text }));
  },
});
