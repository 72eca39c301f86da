import { CanvasComponent } from "../components/canvas.js";
import type { UiContext, UiHandlers } from "./handlers.js";
import { keep } from "./keep.js";

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
    let bytes = "";
    for (let at = 0; at < data.length; at += 8192) bytes += String.fromCharCode(...data.subarray(at, at + 8192));
    return { width, height, data: btoa(bytes) };
  },
  fontWidths: (_context, { font }) => {
    const context = document.createElement("canvas").getContext("2d")!;
    context.font = "100px sans-serif";
    context.font = String(font);
    return { widths: sample.map((char) => Math.round(context.measureText(char).width * 10)) };
  },
} satisfies Partial<UiHandlers>;

function canvasOf({ pages }: UiContext, { page, node }: { page: number; node: number }): CanvasComponent {
  const { component } = pages.need(page).painter.node(node) ?? {};
  if (!(component instanceof CanvasComponent)) throw new Error("canvas not found");
  return component;
}
