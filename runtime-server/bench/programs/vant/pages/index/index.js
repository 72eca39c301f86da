Page({
  data: { active: 0, items: [], text: "hi", on: true, count: 0, total: 0 },

  onLoad() {
    const items = [];
    for (let id = 0; id < 20; id++) items.push({ id, name: "Item " + id, price: (id * 3.5).toFixed(2), n: 1 });
    this.setData({ items });
  },

  onTap() {
    const { count } = this.data;
    this.setData({ count: count + 1, "items[3].n": count, total: count * 100 });
  },

  onStep() {},
});
