Component({
  properties: {
    picture: { type: String, value: "" },
    title: { type: String, value: "" },
    text: { type: String, value: "" },
  },
});
