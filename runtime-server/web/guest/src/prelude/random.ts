import { seed } from "../base/door.js";

/** `Math.random` of the session's own seed: xorshift128, the same numbers in a replay. */
export function seededRandom(): () => number {
  let state: Uint32Array | null = null;
  return () => {
    state ??= new Uint32Array([word(), word(), word(), word() | 1]);
    return (next(state) * 0x200000 + (next(state) >>> 11)) / 0x20000000000000;
  };
}

function word(): number {
  return Math.floor(seed() * 0x100000000) >>> 0;
}

function next(state: Uint32Array): number {
  let t = state[3]!;
  const s = state[0]!;
  state[3] = state[2]!;
  state[2] = state[1]!;
  state[1] = s;
  t ^= t << 11;
  t ^= t >>> 8;
  state[0] = t ^ s ^ (s >>> 19);
  return state[0];
}
