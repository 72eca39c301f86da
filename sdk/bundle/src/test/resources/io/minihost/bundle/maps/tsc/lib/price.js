"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.price = price;
/** Money as a person reads it. */
function price(items) {
    if (items.length === 0) {
        throw new RangeError("nothing ordered");
    }
    const sum = items.reduce((total, item) => total + item.cents, 0);
    return `${(sum / 100).toFixed(2)} coins`;
}
//# sourceMappingURL=price.js.map