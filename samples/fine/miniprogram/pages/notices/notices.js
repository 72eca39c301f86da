const i18n = require("../../lib/i18n");
const payment = require("../../lib/payment");
const server = require("../../lib/server");

const { code, t } = i18n;

Page({
  data: {
    t,
    code,
    plate: "",
    notices: null,
    due: 0,
    closed: false,
    paying: "",
  },

  onLoad({ plate, papers }) {
    wx.setNavigationBarTitle({ title: t.titles.notices });
    const name = decodeURIComponent(plate);
    this.setData({ plate: name });
    this.path =
      "/notices?plate=" + encodeURIComponent(name) + "&papers=" + papers;
  },

  onShow() {
    this.load();
  },

  load() {
    return server.get(this.path).then(
      (notices) =>
        this.setData({
          notices,
          closed: false,
          due: notices
            .filter(({ paid }) => !paid)
            .reduce((sum, { amount }) => sum + amount, 0),
        }),
      () => this.setData({ closed: true }),
    );
  },

  onPay(event) {
    const { id } = event.currentTarget.dataset;
    if (this.data.paying) return;
    this.setData({ paying: id });
    server
      .post("/payments", { notice: id, chinese: i18n.chinese })
      .then(
        ({ number }) => this.pay(number),
        ({ status }) => {
          wx.showToast({
            title: status === 409 ? t.notices.already : t.notices.failed,
            icon: "none",
          });
          return this.load();
        },
      )
      .then(() => this.setData({ paying: "" }));
  },

  pay(number) {
    return payment.settle(number, t.payment).then((result) => {
      if (result === "paid")
        wx.navigateTo({ url: "/pages/receipt/receipt?number=" + number });
    });
  },
});
