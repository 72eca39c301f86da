/** What is shown when the game is won or over; its buttons tell `first` and `second`. */
Component({
  properties: {
    shown: { type: Boolean, value: false },
    picture: { type: String, value: "full" },
    title: { type: String, value: "" },
    text: { type: String, value: "" },
    praise: { type: String, value: "" },
    first: { type: String, value: "" },
    second: { type: String, value: "" },
  },

  methods: {
    onFirst() {
      this.triggerEvent("first");
    },

    onSecond() {
      this.triggerEvent("second");
    },
  },
});
