import Dialog from "@vant/weapp/dialog/dialog";
import Toast from "@vant/weapp/toast/toast";

const i18n = require("../../lib/i18n");
const slots = require("../../lib/slots");
const store = require("../../lib/store");

const DAYS_AHEAD = 60;
const DAY_MS = 86400000;
const PHONE = /^\+?[\d\s-]{6,18}$/;

Page({
  data: {
    t: { seats: [] },
    minDate: 0,
    maxDate: 0,
    day: "",
    time: "",
    times: [],
    guests: 2,
    seat: 0,
    chair: false,
    name: "",
    phone: "",
    sheet: "",
  },

  onLoad() {
    const minDate = Date.now();
    this.setData({
      times: slots.all(),
      minDate,
      maxDate: minDate + DAYS_AHEAD * DAY_MS,
    });
  },

  onShow() {
    const t = i18n.texts();
    wx.setNavigationBarTitle({ title: t.titles.book });
    this.setData({ t });
  },

  onOpen(event) {
    this.setData({ sheet: event.currentTarget.dataset.sheet });
  },

  onClose() {
    this.setData({ sheet: "" });
  },

  onDay(event) {
    this.setData({ day: slots.day(new Date(event.detail)), sheet: "" });
  },

  onTime(event) {
    this.setData({ time: event.detail.value, sheet: "" });
  },

  onGuests(event) {
    this.setData({ guests: event.detail });
  },

  onSeat(event) {
    this.setData({ seat: event.currentTarget.dataset.index });
  },

  onChair(event) {
    this.setData({ chair: event.detail });
  },

  onName(event) {
    this.setData({ name: event.detail });
  },

  onPhone(event) {
    this.setData({ phone: event.detail });
  },

  /** The first thing that is still missing, in words. */
  problem() {
    const { t, day, time, name, phone } = this.data;
    const wanted = [
      [day, t.day],
      [time, t.time],
      [name.trim(), t.name],
      [phone.trim(), t.phone],
    ];
    const missing = wanted.find(([value]) => !value);
    if (missing) return t.missing.replace("{0}", missing[1]);
    return PHONE.test(phone.trim()) ? "" : t.wrongPhone;
  },

  onReserve() {
    const problem = this.problem();
    if (problem) {
      Toast(problem);
      return;
    }
    const { t, day, time, guests, seat, chair, name, phone } = this.data;
    store.reserve({ day, time, guests, seat, chair, name: name.trim(), phone });
    this.setData({ day: "", time: "", chair: false });
    Dialog.alert({
      title: t.reserved,
      message: [day, time, guests].reduce(
        (text, value, index) => text.replace("{" + index + "}", value),
        t.reservedText,
      ),
      confirmButtonText: t.confirm,
    }).then(() => wx.switchTab({ url: "/pages/me/me" }));
  },
});
