/** How long to wait before the next attempt, in ms: doubling up to a bound, with half of it left to chance. */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const bound = Math.min(15_000, 400 * 2 ** Math.min(attempt, 10));
  return bound / 2 + (bound / 2) * random();
}
