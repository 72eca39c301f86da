import { isObject } from "../base/builtins.js";
import { now } from "../base/door.js";
import { report } from "../base/errors.js";
import { installDate } from "./clock.js";
import { makeConsole } from "./console.js";
import { installDateTimeFormat } from "./intl.js";
import { seededRandom } from "./random.js";
import { clearTimer, setRepeating, setTimer } from "./timers.js";

/** Names of browsers that modules of the platform know as parameters without a value: reading them is no error. */
const VALUELESS =
  "window document frames self location navigator localStorage history Caches screen alert confirm prompt XMLHttpRequest " +
  "WebSocket Reporter webview WeixinJSCore";

/** Names of engines and shells that the platform does not have. */
const ABSENT =
  "print printErr load loadWithNewGlobal quit exit readline read readbuffer Graal Polyglot Java Packages java javax com org edu " +
  "javafx importClass importPackage JavaImporter process Temporal";

type Global = Record<string, unknown>;

/** Tells a handler of each rejected promise that nobody handles. */
export type RejectionDoor = (handler: (reason: unknown, promise: Promise<unknown>) => void) => void;

type RejectionHook = (reason: unknown, promise: unknown) => void;
let rejectionHook: RejectionHook = () => undefined;

export function onRejection(hook: RejectionHook): void {
  rejectionHook = hook;
}

/** Makes the global object what programs expect of the platform. */
export function installPrelude(global: Global, onUnhandledRejection: RejectionDoor): void {
  onUnhandledRejection((reason, promise) => {
    // A failed API call has its entry in the log already.
    if (!isFailedCall(reason)) report(reason, "promise", false);
    rejectionHook(reason, promise);
  });
  for (const name of ABSENT.split(" ")) delete global[name];
  for (const name of VALUELESS.split(" ")) define(global, { [name]: undefined });
  installDate(global);
  installDateTimeFormat(define);
  const epoch: { at: number } = { at: 0 };
  define(global, {
    global,
    console: makeConsole(),
    setTimeout: setTimer,
    setInterval: setRepeating,
    clearTimeout: clearTimer,
    clearInterval: clearTimer,
    performance: { now: () => now() - (epoch.at ||= now()), timeOrigin: 0 },
  });
  define(Math as unknown as Global, { random: seededRandom() });
}

function isFailedCall(reason: unknown): boolean {
  try {
    return isObject(reason) && typeof reason.errMsg === "string";
  } catch {
    // whatever the program rejected with may have getters of its own
    return false;
  }
}

export function define(target: Global, values: Record<string, unknown>): void {
  for (const name of Object.keys(values)) {
    Object.defineProperty(target, name, { value: values[name], writable: true, configurable: true, enumerable: false });
  }
}
