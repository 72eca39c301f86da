import type { DrawAction } from "@minihost/protocol";
import { isObject, type Dictionary } from "../../base/builtins.js";
import { unsupported } from "../../base/errors.js";
import { toBase64 } from "../bytes.js";
import { measure } from "./text.js";
import { Matrix } from "./matrix.js";

const METHODS =
  "arc arcTo beginPath bezierCurveTo clearRect clip closePath ellipse fillRect fillText lineTo moveTo quadraticCurveTo rect " +
  "roundRect setLineDash strokeRect strokeText";
const TRANSFORMS = [
  "save",
  "restore",
  "scale",
  "rotate",
  "translate",
  "transform",
  "setTransform",
  "resetTransform",
] as const;
const SETTINGS: Record<string, unknown> = {
  fillStyle: "#000000",
  strokeStyle: "#000000",
  lineWidth: 1,
  lineCap: "butt",
  lineJoin: "miter",
  miterLimit: 10,
  globalAlpha: 1,
  globalCompositeOperation: "source-over",
  font: "10px sans-serif",
  textAlign: "start",
  textBaseline: "alphabetic",
  direction: "inherit",
  lineDashOffset: 0,
  shadowColor: "rgba(0, 0, 0, 0)",
  shadowBlur: 0,
  shadowOffsetX: 0,
  shadowOffsetY: 0,
  imageSmoothingEnabled: true,
};
const PATH = "arc arcTo bezierCurveTo closePath ellipse lineTo moveTo quadraticCurveTo rect roundRect";

/** What a recording context hands its actions to. */
export interface Sink {
  push(action: DrawAction): void;
  /** how a picture is named in actions */
  image(source: unknown): unknown;
}

class Gradient {
  readonly stops: [number, string][] = [];

  constructor(
    readonly type: "linear" | "radial" | "conic",
    readonly data: number[],
  ) {}

  addColorStop(offset: unknown, color: unknown): void {
    this.stops.push([Number(offset), String(color)]);
  }
}

/** A path that is made once and drawn many times. */
export class Path {
  readonly path: DrawAction[] = [];

  constructor(from?: unknown) {
    if (from instanceof Path) this.path.push(...from.path);
    for (const method of PATH.split(" "))
      (this as unknown as Dictionary)[method] = (...args: unknown[]) => this.path.push([method, ...args.map(plain)]);
  }

  addPath(other: unknown): void {
    if (other instanceof Path) this.path.push(...other.path);
  }
}

const plain = (value: unknown): unknown => (typeof value === "number" && !Number.isFinite(value) ? 0 : value);

/** The methods and settings that both kinds of context have; each call becomes an action. */
export function recorder(sink: Sink, matrix = new Matrix()): Dictionary {
  const context: Dictionary = {};
  for (const method of METHODS.split(" "))
    context[method] = (...args: unknown[]) => sink.push([method, ...args.map(plain)]);
  for (const method of TRANSFORMS)
    context[method] = (...args: unknown[]) => {
      (matrix[method] as (...numbers: number[]) => void).apply(matrix, args.map(Number));
      sink.push([method, ...args.map(plain)]);
    };
  for (const method of ["fill", "stroke", "clip"])
    context[method] = (...args: unknown[]) =>
      sink.push([method, ...args.map((arg) => (arg instanceof Path ? { path: arg.path } : arg))]);
  context.drawImage = (source: unknown, ...args: unknown[]) =>
    sink.push(["drawImage", sink.image(source), ...args.map(plain)]);
  addSettings(context, sink);
  addMakers(context, sink);
  addPixels(context, sink);
  return context;
}

function addSettings(context: Dictionary, sink: Sink): void {
  const settings: Dictionary = { ...SETTINGS };
  for (const name of Object.keys(SETTINGS)) {
    Object.defineProperty(context, name, {
      enumerable: true,
      get: () => settings[name],
      set: (value: unknown) => {
        settings[name] = value;
        sink.push([name, value]);
      },
    });
  }
  context.getLineDash = () => [];
  context.measureText = (text: unknown) => measure(String(text), String(settings.font));
}

function addMakers(context: Dictionary, sink: Sink): void {
  context.createLinearGradient = (...data: unknown[]) => new Gradient("linear", data.map(Number));
  context.createCircularGradient = (x: unknown, y: unknown, r: unknown) =>
    new Gradient("radial", [x, y, 0, x, y, r].map(Number));
  context.createRadialGradient = (...data: unknown[]) => new Gradient("radial", data.map(Number));
  context.createConicGradient = (...data: unknown[]) => new Gradient("conic", data.map(Number));
  context.createPattern = (source: unknown, repetition: unknown) => ({
    pattern: sink.image(source),
    repetition: String(repetition ?? "repeat"),
  });
  context.isPointInPath = () => {
    unsupported("CanvasContext.isPointInPath");
    return false;
  };
}

/** Pixels are in the browser: they can be written from here, and read only by `wx.canvasGetImageData`, which may wait. */
function addPixels(context: Dictionary, sink: Sink): void {
  context.createImageData = (width: unknown, height: unknown) => {
    const like = isObject(width) ? width : { width, height };
    const [w, h] = [sideOf(like.width), sideOf(like.height)];
    return { width: w, height: h, data: new Uint8ClampedArray(w * h * 4) };
  };
  context.putImageData = (image: unknown, x: unknown, y: unknown) => {
    if (!isObject(image) || !(image.data instanceof Uint8ClampedArray))
      throw new TypeError("putImageData wants an ImageData");
    const bytes = new Uint8Array(image.data.buffer, image.data.byteOffset, image.data.byteLength);
    sink.push(["putImageData", toBase64(bytes), Number(image.width), Number(image.height), Number(x), Number(y)]);
  };
  context.getImageData = () => {
    unsupported(
      "CanvasContext.getImageData",
      "CanvasContext.getImageData cannot wait for the browser; use wx.canvasGetImageData",
    );
    throw new Error("getImageData:fail not supported, use wx.canvasGetImageData");
  };
}

const sideOf = (value: unknown): number => Math.min(Math.max(Math.trunc(Number(value)) || 1, 1), 4096);

const SETTERS =
  "FillStyle StrokeStyle LineWidth LineCap LineJoin MiterLimit GlobalAlpha GlobalCompositeOperation TextAlign TextBaseline";

/** The setter methods of contexts of the first kind. */
export function addSetters(context: Dictionary): void {
  for (const name of SETTERS.split(" ")) {
    const setting = name[0]!.toLowerCase() + name.slice(1);
    context[`set${name}`] = (value: unknown) => (context[setting] = value);
  }
  context.setTextBaseline = (value: unknown) => (context.textBaseline = value === "normal" ? "alphabetic" : value);
  context.setFontSize = (size: unknown) => {
    context.font = String(context.font).replace(/[\d.]+px/, `${Number(size)}px`);
  };
  context.setShadow = (x: unknown, y: unknown, blur: unknown, color: unknown) =>
    Object.assign(context, { shadowOffsetX: x, shadowOffsetY: y, shadowBlur: blur, shadowColor: color });
  const dash = context.setLineDash as (pattern: unknown) => void;
  context.setLineDash = (pattern: unknown, offset?: unknown) => {
    dash(pattern);
    if (offset !== undefined) context.lineDashOffset = Number(offset);
  };
}
