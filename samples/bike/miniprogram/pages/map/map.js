const bikes = require("../../lib/bikes");
const place = require("../../lib/place");
const ride = require("../../lib/ride");
const t = require("../../lib/i18n");
const wallet = require("../../lib/wallet");

const MARKER = { width: 44, height: 44 };

function marker(bike, index, chosen) {
  const look = bike.kind + (chosen ? "-on" : "");
  return Object.assign(
    {
      id: index,
      latitude: bike.latitude,
      longitude: bike.longitude,
      iconPath: "/images/marker-" + look + ".png",
      ariaLabel: t.kinds[bike.kind] + " " + bike.number,
    },
    MARKER,
  );
}

Page({
  data: {
    t,
    center: bikes.WEST_LAKE,
    markers: [],
    bikes: [],
    chosen: null,
    known: true,
    riding: null,
    balance: 0,
  },

  onLoad() {
    wx.setNavigationBarTitle({ title: t.name });
    this.locate();
  },

  onShow() {
    this.refresh();
    wallet.sync().then(() => this.refresh());
  },

  refresh() {
    this.setData({ riding: ride.current(), balance: wallet.balance() });
  },

  onReady() {
    this.map = wx.createMapContext("map", this);
  },

  locate() {
    return place.find().then((here) => {
      const center = { latitude: here.latitude, longitude: here.longitude };
      const around = bikes.near(center);
      this.setData({ center, known: here.known, bikes: around });
      this.choose(null);
    });
  },

  choose(chosen) {
    this.setData({
      chosen,
      markers: this.data.bikes.map((bike, index) =>
        marker(bike, index, bike === chosen),
      ),
    });
  },

  onMarker(event) {
    this.choose(this.data.bikes[event.detail.markerId]);
  },

  onClose() {
    this.choose(null);
  },

  onLocate() {
    this.locate().then(() => {
      if (this.data.known) this.map.moveToLocation();
    });
  },

  /** The person refused before, so only the settings can change it. */
  onAllow() {
    wx.openSetting({
      success: ({ authSetting }) => {
        if (authSetting["scope.userLocation"] !== false) this.locate();
      },
      fail: () => {},
    });
  },

  onScan() {
    wx.scanCode({
      success: ({ result }) => this.scanned(bikes.numberIn(result)),
      fail: ({ errMsg }) => {
        if (!/cancel/.test(errMsg)) this.tellNoCamera();
      },
    });
  },

  scanned(number) {
    if (bikes.byNumber(number)) this.unlock(number);
    else wx.showToast({ title: t.notBike, icon: "none" });
  },

  tellNoCamera() {
    wx.showModal({
      title: t.noCamera,
      content: t.noCameraText,
      showCancel: false,
      confirmText: t.ok,
      success: () => this.onType(),
    });
  },

  onUnlock(event) {
    this.unlock(event.detail.number);
  },

  unlock(number) {
    wx.navigateTo({ url: "/pages/unlock/unlock?number=" + number });
  },

  onType() {
    wx.navigateTo({ url: "/pages/unlock/unlock" });
  },

  onRide() {
    wx.navigateTo({ url: "/pages/ride/ride" });
  },

  onWallet() {
    wx.navigateTo({ url: "/pages/wallet/wallet" });
  },

  onTrips() {
    wx.navigateTo({ url: "/pages/trips/trips" });
  },

  onShareAppMessage() {
    return { title: t.shareTitle, path: "/pages/map/map" };
  },
});
