import { isFunction, isObject, type Callable, type Dictionary } from "../../base/builtins.js";

/** Share of the way after a share of the time, both from 0 to 1. */
export type Curve = (t: number) => number;

const linear: Curve = (t) => t;
const power =
  (n: number): Curve =>
  (t) =>
    Math.pow(t, n);
const back =
  (s = 1.70158): Curve =>
  (t) =>
    t * t * ((s + 1) * t - s);

function elastic(bounciness = 1): Curve {
  const p = bounciness * Math.PI;
  return (t) => 1 - Math.pow(Math.cos((t * Math.PI) / 2), 3) * Math.cos(t * p);
}

function bounce(t: number): number {
  if (t < 1 / 2.75) return 7.5625 * t * t;
  const [middle, floor] = t < 2 / 2.75 ? [1.5, 0.75] : t < 2.5 / 2.75 ? [2.25, 0.9375] : [2.625, 0.984375];
  return 7.5625 * Math.pow(t - middle / 2.75, 2) + floor;
}

/** The curve of CSS's `cubic-bezier`, by halving the interval in which the time lies. */
function bezier(x1: number, y1: number, x2: number, y2: number): Curve {
  const at = (a: number, b: number, s: number) => 3 * a * s * (1 - s) ** 2 + 3 * b * s * s * (1 - s) + s ** 3;
  return (t) => {
    if (t <= 0 || t >= 1) return t <= 0 ? 0 : 1;
    let [low, high] = [0, 1];
    for (let i = 0; i < 24; i++) {
      const middle = (low + high) / 2;
      if (at(x1, x2, middle) < t) low = middle;
      else high = middle;
    }
    return at(y1, y2, low);
  };
}

const inOut =
  (curve: Curve): Curve =>
  (t) =>
    t < 0.5 ? curve(t * 2) / 2 : 1 - curve((1 - t) * 2) / 2;

/** `wx.worklet.Easing`. */
export const easing: Dictionary = {
  linear,
  ease: bezier(0.42, 0, 1, 1),
  quad: power(2),
  cubic: power(3),
  poly: power,
  sin: (t: number) => 1 - Math.cos((t * Math.PI) / 2),
  circle: (t: number) => 1 - Math.sqrt(1 - t * t),
  exp: (t: number) => Math.pow(2, 10 * (t - 1)),
  elastic,
  back,
  bounce,
  cubicBezier: bezier,
  bezier: (x1: number, y1: number, x2: number, y2: number) => ({ factory: () => bezier(x1, y1, x2, y2) }),
  in: (curve: unknown) => curveOf(curve),
  out: (curve: unknown) => (t: number) => 1 - curveOf(curve)(1 - t),
  inOut: (curve: unknown) => inOut(curveOf(curve)),
};

/** What a program gives as an easing: a function, or an object that makes one. */
export function curveOf(given: unknown): Curve {
  const made = isObject(given) && isFunction(given.factory) ? (given.factory as Callable as () => unknown)() : given;
  return isFunction(made) ? (t) => Number((made as Callable as Curve)(t)) : inOut(power(2));
}

const SAMPLES = 24;

/** A curve as a timing function of CSS. */
export function cssOf(curve: Curve): string {
  const stops = Array.from({ length: SAMPLES + 1 }, (_, i) => curve(i / SAMPLES));
  return `linear(${stops.map((stop) => (Number.isFinite(stop) ? Number(stop.toFixed(4)) : 0)).join(",")})`;
}
