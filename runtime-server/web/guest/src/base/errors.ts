import type { Attribution, LogEntry } from "@minihost/protocol";
import { apply, isObject, type Callable } from "./builtins.js";
import { log } from "./door.js";
import { oneLine, ownColumn, ownFrames } from "./format.js";

export interface Place {
  file: string;
  line: number;
  column: number;
}

const FRAME = /(?:\(|at |^)((?:[^\s():/]+\/)*[^\s():/]+\.(?:js|ts|wxs|wxml)):(\d+)(?::(\d+))?/;
/** Globals that a program may expect: of the platform, of JavaScript, or of browsers that it was written for as well. */
const EXPECTED =
  " wx qq swan my tt App Page Component Behavior getApp getCurrentPages requirePlugin requireMiniProgram importModule WXWebAssembly " +
  "GameGlobal NativeGlobal WeixinJSBridge worker globalThis Intl WebAssembly SharedArrayBuffer Atomics BigInt WeakRef " +
  "FinalizationRegistry AggregateError structuredClone queueMicrotask setImmediate clearImmediate requestAnimationFrame " +
  "cancelAnimationFrame requestIdleCallback URL URLSearchParams TextEncoder TextDecoder AbortController Event EventTarget Blob File " +
  "FileReader FormData Headers Request Response Image Audio Worker MessageChannel crypto atob btoa fetch performance Buffer ";
const OWN = /(^|\/)guest\.js$|^#/;

/** Where in the program's files an error comes from: the topmost frame that is not ours. */
export function placeOf(stack: string): Place | null {
  for (const frame of stack.split("\n")) {
    const match = FRAME.exec(frame);
    if (match && !OWN.test(match[1]!)) {
      const line = Number(match[2]);
      return { file: match[1]!, line, column: ownColumn(line, Number(match[3] ?? 0)) };
    }
  }
  return null;
}

/**
 * Whose fault an uncaught error is. The program's only when its own code failed over its own data: what looks like
 * something missing on our side (a `wx.*`, a global of the platform or of JavaScript) is ours.
 */
export function attributionOf(error: unknown, place: Place | null, stack: string): Attribution {
  // What is no error has no stack, and nobody but a program throws such things.
  if (!isObject(error) || !stack || ofProgram.has(error)) return "program";
  if (!place) return stack.includes("#templates:") ? "program" : "host";
  const message = String(error.message);
  const name = /^(\w+) is not defined/.exec(message)?.[1];
  if (error.name === "ReferenceError" && name && EXPECTED.includes(` ${name} `)) return "host";
  const called = /\.(\w+) is not a function/.exec(message);
  if (error.name === "TypeError" && (/\bwx\b[.[]/.test(message) || (called && missing.has(called[1]!)))) return "host";
  return "program";
}

const ofProgram = new WeakSet<object>();

/** Notes that an error is the program's, whatever its stack says. */
export function blameProgram(error: unknown): void {
  if (isObject(error)) ofProgram.add(error);
}

const missing = new Set<string>();

/** Remembers that the program asked `wx` for a name that nobody knows; calling it is our fault. */
export function noteMissing(name: string): void {
  if (missing.size < 1000) missing.add(name);
}

type ErrorHook = (message: string, error: unknown) => void;
let hook: ErrorHook = () => undefined;

/** Called after an uncaught error was logged. */
export function onUncaught(listener: ErrorHook): void {
  hook = listener;
}

let reporting = false;

/** Writes an uncaught error of the program to the session's log; never throws. */
export function report(error: unknown, where: string, tellProgram = true): void {
  if (reporting) return;
  reporting = true;
  try {
    const [text, stack] = [describeError(error), stackOf(error)];
    const place = placeOf(stack);
    const entry: LogEntry = {
      level: "error",
      kind: "error",
      attribution: attributionOf(error, place, stack),
      message: text,
    };
    if (where) entry.message = `${text} (in ${where})`;
    if (place) Object.assign(entry, place);
    log(entry);
    if (tellProgram) hook(`${text}\n${ownFrames(stack)}`, error);
  } catch {
    // its own accessors throw
    log({
      level: "error",
      kind: "error",
      attribution: "program",
      message: `[unreadable] (in ${where || "a message"})`,
    });
  } finally {
    reporting = false;
  }
}

/** Reports what would happen again and again only the first time. */
export function reportOnce(error: unknown, where: string): void {
  const key = `${where} ${isObject(error) ? String(error.message) : ""}`;
  if (told.has(key) || told.size > 1000) return;
  told.add(key);
  report(error, where);
}

function stackOf(error: unknown): string {
  return isObject(error) && typeof error.stack === "string" ? error.stack : "";
}

function describeError(error: unknown): string {
  if (isObject(error) && typeof error.message === "string") {
    return `${typeof error.name === "string" ? error.name : "Error"}: ${error.message}`;
  }
  return oneLine(error);
}

/** Calls something of the program; what it throws is reported and the host goes on. */
export function guarded(fn: unknown, self: unknown, args: unknown[], where: string): unknown {
  if (typeof fn !== "function") return undefined;
  try {
    return apply(fn as Callable, self, args);
  } catch (error) {
    report(error, where);
    return undefined;
  }
}

const told = new Set<string>();

/** One entry per session for something that this host does not support. */
export function unsupported(api: string, message = `${api} is not supported`): void {
  if (told.has(api)) return;
  told.add(api);
  log({ level: "warn", kind: "unsupported", attribution: "host", message, api });
}

export function warnOnce(key: string, message: string, level: LogEntry["level"] = "warn"): void {
  if (told.has(key) || told.size > 1000) return;
  told.add(key);
  log({ level, kind: "lifecycle", attribution: "program", message });
}
