import type { CanvasArea } from "@minihost/protocol";
import { isObject, type Dictionary } from "../../base/builtins.js";
import { ask } from "../../base/door.js";
import { asyncApi, settleTask, type Task } from "../api.js";
import { bytesOf, fromBase64, toBase64 } from "../files/bytes.js";
import { canvasById } from "./legacy.js";
import { knownSurface, surfaceBehind, surfaceOf, type Surface } from "./surface.js";

interface Target {
  page: number;
  id: number;
  surface: Surface | undefined;
}

/** The canvas that an option object names: a node, or an id with an optional component. */
function target(options: Dictionary, task: Task): Target | null {
  if (isObject(options.canvas)) {
    const surface = surfaceBehind(options.canvas);
    if (surface) return { page: surface.page, id: surface.id, surface };
  } else {
    const found = canvasById(options.canvasId, options.component);
    if (found) return { page: found.page, id: found.node.tree.idOf(found.node), surface: knownSurface(found.node) };
  }
  task.fail("canvas is empty");
  return null;
}

function areaOf({ page, id }: Target, options: Dictionary, names: string[]): CanvasArea & Record<string, unknown> {
  const area: CanvasArea & Record<string, unknown> = { page, node: id };
  for (const name of names)
    if (typeof options[name] === "number" || typeof options[name] === "string") area[name] = options[name];
  return area;
}

const AREA = ["x", "y", "width", "height"];
const FILE = [...AREA, "destWidth", "destHeight", "fileType", "quality"];

/** Asks the view when it has everything that was drawn before the call. */
function ofTarget(options: Dictionary, task: Task, names: string[], asks: (area: CanvasArea) => void): void {
  const found = target(options, task);
  if (!found) return;
  const run = () => asks(areaOf(found, options, names));
  if (found.surface) found.surface.whenSent(run);
  else run();
}

function toTempFilePath(options: Dictionary, task: Task): void {
  ofTarget(options, task, FILE, (area) => ask("canvasFile", area, (ok, value) => settleTask(task, ok, value)));
}

function getImageData(options: Dictionary, task: Task): void {
  ofTarget(options, task, AREA, (area) =>
    ask("canvasData", area, (ok, value) => {
      if (!ok || !isObject(value)) settleTask(task, ok, value);
      else task.ok({ ...value, data: new Uint8ClampedArray(fromBase64(String(value.data))) });
    }),
  );
}

function putImageData(options: Dictionary, task: Task): void {
  const found = canvasById(options.canvasId, options.component);
  const bytes = bytesOf(options.data);
  if (!found) {
    task.fail("canvas is empty");
    return;
  }
  if (!bytes) {
    task.fail("parameter.data should be Uint8ClampedArray");
    return;
  }
  const [x, y, width, height] = AREA.map((name) => Number(options[name] ?? 0));
  const action: [string, ...unknown[]] = ["putImageData", toBase64(bytes), width, height, x, y];
  (knownSurface(found.node) ?? surfaceOf(found.page, found.node, false)).draw([action], false, () => task.ok());
}

export function addCanvasFiles(): void {
  asyncApi("canvasToTempFilePath", toTempFilePath);
  asyncApi("canvasGetImageData", getImageData);
  asyncApi("canvasPutImageData", putImageData);
}
