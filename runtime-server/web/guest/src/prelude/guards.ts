import { apply, isArray, type Callable } from "../base/builtins.js";

/** Longest list that builtins may walk in one go: they do not stop when a session is ended in the middle. */
const MAX_LENGTH = 10_000_000;

const WALKERS =
  "concat copyWithin every fill filter find findIndex findLast findLastIndex flat flatMap forEach includes indexOf join " +
  "lastIndexOf map reduce reduceRight reverse shift slice some sort splice toReversed toSorted toSpliced toString unshift with";

function checkLength(list: unknown): void {
  const length: unknown = list === null || list === undefined ? 0 : (list as { length?: unknown }).length;
  if (typeof length === "number" ? length > MAX_LENGTH : typeof length === "object" && Number(length) > MAX_LENGTH) {
    throw new RangeError(`A list of ${Number(length)} items is too long for this host`);
  }
}

/** Makes `Array` refuse to walk huge lists, which no other limit can interrupt. */
export function guardArrays(): void {
  const proto = Array.prototype as unknown as Record<string, Callable>;
  for (const name of WALKERS.split(" ")) {
    const original = proto[name];
    if (original) replace(proto, name, original, guardedMethod(original));
  }
  const from = Array.from as Callable;
  replace(Array as unknown as Record<string, Callable>, "from", from, function (this: unknown, ...args: unknown[]) {
    const source = args[0];
    if (!isArray(source) && typeof source === "object") checkLength(source);
    return apply(from, this, args);
  } as Callable);
}

function guardedMethod(original: Callable): Callable {
  // A method, not a function: like the builtin it cannot be called with `new`.
  return {
    walk(this: unknown, ...args: unknown[]): unknown {
      checkLength(this);
      return apply(original, this, args);
    },
  }.walk as Callable;
}

function replace(target: Record<string, Callable>, name: string, original: Callable, replacement: Callable): void {
  Object.defineProperty(replacement, "name", { value: name, configurable: true });
  Object.defineProperty(replacement, "length", { value: original.length, configurable: true });
  Object.defineProperty(target, name, { value: replacement, writable: true, configurable: true, enumerable: false });
}
