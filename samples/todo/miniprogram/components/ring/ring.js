Component({
  properties: {
    done: { type: Number, value: 0 },
    total: { type: Number, value: 0 },
  },

  data: { right: -180, left: -180, text: "0" },

  observers: {
    "done, total"(done, total) {
      const share = total > 0 ? Math.min(1, done / total) : 0;
      const turn = share * 360;
      this.setData({
        // Each half of the ring turns into sight from behind its own edge.
        right: Math.min(turn, 180) - 180,
        left: Math.max(turn, 180) - 360,
        text: Math.round(share * 100) + "",
      });
    },
  },
});
