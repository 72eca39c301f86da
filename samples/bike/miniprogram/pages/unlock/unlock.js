const bikes = require("../../lib/bikes");
const ride = require("../../lib/ride");
const t = require("../../lib/i18n");
const wallet = require("../../lib/wallet");

const DIGITS = 6;
/** A lock takes a moment, and the person shall see that something happens. */
const OPENING_MS = 1200;

Page({
  data: {
    t,
    number: "",
    places: [0, 1, 2, 3, 4, 5],
    focused: true,
    wrong: false,
    opening: false,
  },

  onLoad({ number }) {
    wx.setNavigationBarTitle({ title: t.titles.unlock });
    if (!number) return;
    this.setData({ number, focused: false });
    this.open();
  },

  onUnload() {
    clearTimeout(this.timer);
  },

  onNumber(event) {
    const number = event.detail.value.replace(/\D/g, "").slice(0, DIGITS);
    this.setData({ number, wrong: false });
    if (number.length === DIGITS) this.open();
  },

  onFocus() {
    this.setData({ focused: true });
  },

  onBlur() {
    this.setData({ focused: false });
  },

  open() {
    const { number, opening } = this.data;
    if (opening || number.length < DIGITS) return;
    const bike = bikes.byNumber(number);
    if (!bike) {
      this.setData({ wrong: true });
      if (wx.vibrateShort) wx.vibrateShort({ type: "medium", fail: () => {} });
    } else if (wallet.balance() < bike.rate) {
      this.askToTopUp();
    } else {
      this.setData({ opening: true, focused: false });
      this.timer = setTimeout(() => this.start(bike), OPENING_MS);
    }
  },

  start(bike) {
    ride.start(bike);
    wx.redirectTo({ url: "/pages/ride/ride" });
    wx.showToast({ title: t.unlock.ready, icon: "success" });
  },

  askToTopUp() {
    wx.showModal({
      content: t.unlock.poor,
      confirmText: t.yes,
      cancelText: t.no,
      success: ({ confirm }) =>
        confirm && wx.redirectTo({ url: "/pages/wallet/wallet" }),
    });
  },
});
