import { CanvasComponent, CanvasSurface } from "../components/canvas/canvas.js";
import type { UiContext, UiHandlers } from "./handlers.js";
import { keep } from "./keep.js";

export function base64(data: Uint8Array): string {
  let bytes = "";
  for (let at = 0; at < data.length; at += 8192) bytes += String.fromCharCode(...data.subarray(at, at + 8192));
  return btoa(bytes);
}

/** What a text is measured by: the characters 32 to 126 and a Chinese one. */
const sample = [...Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)), "国"];

/** Everything about canvases. */
export const drawing = {
  draw: async (context, args) => {
    await canvasOf(context, args).draw(args);
  },
  canvasFile: async (context, args) => {
    const blob = await canvasOf(context, args).file(args);
    const name = blob.type === "image/jpeg" ? "canvas.jpg" : "canvas.png";
    return { tempFilePath: await keep(blob, name) };
  },
  canvasData: async (context, args) => {
    const { width, height, data } = await canvasOf(context, args).pixels(args);
    return { width, height, data: base64(new Uint8Array(data)) };
  },
} satisfies Partial<UiHandlers>;

/** Widths of the usual characters, in thousandths of the size. */
export function charWidths(font: string): number[] {
  const context = document.createElement("canvas").getContext("2d")!;
  context.font = "100px sans-serif";
  context.font = font;
  return sample.map((char) => Math.round(context.measureText(char).width * 10));
}

const offscreen = new Map<number, CanvasSurface>();
const offscreenMax = 50;

/** A canvas on a page, or one that is on none, whose number is negative. */
export function canvasOf(context: UiContext, { page, node }: { page: number; node: number }): CanvasSurface {
  if (node < 0) return offscreenOf(context, node);
  const { component } = context.pages.need(page).painter.node(node) ?? {};
  if (!(component instanceof CanvasComponent)) throw new Error("canvas not found");
  return component.surface;
}

/** Made when it is first drawn on. */
function offscreenOf({ asset, host }: UiContext, node: number): CanvasSurface {
  const known = offscreen.get(node);
  if (known) return known;
  const made = new CanvasSurface({
    asset,
    shown: () => Promise.resolve(),
    box: () => ({ width: 300, height: 150 }),
    other: (page, other) => host.canvas(page, other),
  });
  offscreen.set(node, made);
  const [oldest] = offscreen.keys();
  if (offscreen.size > offscreenMax && oldest !== undefined) offscreen.delete(oldest);
  return made;
}

/** A new run of the program counts anew. */
export const forgetOffscreen = (): void => offscreen.clear();
