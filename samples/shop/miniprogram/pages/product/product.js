const cart = require("../../lib/cart");
const catalogue = require("../../lib/catalogue");
const i18n = require("../../lib/i18n");
const orders = require("../../lib/orders");

const ALIKE = 4;

Page({
  data: {
    t: i18n.texts(),
    product: null,
    missing: false,
    colour: "",
    slide: 0,
    alike: [],
    sheet: false,
    buying: false,
    pieces: 0,
  },

  onLoad({ id, colour }) {
    const product = catalogue.find(id);
    if (!product) {
      this.setData({ missing: true });
      return;
    }
    wx.setNavigationBarTitle({ title: product.name });
    const slide = Math.max(0, product.colours.indexOf(colour));
    const alike = catalogue
      .inCategory(product.category)
      .filter((other) => other.id !== id)
      .slice(0, ALIKE);
    this.setData({ product, alike, slide, colour: product.colours[slide] });
  },

  onShow() {
    this.setData({ pieces: cart.pieces() });
  },

  /** The gallery has one picture for each colour, so the two choose one another. */
  onSlide(event) {
    const slide = event.detail.current;
    this.setData({ slide, colour: this.data.product.colours[slide] });
  },

  onColour(event) {
    const { colour } = event.detail;
    this.setData({
      colour,
      slide: this.data.product.colours.indexOf(colour),
    });
  },

  onPicture() {
    const { id, colours } = this.data.product;
    const urls = colours.map((colour) => catalogue.picture(id, colour));
    wx.previewImage({ urls, current: urls[this.data.slide] });
  },

  onAdd() {
    this.setData({ sheet: true, buying: false });
  },

  onBuy() {
    this.setData({ sheet: true, buying: true });
  },

  onClose() {
    this.setData({ sheet: false });
  },

  onConfirm(event) {
    this.setData({ sheet: false });
    if (this.data.buying) {
      orders.begin([cart.priced(event.detail)]);
      wx.navigateTo({ url: "/checkout/pages/confirm/confirm" });
      return;
    }
    cart.add(event.detail);
    this.setData({ pieces: cart.pieces() });
    wx.showToast({ title: this.data.t.product.added, icon: "success" });
  },

  onAlike(event) {
    const { id } = event.currentTarget.dataset;
    wx.redirectTo({ url: "/pages/product/product?id=" + id });
  },

  onCart() {
    wx.switchTab({ url: "/pages/cart/cart" });
  },

  onShareAppMessage() {
    const { product, colour } = this.data;
    return {
      title: product.name,
      path: "/pages/product/product?id=" + product.id + "&colour=" + colour,
      imageUrl: catalogue.picture(product.id, colour),
    };
  },
});
