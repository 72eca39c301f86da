import { isFunction, isObject, type Dictionary } from "../../base/builtins.js";
import { guarded } from "../../base/errors.js";
import { cssOf, curveOf } from "./easing.js";

/** How a change is shown: milliseconds, and a timing function of CSS. */
export interface Motion {
  duration: number;
  delay: number;
  easing: string;
}

export interface Step extends Motion {
  to: unknown;
  /** called when the step is over */
  done?: () => void;
}

/** What a shared value may be set to instead of a value: the way to others. */
export class Animation {
  constructor(readonly steps: (from: unknown) => Iterable<Step>) {}
}

const callback = (fn: unknown): (() => void) | undefined =>
  isFunction(fn) ? () => void guarded(fn, undefined, [true], "worklet animation") : undefined;

const number = (value: unknown, otherwise: number): number => {
  const given = Number(value ?? otherwise);
  return Number.isFinite(given) ? given : otherwise;
};

export function timing(to: unknown, options?: unknown, done?: unknown): Animation {
  const { duration, easing } = isObject(options) ? options : ({} as Dictionary);
  const motion = { duration: Math.max(0, number(duration, 300)), delay: 0, easing: cssOf(curveOf(easing)) };
  return new Animation(() => [{ to, ...motion, done: callback(done) }]);
}

/** A damped spring, drawn until it has come to rest. */
export function spring(to: unknown, options?: unknown, done?: unknown): Animation {
  const given = isObject(options) ? options : ({} as Dictionary);
  const mass = Math.max(0.01, number(given.mass, 1));
  const omega = Math.sqrt(Math.max(0.01, number(given.stiffness, 100)) / mass);
  const zeta = Math.max(0.01, number(given.damping, 10) / (2 * mass * omega));
  const seconds = Math.min(4, 5 / (Math.min(zeta, 1) * omega));
  const curve = (t: number) => {
    const time = t * seconds;
    if (zeta >= 1) return 1 - (1 + omega * time) * Math.exp(-omega * time);
    const damped = omega * Math.sqrt(1 - zeta * zeta);
    const sway = Math.cos(damped * time) + ((zeta * omega) / damped) * Math.sin(damped * time);
    return t >= 1 ? 1 : 1 - Math.exp(-zeta * omega * time) * sway;
  };
  const motion = { duration: seconds * 1000, delay: 0, easing: cssOf(curve) };
  return new Animation(() => [{ to, ...motion, done: callback(done) }]);
}

/** Slows down from a velocity, in units a second. */
export function decay(options?: unknown, done?: unknown): Animation {
  const given = isObject(options) ? options : ({} as Dictionary);
  const velocity = number(given.velocity, 0);
  const rate = -1000 * Math.log(Math.min(0.9999, Math.max(0.5, number(given.deceleration, 0.998))));
  const duration = Math.min(4000, (1000 * Math.log(Math.max(1, Math.abs(velocity)))) / rate);
  const [low, high] = Array.isArray(given.clamp) ? (given.clamp as unknown[]) : [];
  const easing = cssOf((t) => 1 - Math.pow(1 - t, 3));
  return new Animation((from) => {
    const end = number(from, 0) + velocity / rate;
    const to = Math.min(number(high, Infinity), Math.max(number(low, -Infinity), end));
    return [{ to, duration, delay: 0, easing, done: callback(done) }];
  });
}

const asAnimation = (value: unknown): Animation =>
  value instanceof Animation ? value : new Animation(() => [{ to: value, duration: 0, delay: 0, easing: "linear" }]);

export function sequence(...all: unknown[]): Animation {
  const parts = all.flat().map(asAnimation);
  return new Animation(function* (from) {
    let last = from;
    for (const part of parts)
      for (const step of part.steps(last)) {
        last = step.to;
        yield step;
      }
  });
}

export function delay(ms: unknown, animation: unknown): Animation {
  return new Animation(function* (from) {
    let wait = Math.max(0, number(ms, 0));
    for (const step of asAnimation(animation).steps(from)) {
      yield { ...step, delay: step.delay + wait };
      wait = 0;
    }
  });
}

/** A negative number of times has no end; nothing in it may then take no time at all. */
export function repeat(animation: unknown, times: unknown = 2, reverse: unknown = false, done?: unknown): Animation {
  const count = number(times, 2);
  const part = asAnimation(animation);
  return new Animation(function* (from) {
    let start = from;
    for (let i = 0; count < 0 || i < count; i++) {
      let end = start;
      for (const step of part.steps(start)) {
        end = step.to;
        const duration = Math.max(step.duration, count < 0 ? 16 : 0);
        yield reverse === true && i % 2 === 1 ? { ...step, duration, to: from } : { ...step, duration };
      }
      start = reverse === true && i % 2 === 0 ? end : from;
    }
    callback(done)?.();
  });
}
