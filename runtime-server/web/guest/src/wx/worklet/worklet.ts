import { isFunction, type Callable, type Dictionary } from "../../base/builtins.js";
import { unsupported } from "../../base/errors.js";
import { decay, delay, repeat, sequence, spring, timing } from "./animation.js";
import { easing } from "./easing.js";
import { Shared } from "./shared.js";

/** `wx.worklet`: worklets run here like everything else of the program; what they animate, the browser paints by itself. */
export function makeWorklet(): Dictionary {
  return {
    shared: (value: unknown) => new Shared(value),
    derived: (fn: unknown) => ({
      get value(): unknown {
        return isFunction(fn) ? (fn as Callable as () => unknown)() : undefined;
      },
    }),
    timing,
    spring,
    decay,
    sequence,
    repeat,
    delay,
    cancelAnimation: (shared: unknown) => {
      if (shared instanceof Shared) shared.stop();
    },
    runOnJS: (fn: unknown) => fn,
    runOnUI: (fn: unknown) => fn,
    scrollViewContext: { scrollTo: () => unsupported("wx.worklet.scrollViewContext.scrollTo") },
    Easing: easing,
  };
}
