const cart = require("./cart");
const catalogue = require("./catalogue");
const i18n = require("./i18n");

/** For pages with product cards: puts the first colour and size into the cart. */
module.exports = Behavior({
  methods: {
    onQuickAdd(event) {
      const { id, colours, sizes } = catalogue.find(event.detail.id);
      cart.add({ id, colour: colours[0], size: sizes[0].name, count: 1 });
      cart.showBadge();
      wx.showToast({ title: i18n.texts().product.added, icon: "success" });
    },
  },
});
