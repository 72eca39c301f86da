import type { DrawAction } from "@minihost/protocol";
import { isArray, isObject, type Dictionary } from "../../base/builtins.js";
import { fromBase64, toBase64 } from "../files/bytes.js";
import { Matrix } from "./matrix.js";
import { DrawState, SETTINGS } from "./state.js";
import { measure } from "./text.js";

const METHODS =
  "arc arcTo beginPath bezierCurveTo clearRect clip closePath ellipse fillRect fillText lineTo moveTo quadraticCurveTo rect " +
  "roundRect strokeRect strokeText";
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
const PATH = "arc arcTo bezierCurveTo closePath ellipse lineTo moveTo quadraticCurveTo rect roundRect";

/** What a recording context hands its actions to. */
export interface Sink {
  push(action: DrawAction): void;
  /** how a picture is named in actions */
  image(source: unknown): unknown;
  /** answers at once what only the painted canvas knows; null when nobody can. Without it the context cannot be asked. */
  look?: (question: Dictionary) => Dictionary | null;
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
export function recorder(sink: Sink, matrix = new Matrix(), state = new DrawState()): Dictionary {
  const context: Dictionary = {};
  for (const method of METHODS.split(" "))
    context[method] = (...args: unknown[]) => sink.push([method, ...args.map(plain)]);
  for (const method of TRANSFORMS)
    context[method] = (...args: unknown[]) => {
      const numbers = isObject(args[0])
        ? SIX.map((name, at) => Number((args[0] as Dictionary)[name] ?? EYE[at]))
        : args;
      (matrix[method] as (...numbers: number[]) => void).apply(matrix, numbers.map(Number));
      if (method === "save" || method === "restore") state[method]();
      sink.push([method, ...numbers.map(plain)]);
    };
  context.getTransform = () => transformOf(matrix);
  for (const method of ["fill", "stroke", "clip"])
    context[method] = (...args: unknown[]) => sink.push([method, ...args.map(pathless)]);
  context.drawImage = (source: unknown, ...args: unknown[]) =>
    sink.push(["drawImage", sink.image(source), ...args.map(plain)]);
  addSettings(context, sink, state);
  addMakers(context, sink);
  addQuestions(context, sink);
  addPixels(context, sink);
  return context;
}

const SIX = ["a", "b", "c", "d", "e", "f"];
const EYE = [1, 0, 0, 1, 0, 0];

function transformOf(matrix: Matrix): Dictionary {
  const result: Dictionary = { is2D: true, isIdentity: matrix.six.every((value, at) => value === EYE[at]) };
  const places = ["m11", "m12", "m21", "m22", "m41", "m42"];
  SIX.forEach((name, at) => (result[name] = result[places[at]!] = matrix.six[at]));
  return result;
}

const pathless = (value: unknown): unknown => (value instanceof Path ? { path: value.path } : value);

function addSettings(context: Dictionary, sink: Sink, state: DrawState): void {
  for (const name of Object.keys(SETTINGS)) {
    Object.defineProperty(context, name, {
      enumerable: true,
      get: () => state.settings[name],
      set: (value: unknown) => {
        state.settings[name] = value;
        sink.push([name, value]);
      },
    });
  }
  context.setLineDash = (pattern: unknown) => {
    state.setDash(isArray(pattern) ? pattern : []);
    sink.push(["setLineDash", isArray(pattern) ? pattern.map(plain) : []]);
  };
  context.getLineDash = () => [...state.dash];
  context.measureText = (text: unknown) => measure(String(text), String(state.settings.font));
}

/** What the standard answers at once and only the painted canvas knows. */
function addQuestions(context: Dictionary, sink: Sink): void {
  for (const method of ["isPointInPath", "isPointInStroke"])
    context[method] = (...args: unknown[]) =>
      sink.look?.({ look: "context", method, data: args.map(pathless).map(plain) })?.value === true;
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
}

/** Pixels are in the browser. */
function addPixels(context: Dictionary, sink: Sink): void {
  context.createImageData = (width: unknown, height: unknown) => {
    const like = isObject(width) ? width : { width, height };
    return imageData(sideOf(like.width), sideOf(like.height));
  };
  context.putImageData = (image: unknown, x: unknown, y: unknown, ...part: unknown[]) => {
    if (!isObject(image) || !(image.data instanceof Uint8ClampedArray))
      throw new TypeError("putImageData wants an ImageData");
    const bytes = new Uint8Array(image.data.buffer, image.data.byteOffset, image.data.byteLength);
    const size = [Number(image.width), Number(image.height), Number(x), Number(y)];
    sink.push(["putImageData", toBase64(bytes), ...size, ...part.slice(0, 4).map(Number)]);
  };
  context.getImageData = (x: unknown, y: unknown, width: unknown, height: unknown) =>
    readPixels(sink, Math.trunc(Number(x)), Math.trunc(Number(y)), Number(width), Number(height));
}

const imageData = (width: number, height: number, data = new Uint8ClampedArray(width * height * 4)): Dictionary => ({
  width,
  height,
  data,
  colorSpace: "srgb",
});

/** A frame of the view has its bound, so what is large comes in stripes. */
const MAX_PIXELS = 128 * 1024;

function readPixels(sink: Sink, left: number, top: number, w: number, h: number): Dictionary {
  const [width, height] = [sideOf(Math.abs(w)), sideOf(Math.abs(h))];
  const x = w < 0 ? left - width : left;
  const y = h < 0 ? top - height : top;
  const data = new Uint8ClampedArray(width * height * 4);
  const rows = Math.max(1, Math.floor(MAX_PIXELS / width));
  for (let row = 0; row < height; row += rows) {
    const area = { x, y: y + row, width, height: Math.min(rows, height - row) };
    const answer = sink.look?.({ look: "pixels", ...area });
    if (!answer) break;
    data.set(new Uint8Array(fromBase64(String(answer.data))), row * width * 4);
  }
  return imageData(width, height, data);
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
