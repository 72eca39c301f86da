const i18n = require("../../lib/i18n");
const payment = require("../../lib/payment");
const server = require("../../lib/server");

const { code, t } = i18n;
/** In fen, to be shown; the server says what is paid. */
const DEPOSIT = 9900;

Page({
  data: {
    t,
    code,
    cabinet: null,
    deposit: DEPOSIT,
    gone: false,
    paying: false,
  },

  onLoad({ station }) {
    wx.setNavigationBarTitle({ title: t.titles.rent });
    this.id = station;
    server.get("/stations").then(
      (cabinets) => {
        const cabinet = cabinets.find((one) => one.station.id === station);
        this.setData({ cabinet, gone: !cabinet || !cabinet.free });
      },
      () => this.setData({ gone: true }),
    );
  },

  onPay() {
    if (this.data.paying) return;
    this.setData({ paying: true });
    server.post("/rentals", { station: this.id, chinese: i18n.chinese }).then(
      ({ number }) =>
        payment
          .settle(number, t.payment)
          .then(() =>
            wx.redirectTo({ url: "/pages/rental/rental?number=" + number }),
          ),
      () => this.setData({ gone: true, paying: false }),
    );
  },
});
