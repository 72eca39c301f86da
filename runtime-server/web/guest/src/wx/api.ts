import type { Attribution } from "@minihost/protocol";
import { isFunction, isObject, newPromise, type Dictionary } from "../base/builtins.js";
import { later, log } from "../base/door.js";
import { guarded, unsupported } from "../base/errors.js";

/** How an API call ends; exactly one of the two is used. */
export interface Task {
  ok(result?: unknown): void;
  /** `message` follows `name:fail `; further fields go into the result */
  fail(message: string, extra?: Dictionary, attribution?: Attribution): void;
}

export type Run = (options: Dictionary, task: Task) => unknown;

/** Everything that programs find on `wx` and that this host has. */
export const apis: Dictionary = {};

/** What of an API this host does otherwise than the platform, for `docs/compatibility.md`. */
export const partials: Record<string, string> = {};

function note(name: string, partial: string | undefined): void {
  if (partial) partials[name] = partial;
}

/**
 * Adds an API in its asynchronous forms: with `success`, `fail`, `complete`, or with a promise when none of them is given.
 * One that gives back a task always returns that, as on the platform. `partial` says what it does otherwise.
 */
export function asyncApi(name: string, run: Run, partial?: string): void {
  note(name, partial);
  apis[name] = (given?: unknown): unknown => asyncCall(name, given, run);
}

/** Adds an API whose callbacks are called before it returns, as a few of the platform's are: programs build on it. */
export function promptApi(name: string, run: Run): void {
  apis[name] = (given?: unknown): unknown => start(name, run, isObject(given) ? given : {}, (job) => job());
}

/** APIs that exist and always fail, and why. */
export const lacking: Record<string, string> = {};

/** Adds an API that fails as on a device or for a program that may not use it, and says so once in the log. */
export function lackingApi(name: string, why: string, message = "not supported", extra: Dictionary = {}): void {
  lacking[name] = why;
  apis[name] = (given?: unknown): unknown => {
    unsupported(`wx.${name}`, `wx.${name} is not supported: ${why}`);
    if (/^o(n|ff)[A-Z]/.test(name)) return undefined;
    return asyncCall(name, given, (_options, task) => task.fail(message, extra, "host"));
  };
}

/** One asynchronous call; methods of API objects have the same forms as APIs. */
export function asyncCall(name: string, given: unknown, run: Run): unknown {
  return start(name, run, isObject(given) ? given : {});
}

export function syncApi(name: string, run: (...args: unknown[]) => unknown, partial?: string): void {
  note(name, partial);
  apis[name] = run;
}

type When = (job: () => void) => void;

function start(name: string, run: Run, options: Dictionary, when: When = later): unknown {
  const wantsPromise = !isFunction(options.success) && !isFunction(options.fail) && !isFunction(options.complete);
  if (!wantsPromise) return perform(name, run, options, callbacks(name, options), when);
  let result: unknown;
  const promise = newPromise<unknown>((resolve, reject) => {
    result = perform(name, run, options, (ok, value) => (ok ? resolve(value) : reject(value)), when);
  });
  return isObject(result) ? withPromise(result, promise) : promise;
}

function withPromise(task: Dictionary, promise: Promise<unknown>): Dictionary {
  for (const name of ["then", "catch", "finally"] as const) task[name] = promise[name].bind(promise);
  return task;
}

type End = (ok: boolean, value: Dictionary) => void;

function callbacks(name: string, options: Dictionary): End {
  return (ok, value) => {
    guarded(ok ? options.success : options.fail, options, [value], `${name} ${ok ? "success" : "fail"}`);
    guarded(options.complete, options, [value], `${name} complete`);
  };
}

function perform(name: string, run: Run, options: Dictionary, end: End, when: When): unknown {
  let ended = false;
  const finish = (ok: boolean, value: Dictionary) => {
    if (ended) return;
    ended = true;
    when(() => end(ok, value));
  };
  return run(options, {
    ok: (result) => finish(true, isObject(result) ? { errMsg: `${name}:ok`, ...result } : { errMsg: `${name}:ok` }),
    fail: (message, extra = {}, attribution = "program") => {
      const errMsg = message ? `${name}:fail ${message}` : `${name}:fail`;
      log({ level: "warn", kind: "api", attribution, message: errMsg, api: name });
      finish(false, { ...extra, errMsg });
    },
  });
}

/** Ends a task with the reply to a call or a question: a failed one carries `errMsg`, with or without our prefix. */
export function settleTask(task: Task, ok: boolean, value: unknown, attribution: Attribution = "host"): void {
  const result = isObject(value) ? value : {};
  if (ok) {
    task.ok(result);
    return;
  }
  const { errMsg, ...extra } = result;
  task.fail(String(errMsg ?? "").replace(/^\w*:?fail:? ?/, ""), extra, attribution);
}

/** Says what is wrong with a parameter the way the platform does; null when nothing is. */
export function wrongType(name: string, value: unknown, type: "String" | "Number" | "Array" | "Object"): string | null {
  const actual = typeName(value);
  if (actual === type) return null;
  return `parameter error: parameter.${name} should be ${type} instead of ${actual}`;
}

export function typeName(value: unknown): string {
  if (value === undefined) return "Undefined";
  if (value === null) return "Null";
  return Object.prototype.toString.call(value).slice(8, -1);
}
