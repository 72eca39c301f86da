import type { AskArgs, LookArgs } from "@minihost/protocol";
import { base64, canvasOf, charWidths } from "../ui/draw.js";
import type { UiContext } from "../ui/handlers.js";
import { keep } from "../ui/keep.js";
import { measuring } from "../ui/measure.js";

/** A picture that is larger goes by way of the server's files: a frame has its bound. */
const inlineBytes = 500_000;

/** What a program may ask a context; everything else changes it. */
const questions = new Set(["isPointInPath", "isPointInStroke", "measureText"]);

/** Answers what a program asks in the middle of what it does. */
export async function lookAt(context: UiContext, args: AskArgs<"look">): Promise<unknown> {
  switch (args.look) {
    case "layout":
      return { items: await measuring.query(context, args) };
    case "widths":
      return { widths: charWidths(args.font) };
    case "pixels":
      return { data: base64(new Uint8Array((await canvasOf(context, args).look(args, (c) => pixels(c, args))).data)) };
    case "picture":
      return pictureOf(await canvasOf(context, args).look(args, (c) => encoded(c.canvas, args)));
    case "context":
      if (!questions.has(args.method)) throw new Error(`${args.method} is no question`);
      return canvasOf(context, args).ask(args, args.method, args.data);
    default:
      throw new Error("not supported by this view");
  }
}

const pixels = (context: CanvasRenderingContext2D, area: Extract<LookArgs, { look: "pixels" }>): ImageData =>
  context.getImageData(area.x, area.y, area.width, area.height);

function encoded(canvas: HTMLCanvasElement, { type, quality }: Extract<LookArgs, { look: "picture" }>): Promise<Blob> {
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("canvas is empty"))), type, quality),
  );
}

async function pictureOf(blob: Blob): Promise<unknown> {
  const { type } = blob;
  if (blob.size > inlineBytes) return { type, size: blob.size, file: await keep(blob, `canvas.${type.slice(6)}`) };
  return { type, data: base64(new Uint8Array(await blob.arrayBuffer())) };
}
