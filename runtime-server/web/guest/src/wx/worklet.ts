import { isFunction, type Dictionary } from "../base/builtins.js";
import { unsupported } from "../base/errors.js";

/** `wx.worklet` without a rendering thread of its own: values are there at once, nothing is animated. */
export function makeWorklet(): Dictionary {
  const same = (value: unknown) => {
    unsupported("wx.worklet");
    return value;
  };
  return {
    shared: (value: unknown) => ({ value }),
    derived: (fn: unknown) => ({
      get value(): unknown {
        return isFunction(fn) ? (fn as () => unknown)() : undefined;
      },
    }),
    timing: same,
    spring: same,
    decay: same,
    sequence: (...values: unknown[]) => same(values[values.length - 1]),
    repeat: same,
    delay: (_ms: unknown, value: unknown) => same(value),
    cancelAnimation: () => undefined,
    runOnJS: (fn: unknown) => fn,
    runOnUI: (fn: unknown) => fn,
    scrollViewContext: { scrollTo: () => unsupported("wx.worklet.scrollViewContext.scrollTo") },
    Easing: new Proxy({}, { get: () => () => (t: number) => t }),
  };
}
