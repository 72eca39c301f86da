import { isFunction, type Dictionary } from "../../base/builtins.js";
import { guarded, unsupported } from "../../base/errors.js";
import { clearTimer, setTimer } from "../../prelude/timers.js";
import type { Page } from "../../program/page.js";
import { visit } from "../../program/state.js";
import type { MirrorNode } from "../../tree/node.js";
import { CanvasImage } from "./image.js";
import { Matrix } from "./matrix.js";
import { Path, recorder } from "./recorder.js";
import { surfaceOf, type Surface } from "./surface.js";

const FRAME_MS = 16;
const MAX_SIDE = 16_384;

interface Sized {
  width: number;
  height: number;
}

const nodes = new WeakMap<MirrorNode, Dictionary>();
const owners = new WeakMap<object, { page: number; node: MirrorNode }>();

/** Which canvas a node of a selector query stands for. */
export const canvasOf = (canvas: object): { page: number; node: MirrorNode } | null => owners.get(canvas) ?? null;

/** A `canvas` node of a selector query, always the same for one canvas: what its 2d context draws is sent at the end of a turn. */
export function canvasNode(page: Page, node: MirrorNode): Dictionary {
  const known = nodes.get(node);
  if (known) return known;
  const surface = surfaceOf(page.id, node, true);
  const made = makeNode(surface);
  nodes.set(node, made);
  owners.set(made, { page: page.id, node });
  return made;
}

function makeNode(surface: Surface): Dictionary {
  const size: Sized = { width: 300, height: 150 };
  const matrix = new Matrix();
  let context: Dictionary | null = null;
  const canvas: Dictionary = {
    getContext: (type: unknown) => {
      if (type === "2d") return (context ??= contextOf(surface, size, matrix, canvas));
      unsupported(`Canvas.getContext("${String(type)}")`);
      return null;
    },
    createImage: () => new CanvasImage(),
    createPath2D: (from?: unknown) => new Path(from),
    createImageData: (width: unknown, height: unknown) =>
      (context?.createImageData as ((w: unknown, h: unknown) => unknown) | undefined)?.(width, height),
    toDataURL: () => {
      unsupported("Canvas.toDataURL", "Canvas.toDataURL cannot wait for the browser; use wx.canvasToTempFilePath");
      return "data:,";
    },
  };
  addSize(canvas, "width", size, surface, matrix);
  addSize(canvas, "height", size, surface, matrix);
  addFrames(canvas, surface);
  return canvas;
}

function contextOf(surface: Surface, size: Sized, matrix: Matrix, canvas: Dictionary): Dictionary {
  const context = recorder(
    { push: (action) => surface.push(action), image: (source) => surface.image(source) },
    matrix,
  );
  const clearRect = context.clearRect as (...area: unknown[]) => void;
  context.clearRect = (...area: unknown[]) => {
    if (matrix.covers(area.map(Number), size.width, size.height)) surface.cleared();
    clearRect(...area);
  };
  context.canvas = canvas;
  return context;
}

/** Sizing a canvas clears it and its context. */
function addSize(canvas: Dictionary, side: keyof Sized, size: Sized, surface: Surface, matrix: Matrix): void {
  Object.defineProperty(canvas, side, {
    enumerable: true,
    get: () => size[side],
    set: (value: unknown) => {
      size[side] = Math.min(Math.max(Math.trunc(Number(value)) || 0, 0), MAX_SIDE);
      matrix.reset();
      surface.push(["size", size.width, size.height]);
    },
  });
}

/** Frames come no faster than the browser paints them: a person far away sees fewer, never late ones. */
function addFrames(canvas: Dictionary, surface: Surface): void {
  const asked = new Map<number, number>();
  let last = 0;
  canvas.requestAnimationFrame = (fn: unknown) => {
    const id = ++last;
    if (!isFunction(fn)) return id;
    const call = () => {
      if (asked.delete(id)) guarded(fn, undefined, [Date.now() - visit().startedAt], "requestAnimationFrame");
    };
    asked.set(
      id,
      setTimer(() => surface.whenFree(call), FRAME_MS),
    );
    return id;
  };
  canvas.cancelAnimationFrame = (id: unknown) => {
    clearTimer(asked.get(Number(id)));
    asked.delete(Number(id));
  };
}
