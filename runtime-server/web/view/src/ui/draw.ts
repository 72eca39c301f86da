import { CanvasComponent } from "../components/canvas.js";
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

export function canvasOf({ pages }: UiContext, { page, node }: { page: number; node: number }): CanvasComponent {
  const { component } = pages.need(page).painter.node(node) ?? {};
  if (!(component instanceof CanvasComponent)) throw new Error("canvas not found");
  return component;
}
