const i18n = require("./lib/i18n");
const store = require("./lib/store");

App({
  onLaunch() {
    i18n.load();
    store.load();
    this.nameTabs();
  },

  /** Tab names are static in app.json, so the person's language is applied here. */
  nameTabs() {
    i18n
      .texts()
      .tabs.forEach((text, index) => wx.setTabBarItem({ index, text }));
  },
});
