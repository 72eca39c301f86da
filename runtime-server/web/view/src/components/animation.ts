import { length } from "../paint/units.js";

interface Step {
  animates: { type: string; args: unknown[] }[];
  option?: {
    transformOrigin?: string;
    transition?: { duration?: number; timingFunction?: string; delay?: number };
  };
}

const running = new WeakMap<HTMLElement, AbortController>();
/** what animations have left on elements, which stays when the program sets the inline style anew */
const results = new WeakMap<HTMLElement, Map<string, string>>();
const lengths = new Set(["width", "height", "top", "right", "bottom", "left"]);

/** Plays what `wx.createAnimation().export()` gave: steps one after the other, each a CSS transition. */
export function playAnimation(el: HTMLElement, value: unknown): void {
  running.get(el)?.abort();
  const steps = (value as { actions?: Step[] } | null)?.actions;
  if (!Array.isArray(steps) || steps.length === 0) return;
  const control = new AbortController();
  running.set(el, control);
  // the element's present state must have been painted once, or there is nothing to start from
  void el.offsetWidth;
  playStep(el, steps, 0, control.signal);
}

function playStep(el: HTMLElement, steps: Step[], at: number, stop: AbortSignal): void {
  const step = steps[at];
  if (!step || stop.aborted) return;
  const { duration = 400, timingFunction = "linear", delay = 0 } = step.option?.transition ?? {};
  const left = results.get(el) ?? new Map<string, string>();
  results.set(el, left);
  left.set("transition", `all ${duration}ms ${timingFunction} ${delay}ms`);
  left.set("transform-origin", step.option?.transformOrigin ?? "50% 50% 0");
  const transform: string[] = [];
  for (const { type, args } of step.animates ?? []) {
    if (type === "style") left.set(kebab(String(args[0])), styleValue(String(args[0]), args[1]));
    else transform.push(transformOf(type, args));
  }
  if (transform.length > 0) left.set("transform", transform.join(" "));
  restoreAnimation(el);
  setTimeout(() => {
    if (stop.aborted) return;
    if (at + 1 < steps.length) playStep(el, steps, at + 1, stop);
  }, duration + delay);
}

/** Puts back what animations have left on an element. */
export function restoreAnimation(el: HTMLElement): void {
  for (const [name, value] of results.get(el) ?? []) el.style.setProperty(name, value);
}

function styleValue(name: string, value: unknown): string {
  return lengths.has(name) ? length(value) : String(value);
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function transformOf(type: string, args: unknown[]): string {
  if (type.startsWith("rotate")) {
    if (type === "rotate3d") return `rotate3d(${args.slice(0, 3).map(Number).join(",")},${Number(args[3] ?? 0)}deg)`;
    return `${type}(${Number(args[0] ?? 0)}deg)`;
  }
  if (type.startsWith("skew")) return `${type}(${args.map((arg) => `${Number(arg)}deg`).join(",")})`;
  if (type.startsWith("translate")) return `${type}(${args.map((arg) => length(arg) || "0px").join(",")})`;
  if (type === "scale" && args.length === 1) return `scale(${Number(args[0])})`;
  return `${type}(${args.flat().map(Number).join(",")})`;
}
