import { isFunction, type Dictionary } from "../base/builtins.js";
import { unsupported } from "../base/errors.js";

/** `wx.router`: routes may be named and built, and pages open under them in the host's own way. */
export function makeRouter(): Dictionary {
  const builders = new Map<string, unknown>();
  return {
    addRouteBuilder: (routeType: unknown, builder: unknown) => {
      if (!isFunction(builder)) return;
      unsupported(
        "wx.router.addRouteBuilder",
        "Pages do not move as wx.router.addRouteBuilder says: they open as others do",
      );
      builders.set(String(routeType), builder);
    },
    removeRouteBuilder: (routeType: unknown) => void builders.delete(String(routeType)),
    getRouteContext: () => undefined,
  };
}
