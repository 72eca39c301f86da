import type { DrawAction } from "@minihost/protocol";
import { isArray, isFunction, isObject, type Dictionary } from "../../base/builtins.js";
import { isInstance } from "../../base/core-internals.js";
import { later } from "../../base/door.js";
import { guarded } from "../../base/errors.js";
import { topPage } from "../../program/stack.js";
import { pageOf } from "../../program/page.js";
import type { MirrorNode } from "../../tree/node.js";
import type { Scope } from "../query.js";
import { CanvasImage } from "./image.js";
import { addSetters, recorder, type Sink } from "./recorder.js";
import { surfaceOf } from "./surface.js";

const MAX_ACTIONS = 20_000;

export interface Found {
  page: number;
  node: MirrorNode;
}

/** The canvas of this name on the page on top, or in a component; of several, the one that the caller itself has written. */
export function canvasById(id: unknown, scope: unknown): Found | null {
  const given = isInstance(scope) ? (scope as unknown as Scope) : null;
  const page = (given && pageOf(given._$)) ?? topPage();
  if (!page) return null;
  const owner = (given ?? (page.instance as unknown as Scope | undefined))?._$?.getShadowRoot();
  const known = page.root.descendants("canvas").filter((node) => isNamed(node, String(id)));
  const node = known.find((each) => each.__wxElement?.ownerShadowRoot === owner) ?? known[0];
  return node ? { page: page.id, node } : null;
}

const isNamed = (node: MirrorNode, id: string): boolean =>
  node.authorId === id || String(node.attrs?.["canvas-id"] ?? node.attrs?.canvasId) === id;

/** Collects what is drawn until somebody takes it; pictures are named by their address until it is known where they go. */
class Sheet implements Sink {
  actions: DrawAction[] = [];

  push(action: DrawAction): void {
    if (this.actions.length < MAX_ACTIONS) this.actions.push(action);
  }

  image(source: unknown): unknown {
    return { src: source instanceof CanvasImage ? source.src : String(source) };
  }

  take(): DrawAction[] {
    const taken = this.actions;
    this.actions = [];
    return taken;
  }
}

/** `wx.createCanvasContext`: what was drawn is painted by `draw`. */
export function createCanvasContext(id: unknown, scope?: unknown): Dictionary {
  const sheet = new Sheet();
  const context = recorder(sheet);
  addSetters(context);
  context.draw = (reserve?: unknown, done?: unknown) => {
    const callback = isFunction(reserve) ? reserve : done;
    paint(canvasById(id, scope), sheet.take(), reserve === true, () =>
      guarded(callback, undefined, [{ errMsg: "drawCanvas:ok" }], "draw"),
    );
  };
  return context;
}

/** `wx.createContext` of old programs: the actions are handed to `wx.drawCanvas`. */
export function createContext(): Dictionary {
  const sheet = new Sheet();
  const context = recorder(sheet);
  addSetters(context);
  context.clearActions = () => void sheet.take();
  context.getActions = () => sheet.take();
  return context;
}

export function drawCanvas(given: unknown): void {
  if (!isObject(given) || !isArray(given.actions)) return;
  const actions = given.actions.filter(isArray).slice(0, MAX_ACTIONS) as DrawAction[];
  paint(canvasById(given.canvasId, undefined), actions, given.reserve === true, () => undefined);
}

function paint(found: Found | null, actions: DrawAction[], reserve: boolean, done: () => void): void {
  if (!found) {
    later(done);
    return;
  }
  const surface = surfaceOf(found.page, found.node, false);
  const named = actions.map((action) => action.map((value) => addressed(value, surface)) as unknown as DrawAction);
  surface.draw(named, !reserve, done);
}

/** Names pictures as the surface knows them. */
function addressed(value: unknown, surface: { image(source: unknown): unknown }): unknown {
  if (!isObject(value)) return value;
  if (typeof value.src === "string") return surface.image(value.src);
  return isObject(value.pattern) ? { ...value, pattern: addressed(value.pattern, surface) } : value;
}
