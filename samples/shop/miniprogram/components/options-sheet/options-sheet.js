const cart = require("../../lib/cart");
const catalogue = require("../../lib/catalogue");

/** Asks for colour, size and quantity, and tells them as the event `confirm`. */
Component({
  properties: {
    product: { type: Object, value: null },
    shown: { type: Boolean, value: false },
    colour: { type: String, value: "" },
    confirmText: { type: String, value: "" },
    t: { type: Object, value: {} },
    colours: { type: Object, value: {} },
  },

  data: { size: "", count: 1, most: cart.MOST, price: 0, picture: "" },

  observers: {
    product(product) {
      if (product) this.setData({ size: product.sizes[0].name, count: 1 });
    },

    "product, colour, size"(product, colour, size) {
      if (!product) return;
      this.setData({
        price: catalogue.price(product, size),
        picture: catalogue.picture(product.id, colour || product.colours[0]),
      });
    },
  },

  methods: {
    onColour(event) {
      this.triggerEvent("colour", { colour: event.currentTarget.dataset.name });
    },

    onSize(event) {
      this.setData({ size: event.currentTarget.dataset.name });
    },

    onCount(event) {
      this.setData({ count: event.detail.value });
    },

    onConfirm() {
      const { product, colour, size, count } = this.data;
      this.triggerEvent("confirm", { id: product.id, colour, size, count });
    },

    onClose() {
      this.triggerEvent("close");
    },

    /** Keeps the page below from moving. */
    hold() {},
  },
});
