"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const price_1 = require("../../lib/price");
var Step;
(function (Step) {
    Step["Choosing"] = "choosing";
    Step["Paying"] = "paying";
})(Step || (Step = {}));
const known = [
    { name: "tea", cents: 250 },
    { name: "scone", cents: 420 },
];
Page({
    data: { step: Step.Choosing, text: "" },
    onLoad(query) {
        var _a;
        const names = ((_a = query.items) !== null && _a !== void 0 ? _a : "tea").split(",");
        this.setData({ text: (0, price_1.price)(known.filter((item) => names.includes(item.name))) });
        if (names.includes("crash"))
            throw new Error("crash of onLoad");
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
//# sourceMappingURL=order.js.map