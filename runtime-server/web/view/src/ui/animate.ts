import type { UiArgs } from "@minihost/protocol";
import { length } from "../paint/units.js";
import { convertStyle } from "../paint/units.js";
import type { UiContext, UiHandlers } from "./handlers.js";

const angles = new Set(["rotate", "rotateX", "rotateY", "rotateZ", "skewX", "skewY"]);
const transforms = /^(rotate|scale|translate|skew|matrix)/;
const plain = new Set(["offset", "ease", "composite", "transformOrigin"]);

/** `this.animate` and `this.clearAnimation`. */
export const animating = {
  animate: async (context, args) => {
    const frames = args.keyframes.map(keyframe);
    const { duration, delay = 0, easing = "linear" } = args;
    const options: KeyframeAnimationOptions = { duration: Number(duration) || 0, delay, easing, fill: "forwards" };
    const all = elements(context, args).map((el) => el.animate(frames, options).finished);
    await Promise.allSettled(all);
  },
  clearAnimation: (context, args) => {
    for (const el of elements(context, args)) el.getAnimations().forEach((animation) => animation.cancel());
  },
} satisfies Partial<UiHandlers>;

function elements({ pages }: UiContext, { page, nodes }: Pick<UiArgs<"animate">, "page" | "nodes">): HTMLElement[] {
  const { painter } = pages.need(page);
  return nodes.flatMap((id) => painter.node(id)?.el ?? []);
}

/** A keyframe as the platform writes it, with transforms as properties of their own. */
export function keyframe(frame: Record<string, unknown>): Keyframe {
  const out: Keyframe = {};
  const transform: string[] = [];
  for (const [name, value] of Object.entries(frame)) {
    if (transforms.test(name)) transform.push(transformOf(name, Array.isArray(value) ? value : [value]));
    else if (name === "offset") out.offset = Number(value);
    else if (name === "ease") out.easing = String(value);
    else if (!plain.has(name))
      out[name] =
        typeof value === "number" && name !== "opacity" ? `${value}px` : convertStyle(String(value), () => "");
    else out[name] = String(value);
  }
  if (transform.length > 0) out["transform"] = transform.join(" ");
  return out;
}

function transformOf(name: string, args: unknown[]): string {
  if (angles.has(name) || name === "skew") return `${name}(${args.map((arg) => `${Number(arg)}deg`).join(",")})`;
  if (name === "rotate3d") return `rotate3d(${args.slice(0, 3).map(Number).join(",")},${Number(args[3])}deg)`;
  if (name.startsWith("translate")) return `${name}(${args.map((arg) => length(arg)).join(",")})`;
  return `${name}(${args.map(Number).join(",")})`;
}
