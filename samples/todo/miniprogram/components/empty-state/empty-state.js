Component({
  options: { multipleSlots: false },
  properties: {
    title: { type: String, value: "" },
    text: { type: String, value: "" },
  },
});
