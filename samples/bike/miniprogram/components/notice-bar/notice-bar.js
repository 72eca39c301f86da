/** One line of text with one thing to do about it. */
Component({
  properties: {
    text: { type: String, value: "" },
    action: { type: String, value: "" },
    tone: { type: String, value: "calm" },
  },

  methods: {
    onAction() {
      this.triggerEvent("action");
    },
  },
});
