const bikes = require("../../lib/bikes");
const payment = require("../../lib/payment");
const ride = require("../../lib/ride");
const rides = require("../../lib/rides");
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
    } else {
      this.setData({ opening: true, focused: false });
      wallet.sync().then((served) => this.unlock(bike, served));
    }
  },

  /** The server lets people ride first and pay after; without it, the wallet must have something for the ride. */
  unlock(bike, served) {
    if (served && wallet.due()) this.askToPay(wallet.due());
    else if (!served && wallet.balance() < bike.rate) this.askToTopUp();
    else {
      const begun = served ? rides.start(bike) : Promise.resolve(null);
      const opened = new Promise((resolve) => {
        this.timer = setTimeout(resolve, OPENING_MS);
      });
      Promise.all([begun, opened]).then(
        ([id]) => this.start(bike, id),
        () => this.tell(t.unlock.failed),
      );
    }
  },

  start(bike, id) {
    ride.start(bike, id);
    wx.redirectTo({ url: "/pages/ride/ride" });
    wx.showToast({ title: t.unlock.ready, icon: "success" });
  },

  tell(title) {
    this.setData({ opening: false });
    wx.showToast({ title, icon: "none" });
  },

  askToPay(due) {
    this.setData({ opening: false });
    wx.showModal({
      content: t.unlock.due.replace("{0}", "¥" + (due.cost / 100).toFixed(2)),
      confirmText: t.yes,
      cancelText: t.no,
      success: ({ confirm }) => confirm && payment.ride(due.id),
    });
  },

  askToTopUp() {
    this.setData({ opening: false });
    wx.showModal({
      content: t.unlock.poor,
      confirmText: t.yes,
      cancelText: t.no,
      success: ({ confirm }) =>
        confirm && wx.redirectTo({ url: "/pages/wallet/wallet" }),
    });
  },
});
