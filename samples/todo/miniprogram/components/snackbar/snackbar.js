const SHOWN_MS = 5000;

Component({
  properties: {
    text: { type: String, value: "" },
    action: { type: String, value: "" },
  },

  observers: {
    text(text) {
      clearTimeout(this.timer);
      if (text)
        this.timer = setTimeout(() => this.triggerEvent("close"), SHOWN_MS);
    },
  },

  lifetimes: {
    detached() {
      clearTimeout(this.timer);
    },
  },

  methods: {
    onAction() {
      this.triggerEvent("action");
    },
  },
});
