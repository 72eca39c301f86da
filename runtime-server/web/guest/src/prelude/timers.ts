import { armTimer, disarmTimer } from "../base/door.js";
import { blameProgram, guarded, warnOnce } from "../base/errors.js";

interface Timer {
  fn: unknown;
  args: unknown[];
  /** milliseconds between two calls, or -1 for a single one */
  period: number;
}

const MAX_DELAY = 0x7fffffff;
const MIN_PERIOD = 4;
const timers = new Map<number, Timer>();
let lastTimer = 0;

function start(fn: unknown, delay: unknown, args: unknown[], repeats: boolean): number {
  if (typeof fn !== "function") {
    warnOnce("timer", `${repeats ? "setInterval" : "setTimeout"} wants a function`);
    return 0;
  }
  const wanted = Number(delay);
  const delayMs = wanted > 0 ? Math.min(Math.trunc(wanted), MAX_DELAY) : 0;
  const id = ++lastTimer;
  timers.set(id, { fn, args, period: repeats ? Math.max(delayMs, MIN_PERIOD) : -1 });
  arm(id, delayMs);
  return id;
}

/** Too many timers are the program's fault, whoever sets them on its behalf. */
function arm(id: number, delayMs: number): void {
  try {
    armTimer(id, delayMs);
  } catch (error) {
    timers.delete(id);
    blameProgram(error);
    throw error;
  }
}

export const setTimer = (fn: unknown, delay?: unknown, ...args: unknown[]): number => start(fn, delay, args, false);
export const setRepeating = (fn: unknown, delay?: unknown, ...args: unknown[]): number => start(fn, delay, args, true);

export function clearTimer(id: unknown): void {
  if (timers.delete(Number(id))) disarmTimer(Number(id));
}

/** A timer's turn. */
export function fireTimer(id: number): void {
  const timer = timers.get(id);
  if (!timer) return;
  if (timer.period < 0) timers.delete(id);
  else arm(id, timer.period);
  guarded(timer.fn, undefined, timer.args, timer.period < 0 ? "setTimeout" : "setInterval");
}
