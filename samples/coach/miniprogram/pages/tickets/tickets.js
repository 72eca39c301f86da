const i18n = require("../../lib/i18n");
const server = require("../../lib/server");

const { code, t } = i18n;

function stateOf({ state, ticket }) {
  return ticket && ticket.usedAt ? "USED" : state;
}

Page({
  data: { t, code, tickets: null, closed: false },

  onLoad() {
    wx.setNavigationBarTitle({ title: t.titles.tickets });
  },

  onShow() {
    server.get("/tickets").then(
      (tickets) =>
        this.setData({
          closed: false,
          tickets: tickets.map((ticket) =>
            Object.assign({}, ticket, {
              shown: stateOf(ticket),
              picture: "",
            }),
          ),
        }),
      () => this.setData({ closed: true }),
    );
  },

  onTicket(event) {
    const { number } = event.currentTarget.dataset;
    wx.navigateTo({ url: "/pages/ticket/ticket?number=" + number });
  },
});
