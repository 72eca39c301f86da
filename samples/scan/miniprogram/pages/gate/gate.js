const i18n = require("../../lib/i18n");
const server = require("../../lib/server");

const { code, t } = i18n;

Page({
  data: { t, code, pin: "", typed: "", check: null, checking: false },

  onLoad() {
    wx.setNavigationBarTitle({ title: t.titles.gate });
  },

  onPin(event) {
    this.setData({ pin: event.detail.value });
  },

  onTyped(event) {
    this.setData({ typed: event.detail.value });
  },

  onScan() {
    wx.scanCode({
      success: ({ result }) => this.check(result),
      fail: () => {},
    });
  },

  onCheck() {
    if (this.data.typed) this.check(this.data.typed);
  },

  check(text) {
    const { checking, pin } = this.data;
    if (checking) return;
    this.setData({ checking: true });
    server.post("/gates", { pin, code: text }).then(
      (check) => this.setData({ check, typed: "", checking: false }),
      ({ status }) => {
        this.setData({ checking: false });
        wx.showToast({
          title: status === 403 ? t.gate.wrongPin : t.gate.unreachable,
          icon: "none",
        });
      },
    );
  },

  onNext() {
    this.setData({ check: null });
  },
});
