const menu = require("../../lib/menu");

/** The sheet on which a dish is put together: its options, extras and how many. */
Component({
  properties: {
    dish: { type: Object, value: null },
    show: { type: Boolean, value: false },
    t: { type: Object, value: {} },
  },

  data: { chosen: {}, extras: {}, count: 1, each: 0 },

  observers: {
    dish(dish) {
      if (dish) this.setData({ chosen: {}, extras: {}, count: 1 });
      this.reckon();
    },
  },

  methods: {
    reckon() {
      const { dish, chosen } = this.data;
      if (!dish) return;
      this.setData({ each: menu.price(dish, chosen, this.extraIds()) });
    },

    extraIds() {
      const { extras } = this.data;
      return Object.keys(extras).filter((id) => extras[id]);
    },

    onChoice(event) {
      const { option, index } = event.currentTarget.dataset;
      this.setData({ ["chosen." + option]: index });
      this.reckon();
    },

    onExtra(event) {
      const { id } = event.currentTarget.dataset;
      this.setData({ ["extras." + id]: !this.data.extras[id] });
      this.reckon();
    },

    onCount(event) {
      this.setData({ count: event.detail });
    },

    onClose() {
      this.triggerEvent("close");
    },

    onAdd() {
      const { dish, chosen, count } = this.data;
      this.triggerEvent("add", {
        dish: dish.id,
        options: chosen,
        extras: this.extraIds(),
        count,
      });
    },
  },
});
