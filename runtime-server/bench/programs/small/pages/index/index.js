const money = require("../../utils/money");
const search = require("../../utils/search");

Page({
  data: { items: [], total: "0.00", size: 0, chosen: 0 },

  onLoad() {
    this.cart = getApp().globalData.cart;
    const items = search
      .find({ count: 20 })
      .map((item) => ({ ...item, price: money.format(item.price), chosen: false }));
    this.setData({ items });
  },

  onChoose(event) {
    const index = this.data.items.findIndex((item) => item.id === event.currentTarget.dataset.id);
    this.setData({ ["items[" + index + "].chosen"]: !this.data.items[index].chosen, chosen: index });
  },

  onAdd() {
    const { chosen, items } = this.data;
    this.cart.add(search.get(items[chosen].id));
    this.setData({
      chosen: (chosen + 1) % items.length,
      size: this.cart.size(),
      total: money.format(this.cart.total()),
    });
  },
});
