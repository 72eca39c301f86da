import type { DrawAction } from "@minihost/protocol";
import { isArray, isFunction, isObject, type Dictionary } from "../base/builtins.js";
import { ask, later } from "../base/door.js";
import { guarded, unsupported } from "../base/errors.js";
import type { Page } from "../program/page.js";
import { topPage } from "../program/stack.js";
import { visit } from "../program/state.js";
import { nodeOf } from "../tree/backend.js";
import type { MirrorNode } from "../tree/node.js";
import type { Scope } from "./query.js";

const METHODS =
  "arc arcTo beginPath bezierCurveTo clearRect clip closePath drawImage ellipse fill fillRect fillText lineTo moveTo " +
  "quadraticCurveTo rect restore rotate save scale setLineDash setTransform stroke strokeRect strokeText transform translate";
const SETTINGS =
  "fillStyle strokeStyle lineWidth lineCap lineJoin miterLimit globalAlpha globalCompositeOperation font textAlign textBaseline " +
  "lineDashOffset shadowColor shadowBlur shadowOffsetX shadowOffsetY";
const SETTERS =
  "FillStyle StrokeStyle LineWidth LineCap LineJoin MiterLimit GlobalAlpha GlobalCompositeOperation TextAlign TextBaseline";
const MAX_ACTIONS = 20_000;

type Push = (method: string, data: unknown[]) => void;

class Gradient {
  readonly stops: [number, string][] = [];

  constructor(
    readonly type: "linear" | "radial",
    readonly data: number[],
  ) {}

  addColorStop(offset: unknown, color: unknown): void {
    this.stops.push([Number(offset), String(color)]);
  }
}

/** Width of a text, estimated: full for East Asian characters, about half for others. */
function textWidth(text: string, font: string): number {
  const size = Number(/([\d.]+)px/.exec(font)?.[1] ?? 10);
  let ems = 0;
  for (const char of text) ems += char.codePointAt(0)! > 0x2e7f ? 1 : /[ilj.,:;'|! ]/.test(char) ? 0.28 : 0.56;
  return ems * size;
}

/** The methods and settings that both kinds of context have; each call becomes an action. */
function recorder(push: Push): Dictionary {
  const context: Dictionary = {};
  const settings: Dictionary = { font: "10px sans-serif" };
  for (const method of METHODS.split(" ")) {
    context[method] = (...args: unknown[]) =>
      push(method, method === "drawImage" ? [sourceOf(args[0]), ...args.slice(1)] : args);
  }
  for (const name of SETTINGS.split(" ")) {
    Object.defineProperty(context, name, {
      enumerable: true,
      get: () => settings[name],
      set: (value: unknown) => {
        settings[name] = value;
        push(name, [value]);
      },
    });
  }
  context.measureText = (text: unknown) => ({ width: textWidth(String(text), String(settings.font)) });
  context.createLinearGradient = (...data: number[]) => new Gradient("linear", data.map(Number));
  context.createCircularGradient = (...data: number[]) => new Gradient("radial", data.map(Number));
  context.createRadialGradient = (...data: number[]) =>
    new Gradient("radial", [data[3]!, data[4]!, data[5]!].map(Number));
  context.createPattern = () => {
    unsupported("CanvasContext.createPattern");
    return "#000000";
  };
  return context;
}

function addSetters(context: Dictionary): void {
  for (const name of SETTERS.split(" ")) {
    const setting = name[0]!.toLowerCase() + name.slice(1);
    context[`set${name}`] = (value: unknown) => (context[setting] = value);
  }
  context.setFontSize = (size: unknown) => (context.font = `${Number(size)}px sans-serif`);
  context.setShadow = (x: unknown, y: unknown, blur: unknown, color: unknown) =>
    Object.assign(context, { shadowOffsetX: x, shadowOffsetY: y, shadowBlur: blur, shadowColor: color });
}

const sourceOf = (image: unknown): unknown => (image instanceof CanvasImage ? image.src : image);

/** `wx.createCanvasContext`: what was drawn is painted by `draw`. */
export function createCanvasContext(id: unknown, scope?: unknown): Dictionary {
  let actions: DrawAction[] = [];
  const context = recorder((method, data) => {
    if (actions.length < MAX_ACTIONS) actions.push({ method, data });
  });
  addSetters(context);
  context.draw = (reserve?: unknown, done?: unknown) => {
    const callback = isFunction(reserve) ? reserve : done;
    const drawn = actions;
    actions = [];
    const found = canvasById(id, scope);
    if (!found) return;
    ask("draw", { ...found, reserve: reserve === true, actions: drawn }, () =>
      guarded(callback, undefined, [], "draw"),
    );
  };
  return context;
}

/** `wx.createContext` of old programs: the actions are handed to `wx.drawCanvas`. */
export function createContext(): Dictionary {
  let actions: DrawAction[] = [];
  const context = recorder((method, data) => {
    if (actions.length < MAX_ACTIONS) actions.push({ method, data });
  });
  addSetters(context);
  context.clearActions = () => (actions = []);
  context.getActions = () => {
    const drawn = actions;
    actions = [];
    return drawn;
  };
  return context;
}

export function drawCanvas(given: unknown): void {
  if (!isObject(given) || !isArray(given.actions)) return;
  const found = canvasById(given.canvasId, undefined);
  const actions = given.actions.filter(isObject) as unknown as DrawAction[];
  if (found) ask("draw", { ...found, reserve: given.reserve === true, actions });
}

function canvasById(id: unknown, scope: unknown): { page: number; node: number } | null {
  const page = topPage();
  const root = ((scope ?? page?.instance) as Scope | undefined)?._$?.getShadowRoot();
  const elements = root?.querySelectorAll("canvas") ?? [];
  const element = elements.find((known) => nodeOf(known)?.attrs?.["canvas-id"] === id || known.id === id);
  const node = element && nodeOf(element);
  return page && node ? { page: page.id, node: node.id } : null;
}

class CanvasImage {
  width = 0;
  height = 0;
  onload: unknown = null;
  onerror: unknown = null;
  #src = "";

  get src(): string {
    return this.#src;
  }

  set src(value: string) {
    this.#src = String(value);
    ask("imageInfo", { src: this.#src }, (ok, result) => {
      if (ok) Object.assign(this, { width: (result as Dictionary).width, height: (result as Dictionary).height });
      guarded(ok ? this.onload : this.onerror, this, [{ type: ok ? "load" : "error" }], "image");
    });
  }
}

/** A `canvas` node of a selector query: its 2d context paints at the end of each turn in which it was used. */
export function makeCanvas(page: Page, node: MirrorNode): Dictionary {
  const { pixelRatio } = visit().device;
  let actions: DrawAction[] = [];
  let context: Dictionary | null = null;
  const push: Push = (method, data) => {
    if (!actions.length) later(flush);
    if (actions.length < MAX_ACTIONS) actions.push({ method, data });
  };
  const flush = () => {
    const drawn = actions;
    actions = [];
    ask("draw", { page: page.id, node: node.id, reserve: true, actions: drawn });
  };
  const size = { width: 300, height: 150 };
  const resized = () => {
    // Programs make the canvas as large as the device's pixels; the view counts in CSS pixels.
    push("clearRect", [0, 0, size.width, size.height]);
    push("scale", [1 / pixelRatio, 1 / pixelRatio]);
  };
  return {
    get width() {
      return size.width;
    },
    set width(value: number) {
      size.width = Number(value);
      resized();
    },
    get height() {
      return size.height;
    },
    set height(value: number) {
      size.height = Number(value);
    },
    getContext: (type: unknown) => {
      if (type === "2d") return (context ??= recorder(push));
      unsupported(`Canvas.getContext("${String(type)}")`);
      return null;
    },
    createImage: () => new CanvasImage(),
    requestAnimationFrame: (fn: unknown) => setTimeout(fn as () => void, 16),
    cancelAnimationFrame: (id: number) => clearTimeout(id),
    toDataURL: () => {
      unsupported("Canvas.toDataURL");
      return "data:,";
    },
  };
}
