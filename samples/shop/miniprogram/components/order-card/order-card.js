Component({
  properties: {
    order: { type: Object, value: { lines: [] } },
    t: { type: Object, value: {} },
  },

  data: { pieces: "" },

  observers: {
    "order, t"(order, t) {
      if (!t.order) return;
      const count = order.lines.reduce((sum, line) => sum + line.count, 0);
      this.setData({ pieces: t.order.pieces.replace("{0}", count) });
    },
  },

  methods: {
    onOpen() {
      wx.navigateTo({
        url: "/checkout/pages/order/order?id=" + this.data.order.id,
      });
    },

    onPay() {
      this.triggerEvent("pay", { id: this.data.order.id });
    },
  },
});
