const money = require("./money");

class Cart {
  constructor() {
    this.lines = new Map();
  }

  add(item) {
    const line = this.lines.get(item.id);
    if (line) line.count += 1;
    else this.lines.set(item.id, { id: item.id, name: item.name, price: item.price, count: 1 });
  }

  total() {
    return money.sum([...this.lines.values()]);
  }

  size() {
    let size = 0;
    for (const line of this.lines.values()) size += line.count;
    return size;
  }
}

module.exports = Cart;
