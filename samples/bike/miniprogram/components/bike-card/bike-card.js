/** The bike that was tapped on the map, with its price and the way to it. */
Component({
  properties: {
    bike: { type: Object, value: null },
    t: { type: Object, value: {} },
  },

  methods: {
    onClose() {
      this.triggerEvent("close");
    },

    onUnlock() {
      this.triggerEvent("unlock", { number: this.data.bike.number });
    },
  },
});
