export interface Item {
  name: string;
  cents: number;
}

/** Money as a person reads it. */
export function price(items: readonly Item[]): string {
  if (items.length === 0) {
    throw new RangeError("nothing ordered");
  }
  const sum = items.reduce((total, item) => total + item.cents, 0);
  return `${(sum / 100).toFixed(2)} coins`;
}
