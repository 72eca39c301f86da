const i18n = require("../../lib/i18n");
const payment = require("../../lib/payment");
const server = require("../../lib/server");

const { code, t } = i18n;
/** A ticket that is looked at is about to be checked. */
const LOOK_MS = 3000;

Page({
  data: { t, code, ticket: null, missing: false, paying: false },

  onLoad({ number }) {
    wx.setNavigationBarTitle({ title: t.titles.ticket });
    this.path = "/tickets/" + number;
    this.refresh();
  },

  onShow() {
    this.looking = setInterval(() => this.look(), LOOK_MS);
  },

  onHide() {
    clearInterval(this.looking);
  },

  onUnload() {
    clearInterval(this.looking);
  },

  refresh() {
    return payment.arrived(this.path).then(
      (ticket) => this.setData({ ticket }),
      () => this.setData({ missing: !this.data.ticket }),
    );
  },

  look() {
    const { ticket } = this.data;
    if (!ticket || !ticket.ticket || ticket.ticket.usedAt) return;
    server.get(this.path).then(
      (now) => now.ticket.usedAt && this.setData({ ticket: now }),
      () => {},
    );
  },

  onPay() {
    const { paying, ticket } = this.data;
    if (paying) return;
    this.setData({ paying: true });
    payment
      .settle(ticket.number, t.payment)
      .then(() => this.refresh())
      .then(() => this.setData({ paying: false }));
  },
});
