import type { CanvasArea } from "@minihost/protocol";
import { isObject, type Dictionary } from "../../base/builtins.js";
import { ask } from "../../base/door.js";
import { asyncApi, settleTask, type Task } from "../api.js";
import { bytesOf, fromBase64, toBase64 } from "../bytes.js";
import { canvasById, type Found } from "./legacy.js";
import { canvasOf } from "./node.js";
import { knownSurface, surfaceOf } from "./surface.js";

/** The canvas that an option object names: a node, or an id with an optional component. */
function target(options: Dictionary, task: Task): Found | null {
  const found = isObject(options.canvas) ? canvasOf(options.canvas) : canvasById(options.canvasId, options.component);
  if (!found) task.fail("canvas is empty");
  return found;
}

function areaOf(found: Found, options: Dictionary, names: string[]): CanvasArea & Record<string, unknown> {
  const area: CanvasArea & Record<string, unknown> = { page: found.page, node: found.node.tree.idOf(found.node) };
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
  const surface = knownSurface(found.node);
  if (surface) surface.whenSent(run);
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
  const found = target(options, task);
  const bytes = bytesOf(options.data);
  if (!found) return;
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
