import { isFunction, type Dictionary } from "../../base/builtins.js";
import { guarded, unsupported } from "../../base/errors.js";
import { clearTimer, setTimer } from "../../prelude/timers.js";
import type { Page } from "../../program/page.js";
import { visit } from "../../program/state.js";
import type { MirrorNode } from "../../tree/node.js";
import { toBase64 } from "../files/bytes.js";
import { contentNow } from "../files/files-sync.js";
import { CanvasImage } from "./image.js";
import { Matrix } from "./matrix.js";
import { Path, recorder, type Sink } from "./recorder.js";
import { DrawState } from "./state.js";
import { standsFor, surfaceOf, type Surface } from "./surface.js";

const FRAME_MS = 16;
const MAX_SIDE = 16_384;

interface Sized {
  width: number;
  height: number;
}

const nodes = new WeakMap<MirrorNode, Dictionary>();
/** A `canvas` node of a selector query, always the same for one canvas: what its 2d context draws is sent at the end of a turn. */
export function canvasNode(page: Page, node: MirrorNode): Dictionary {
  const known = nodes.get(node);
  if (known) return known;
  const surface = surfaceOf(page.id, node, true);
  const made = makeNode(surface);
  nodes.set(node, made);
  return made;
}

export function makeNode(surface: Surface, size: Sized = { width: 300, height: 150 }): Dictionary {
  const matrix = new Matrix();
  const state = new DrawState();
  let context: Dictionary | null = null;
  const canvas: Dictionary = {
    getContext: (type: unknown) => {
      if (type === "2d") return (context ??= contextOf(surface, size, matrix, state, canvas));
      unsupported(`Canvas.getContext("${String(type)}")`);
      return null;
    },
    createImage: () => new CanvasImage(),
    createPath2D: (from?: unknown) => new Path(from),
    createImageData: (width: unknown, height: unknown) =>
      (context?.createImageData as ((w: unknown, h: unknown) => unknown) | undefined)?.(width, height),
    toDataURL: (type?: unknown, quality?: unknown) =>
      size.width && size.height ? dataUrl(surface, type, quality) : "data:,",
  };
  const resized = () => {
    matrix.reset();
    state.reset();
    surface.push(["size", size.width, size.height]);
  };
  addSize(canvas, "width", size, resized);
  addSize(canvas, "height", size, resized);
  addFrames(canvas, surface);
  standsFor(canvas, surface);
  return canvas;
}

function dataUrl(surface: Surface, type: unknown, quality: unknown): string {
  const wanted = typeof type === "string" && /^image\/(png|jpeg|webp)$/i.test(type) ? type.toLowerCase() : "image/png";
  const options = typeof quality === "number" ? { type: wanted, quality } : { type: wanted };
  const answer = surface.look({ look: "picture", ...options });
  if (!answer) return "data:,";
  const data = typeof answer.file === "string" ? toBase64(contentNow(answer.file)) : String(answer.data);
  return `data:${String(answer.type)};base64,${data}`;
}

function contextOf(surface: Surface, size: Sized, matrix: Matrix, state: DrawState, canvas: Dictionary): Dictionary {
  const sink: Sink = {
    push: (action) => surface.push(action),
    image: (source) => surface.image(source),
    look: (question) => surface.look(question),
  };
  const context = recorder(sink, matrix, state);
  const clearRect = context.clearRect as (...area: unknown[]) => void;
  context.clearRect = (...area: unknown[]) => {
    if (matrix.covers(area.map(Number), size.width, size.height)) surface.cleared();
    clearRect(...area);
  };
  context.canvas = canvas;
  return context;
}

/** Sizing a canvas clears it and its context. */
function addSize(canvas: Dictionary, side: keyof Sized, size: Sized, resized: () => void): void {
  Object.defineProperty(canvas, side, {
    enumerable: true,
    get: () => size[side],
    set: (value: unknown) => {
      size[side] = Math.min(Math.max(Math.trunc(Number(value)) || 0, 0), MAX_SIDE);
      resized();
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
