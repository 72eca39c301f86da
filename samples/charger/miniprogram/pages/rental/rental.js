const i18n = require("../../lib/i18n");
const payment = require("../../lib/payment");
const scan = require("../../lib/scan");
const server = require("../../lib/server");

const { code, t } = i18n;
/** How often the server is asked for the rent, and whether the deposit has arrived. */
const LOOK_MS = 5000;

Page({
  data: { t, code, rental: null, seconds: 0, missing: false, busy: false },

  onLoad({ number }) {
    wx.setNavigationBarTitle({ title: t.titles.rental });
    this.path = "/rentals/" + number;
    this.refresh();
  },

  onShow() {
    this.ticking = setInterval(() => this.tick(), 1000);
    this.looking = setInterval(() => this.look(), LOOK_MS);
  },

  onHide() {
    this.rest();
  },

  onUnload() {
    this.rest();
  },

  rest() {
    clearInterval(this.ticking);
    clearInterval(this.looking);
  },

  refresh() {
    return payment.arrived(this.path).then(
      (rental) => this.show(rental),
      () => this.setData({ missing: !this.data.rental }),
    );
  },

  look() {
    const { rental } = this.data;
    const ended = rental && rental.returnedAt && rental.backDone;
    if (!rental || rental.state !== "PAID" || ended) return;
    server.get(this.path).then(
      (now) => this.show(now),
      () => {},
    );
  },

  show(rental) {
    this.setData({ rental });
    this.tick();
  },

  tick() {
    const { rental } = this.data;
    if (!rental || !rental.startedAt || rental.returnedAt) return;
    const since = Date.now() - new Date(rental.startedAt).getTime();
    this.setData({ seconds: Math.max(0, Math.floor(since / 1000)) });
  },

  onPay() {
    if (this.data.busy) return;
    this.setData({ busy: true });
    payment
      .settle(this.data.rental.number, t.payment)
      .then(() => this.refresh())
      .then(() => this.setData({ busy: false }));
  },

  onScan() {
    scan.station(t.stations).then((station) => {
      if (station) this.bringBack(station);
      else if (station === "")
        wx.showToast({ title: t.stations.notStation, icon: "none" });
    });
  },

  /** For a person without a camera: the stations by their names. */
  onChoose() {
    server.get("/stations").then(
      (cabinets) =>
        wx.showActionSheet({
          alertText: t.rental.where,
          itemList: cabinets.map(({ station }) => station.name[code]),
          success: ({ tapIndex }) =>
            this.bringBack(cabinets[tapIndex].station.id),
          fail: () => {},
        }),
      () => this.tellFailed(),
    );
  },

  bringBack(station) {
    if (this.data.busy) return;
    this.setData({ busy: true });
    server.post(this.path + "/return", { station }).then(
      (rental) => {
        this.setData({ busy: false });
        this.show(rental);
      },
      () => {
        this.setData({ busy: false });
        this.tellFailed();
      },
    );
  },

  tellFailed() {
    wx.showToast({ title: t.rental.failed, icon: "none" });
  },
});
