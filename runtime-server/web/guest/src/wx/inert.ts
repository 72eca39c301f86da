import { isFunction, type Dictionary } from "../base/builtins.js";
import { later } from "../base/door.js";
import { guarded, unsupported } from "../base/errors.js";
import { asyncCall } from "./api.js";

/** Calls a callback of the program after what runs now, if there is one. */
export function attempt(fn: unknown, value: unknown): void {
  if (isFunction(fn)) later(() => guarded(fn, undefined, [value], "callback"));
}

/**
 * An API object whose abilities this host lacks: every method exists and fails as documented, `onError` listeners hear of it,
 * and the log says so once.
 */
export function inertObject(name: string): Dictionary {
  const listeners: unknown[] = [];
  return new Proxy({} as Dictionary, {
    get: (made, key) => {
      if (typeof key !== "string" || key in made || key === "then" || key === "toJSON") return made[key as string];
      return (made[key] = inertMethod(name, key, listeners));
    },
  });
}

function inertMethod(name: string, key: string, errorListeners: unknown[]): unknown {
  if (key === "onError") return (fn: unknown) => void errorListeners.push(fn);
  if (/^o(n|ff)[A-Z]/.test(key)) return () => undefined;
  return (given?: unknown) => {
    unsupported(`${name}.${key}`);
    const errMsg = `${key}:fail not supported`;
    if (/Sync$/.test(key)) throw new Error(errMsg);
    for (const fn of errorListeners) attempt(fn, { errMsg, errCode: -1 });
    return asyncCall(key, given, (_options, task) => task.fail("not supported", { errCode: -1 }, "host"));
  };
}
