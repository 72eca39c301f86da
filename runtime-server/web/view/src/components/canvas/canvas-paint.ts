import type { DrawAction } from "@minihost/protocol";
import { list, num, str } from "../../paint/values.js";

const words = (text: string): Set<string> => new Set(text.split(" "));

const pathMethods = words(
  "arc arcTo bezierCurveTo closePath ellipse lineTo moveTo quadraticCurveTo rect roundRect addPath",
);
const methods = words(
  "arc arcTo beginPath bezierCurveTo clearRect clip closePath ellipse fill fillRect fillText lineTo moveTo quadraticCurveTo rect " +
    "restore rotate roundRect save scale setLineDash setTransform stroke strokeRect strokeText transform translate",
);
const settings = words(
  "fillStyle strokeStyle lineWidth lineCap lineJoin miterLimit globalAlpha globalCompositeOperation font textAlign textBaseline " +
    "direction lineDashOffset shadowColor shadowBlur shadowOffsetX shadowOffsetY imageSmoothingEnabled " +
    "imageSmoothingQuality filter letterSpacing",
);

type Context = CanvasRenderingContext2D & Record<string, unknown>;

/** The pictures that a draw list names, loaded or known to be missing. */
export interface Pictures {
  get(name: unknown): CanvasImageSource | null;
}

/** Runs a draw list; what a browser refuses is left out, as a wrong value is on the platform. */
export function paintActions(
  target: CanvasRenderingContext2D,
  actions: DrawAction[],
  base: number,
  pictures: Pictures,
): void {
  const context = target as Context;
  for (const [method, ...data] of actions) {
    try {
      paint(context, method, data, base, pictures);
    } catch (error) {
      console.warn(`canvas: ${method}`, error);
    }
  }
}

/** What a method answers, for whoever cannot hold its result. */
export function answerOf(target: CanvasRenderingContext2D, method: string, data: unknown[]): Record<string, unknown> {
  const context = target as Context;
  const value = (context[method] as (...args: unknown[]) => unknown)(...data.map(argument));
  if (!(value instanceof TextMetrics)) return { value };
  const numbers: Record<string, unknown> = {};
  for (const name in value) numbers[name] = value[name as keyof TextMetrics];
  return { value: numbers };
}

function paint(context: Context, method: string, data: unknown[], base: number, pictures: Pictures): void {
  if (settings.has(method)) context[method] = fillOf(context, data[0], pictures);
  else if (method === "drawImage") drawImage(context, data, pictures);
  else if (method === "putImageData") putImageData(context, data);
  else if (method === "setTransform") context.setTransform(scaled(base, data));
  else if (method === "resetTransform") context.setTransform(base, 0, 0, base, 0, 0);
  else if (methods.has(method)) (context[method] as (...args: unknown[]) => void)(...data.map(argument));
  else if (method !== "size" && method !== "image") throw new Error(`cannot draw ${method}`);
}

function scaled(base: number, data: unknown[]): DOMMatrix {
  return new DOMMatrix([base, 0, 0, base, 0, 0]).multiply(new DOMMatrix(data.map((each) => num(each))));
}

function argument(value: unknown): unknown {
  const path = (value as { path?: DrawAction[] } | null)?.path;
  if (typeof value !== "object" || value === null || !Array.isArray(path)) return value;
  const made = new Path2D() as Path2D & Record<string, unknown>;
  for (const [method, ...data] of path)
    if (pathMethods.has(method)) (made[method] as (...args: unknown[]) => void)(...data);
  return made;
}

interface GradientData {
  type: "linear" | "radial" | "conic";
  data: number[];
  stops: [number, string][];
}

function fillOf(context: Context, value: unknown, pictures: Pictures): unknown {
  if (typeof value !== "object" || value === null) return value;
  if ("pattern" in value) {
    const picture = pictures.get(value.pattern);
    const { repetition } = value as { repetition?: unknown };
    return picture ? (context.createPattern(picture, str(repetition, "repeat")) ?? "#000") : "#000";
  }
  const { type, data, stops } = value as GradientData;
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = list(data).map((each) => num(each));
  const fill =
    type === "linear"
      ? context.createLinearGradient(a, b, c, d)
      : type === "conic"
        ? context.createConicGradient(a, b, c)
        : context.createRadialGradient(a, b, c, d, e, f);
  for (const [offset, color] of stops ?? []) fill.addColorStop(offset, color);
  return fill;
}

function drawImage(context: Context, [name, ...rest]: unknown[], pictures: Pictures): void {
  const picture = pictures.get(name);
  if (picture) (context.drawImage as (...args: unknown[]) => void)(picture, ...rest);
}

function putImageData(context: Context, [data, width, height, x, y, ...part]: unknown[]): void {
  const bytes = Uint8ClampedArray.from(atob(str(data)), (char) => char.charCodeAt(0));
  const image = new ImageData(bytes, num(width), num(height));
  const [left, top, w, h] = part.map((each) => num(each));
  if (h === undefined) context.putImageData(image, num(x), num(y));
  else context.putImageData(image, num(x), num(y), left!, top!, w!, h);
}
