const trips = require("./lib/trips");
const wallet = require("./lib/wallet");

App({
  onLaunch() {
    wallet.load();
    wallet.sync();
    trips.load();
  },
});
