Component({
  properties: {
    title: { type: String, value: "" },
    text: { type: String, value: "" },
  },
});
