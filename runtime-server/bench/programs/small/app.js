const Cart = require("./utils/cart");

App({
  onLaunch() {
    this.globalData.cart = new Cart();
  },

  globalData: { cart: null },
});
