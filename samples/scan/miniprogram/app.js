const basket = require("./lib/basket");

App({
  onLaunch() {
    basket.load();
  },
});
