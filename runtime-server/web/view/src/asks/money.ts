/** An amount of fen as people write it, such as ¥1,234.50. */
export function yuan(fen: number): string {
  const cents = Math.abs(Math.trunc(fen));
  const whole = String(Math.floor(cents / 100)).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${fen < 0 ? "-" : ""}¥${whole}.${String(cents % 100).padStart(2, "0")}`;
}
