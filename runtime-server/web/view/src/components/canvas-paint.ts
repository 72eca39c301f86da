import type { DrawAction } from "@minihost/protocol";

const methods = new Set([
  "arc",
  "arcTo",
  "beginPath",
  "bezierCurveTo",
  "clearRect",
  "clip",
  "closePath",
  "ellipse",
  "fill",
  "fillRect",
  "fillText",
  "lineTo",
  "moveTo",
  "quadraticCurveTo",
  "rect",
  "restore",
  "rotate",
  "save",
  "scale",
  "setLineDash",
  "setTransform",
  "stroke",
  "strokeRect",
  "strokeText",
  "transform",
  "translate",
]);

const settings = new Set([
  "fillStyle",
  "strokeStyle",
  "lineWidth",
  "lineCap",
  "lineJoin",
  "miterLimit",
  "globalAlpha",
  "globalCompositeOperation",
  "font",
  "textAlign",
  "textBaseline",
  "lineDashOffset",
  "shadowColor",
  "shadowBlur",
  "shadowOffsetX",
  "shadowOffsetY",
]);

type Context = CanvasRenderingContext2D & Record<string, unknown>;

/** Runs a draw list: methods by their name, settings as `{method: "lineWidth", data: [2]}`, `drawImage` with a source first. */
export async function paintActions(
  target: CanvasRenderingContext2D,
  actions: DrawAction[],
  asset: (path: string) => string,
): Promise<void> {
  const context = target as Context;
  for (const { method, data } of actions) {
    if (method === "drawImage") await drawImage(context, data, asset);
    else if (settings.has(method)) context[method] = fillOf(context, data[0]);
    else if (methods.has(method)) (context[method] as (...args: unknown[]) => void)(...data);
    else throw new Error(`cannot draw ${method}`);
  }
}

interface GradientData {
  type: "linear" | "radial";
  data: number[];
  stops: [number, string][];
}

function fillOf(context: Context, value: unknown): unknown {
  const gradient = value as GradientData | null;
  if (typeof gradient !== "object" || gradient === null || !Array.isArray(gradient.stops)) return value;
  const [a = 0, b = 0, c = 0, d = 0] = gradient.data;
  const fill =
    gradient.type === "linear"
      ? context.createLinearGradient(a, b, c, d)
      : context.createRadialGradient(a, b, 0, a, b, c);
  for (const [offset, color] of gradient.stops) fill.addColorStop(offset, color);
  return fill;
}

async function drawImage(context: Context, [src, ...rest]: unknown[], asset: (path: string) => string): Promise<void> {
  const img = new Image();
  img.src = asset(String(src));
  await img.decode();
  (context.drawImage as (...args: unknown[]) => void)(img, ...rest);
}
