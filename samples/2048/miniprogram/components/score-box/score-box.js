Component({
  properties: {
    name: { type: String, value: "" },
    value: { type: Number, value: 0 },
  },

  data: { gained: 0, plus: 0 },

  observers: {
    value(value) {
      const gained = value - (this.last === undefined ? value : this.last);
      this.last = value;
      if (gained > 0) this.setData({ gained, plus: this.data.plus + 1 });
    },
  },
});
