Component({
  properties: {
    done: { type: Number, value: 0 },
    total: { type: Number, value: 0 },
  },

  data: { turn: 0, percent: 0 },

  observers: {
    "done, total"(done, total) {
      const share = total > 0 ? Math.min(1, done / total) : 0;
      this.setData({
        turn: Math.round(share * 360),
        percent: Math.round(share * 100),
      });
    },
  },
});
