import { isObject, type Dictionary } from "../base/builtins.js";
import { guarded } from "../base/errors.js";
import { addAppListener, removeAppListener } from "../program/app.js";
import { visit } from "../program/state.js";

const TESTS: Record<string, (width: number, height: number, wanted: unknown) => boolean> = {
  minWidth: (width, _height, wanted) => width >= Number(wanted),
  maxWidth: (width, _height, wanted) => width <= Number(wanted),
  width: (width, _height, wanted) => width === Number(wanted),
  minHeight: (_width, height, wanted) => height >= Number(wanted),
  maxHeight: (_width, height, wanted) => height <= Number(wanted),
  height: (_width, height, wanted) => height === Number(wanted),
  orientation: (width, height, wanted) => (width > height ? "landscape" : "portrait") === wanted,
};

function matches(query: Dictionary): boolean {
  const { windowWidth, windowHeight } = visit().device;
  return Object.keys(TESTS).every((name) => !(name in query) || TESTS[name]!(windowWidth, windowHeight, query[name]));
}

/** `createMediaQueryObserver`: answers from the device's facts, anew when the window changes. */
export function createMediaQueryObserver(): Dictionary {
  let stop = () => undefined as void;
  return {
    observe(given: unknown, listener: unknown): void {
      const query = isObject(given) ? given : {};
      let last: boolean | null = null;
      const check = () => {
        const now = matches(query);
        if (now !== last) guarded(listener, undefined, [{ matches: now }], "media query observer");
        last = now;
      };
      stop();
      stop = () => removeAppListener("onWindowResize", check);
      addAppListener("onWindowResize", check);
      check();
    },
    disconnect: () => stop(),
  };
}
