import { isObject, type Dictionary } from "../../base/builtins.js";
import { unsupported } from "../../base/errors.js";
import { makeNode } from "./node.js";
import { Surface } from "./surface.js";

/** What a view keeps of them; the first ones go when there are more. */
const MAX_KEPT = 50;
let last = 0;
const made: Surface[] = [];

/** `wx.createOffscreenCanvas`: a canvas on no page, which others can draw. Its number is negative, as no node's is. */
export function createOffscreenCanvas(given: unknown, height?: unknown): Dictionary {
  const options = isObject(given) ? given : { type: "webgl", width: given, height };
  if (options.type !== "2d") unsupported("createOffscreenCanvas", "An offscreen canvas has a context of type 2d only");
  const surface = new Surface(0, --last, true);
  made.push(surface);
  if (made.length > MAX_KEPT) made.shift();
  const size = { width: side(options.width, 300), height: side(options.height, 150) };
  surface.push(["size", size.width, size.height]);
  return makeNode(surface, size);
}

const side = (value: unknown, otherwise: number): number => Math.trunc(Number(value)) || otherwise;

/** Draws them again for a view that has lost everything. */
export function repeatOffscreen(): void {
  for (const surface of made) surface.repeat();
}
