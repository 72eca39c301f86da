/**
 * Which items can stay where they are when a list is reordered: the positions of a longest increasing subsequence.
 *
 * @param sequence old position of each item, in new order, all different
 * @returns for each item whether it stays
 */
export function staying(sequence: number[]): boolean[] {
  const tails: number[] = [];
  const previous = new Array<number>(sequence.length);
  sequence.forEach((value, index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sequence[tails[middle]!]! < value) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? tails[low - 1]! : -1;
    tails[low] = index;
  });
  const stays = new Array<boolean>(sequence.length).fill(false);
  for (let at = tails.length ? tails[tails.length - 1]! : -1; at >= 0; at = previous[at]!) stays[at] = true;
  return stays;
}

export function isIncreasing(sequence: number[]): boolean {
  for (let i = 1; i < sequence.length; i++) if (sequence[i]! < sequence[i - 1]!) return false;
  return true;
}
