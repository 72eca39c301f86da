Component({
  options: { multipleSlots: false },

  properties: {
    line: { type: Object, value: {} },
    colours: { type: Object, value: {} },
    counted: { type: Boolean, value: true },
  },
});
