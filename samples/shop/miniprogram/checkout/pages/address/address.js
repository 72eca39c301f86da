const address = require("../../../lib/address");
const i18n = require("../../../lib/i18n");

const TYPES = {
  name: "nickname",
  phone: "number",
  area: "text",
  street: "text",
};
const LENGTHS = { name: 30, phone: 20, area: 60, street: 100 };

Page({
  data: {
    t: i18n.texts(),
    fields: address.FIELDS,
    lengths: LENGTHS,
    types: TYPES,
    address: { name: "", phone: "", area: "", street: "" },
    wrong: "",
  },

  onLoad() {
    wx.setNavigationBarTitle({ title: this.data.t.titles.address });
    const known = address.load();
    if (known) this.setData({ address: known });
  },

  onInput() {
    if (this.data.wrong) this.setData({ wrong: "" });
  },

  /** The person's addresses belong to the host, which asks before it tells one. */
  onFill() {
    wx.chooseAddress({
      success: (chosen) =>
        this.setData({
          wrong: "",
          address: {
            name: chosen.userName,
            phone: chosen.telNumber,
            area: [
              chosen.provinceName,
              chosen.cityName,
              chosen.countyName,
            ].join(" "),
            street: chosen.detailInfo,
          },
        }),
      fail: () => {},
    });
  },

  onSave(event) {
    const entered = event.detail.value;
    const wrong = address.problem(entered);
    this.setData({ wrong, address: entered });
    if (wrong) {
      wx.showToast({ title: this.data.t.address.wrong[wrong], icon: "none" });
      return;
    }
    address.save(entered);
    wx.navigateBack();
  },
});
