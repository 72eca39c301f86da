const i18n = require("../../lib/i18n");
const payment = require("../../lib/payment");
const server = require("../../lib/server");

const { code, t } = i18n;
const TRAVELLERS_MAX = 4;

Page({
  data: {
    t,
    code,
    departure: null,
    travellers: 1,
    most: 1,
    gone: false,
    paying: false,
  },

  onLoad({ departure = "" }) {
    wx.setNavigationBarTitle({ title: t.titles.buy });
    this.id = departure;
    const station = departure.split(".")[0];
    server.get("/stations/" + encodeURIComponent(station)).then(
      ({ departures }) =>
        this.show(departures.find(({ id }) => id === departure)),
      () => this.setData({ gone: true }),
    );
  },

  show(departure) {
    if (!departure || !departure.seats) this.setData({ gone: true });
    else
      this.setData({
        departure,
        most: Math.min(TRAVELLERS_MAX, departure.seats),
      });
  },

  onLess() {
    this.setData({ travellers: Math.max(1, this.data.travellers - 1) });
  },

  onMore() {
    const { most, travellers } = this.data;
    this.setData({ travellers: Math.min(most, travellers + 1) });
  },

  onPay() {
    const { paying, travellers } = this.data;
    if (paying) return;
    this.setData({ paying: true });
    server
      .post("/tickets", {
        departure: this.id,
        travellers,
        chinese: i18n.chinese,
      })
      .then(
        ({ number }) =>
          payment
            .settle(number, t.payment)
            .then(() =>
              wx.redirectTo({ url: "/pages/ticket/ticket?number=" + number }),
            ),
        () => this.setData({ gone: true, paying: false }),
      );
  },
});
