import { price, type Item } from "../../lib/price";

enum Step {
  Choosing = "choosing",
  Paying = "paying",
}

interface Data {
  step: Step;
  text: string;
}

const known: Item[] = [
  { name: "tea", cents: 250 },
  { name: "scone", cents: 420 },
];

Page({
  data: { step: Step.Choosing, text: "" } as Data,

  onLoad(query: { items?: string }) {
    const names = (query.items ?? "tea").split(",");
    this.setData({ text: price(known.filter((item) => names.includes(item.name))) });
    if (names.includes("crash")) throw new Error("crash of onLoad");
  },

  onShow() {
    void this.pay();
  },

  async pay() {
    this.setData({ step: Step.Paying });
    console.log(new Error("printed in pay"));
    await Promise.reject(new TypeError("rejected in pay"));
  },
});
