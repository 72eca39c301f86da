import type { Code, Detector } from "./detector.js";

const FILE_MAX = 30 * 1024 * 1024;
const PIXELS_MAX = 100_000_000;
/** Longest sides to try: fine codes need many pixels, noisy photographs fewer. */
const SIDES = [1600, 900, 450];

export type PictureTrouble = "noCode" | "badImage" | "hugeImage";

/** A picture that could not be read; `trouble` names the text that says why. */
export class PictureFailed extends Error {
  constructor(readonly trouble: PictureTrouble) {
    super(trouble);
  }
}

/** The code in a picture file; throws {@link PictureFailed}. */
export async function readPicture(file: Blob, detector: Detector): Promise<Code> {
  if (file.size > FILE_MAX) throw new PictureFailed("hugeImage");
  const url = URL.createObjectURL(file);
  try {
    const image = await load(url);
    if (image.naturalWidth * image.naturalHeight > PIXELS_MAX) throw new PictureFailed("hugeImage");
    for (const side of SIDES) {
      const code = await detector(drawn(image, side));
      if (code) return code;
    }
  } finally {
    URL.revokeObjectURL(url);
  }
  throw new PictureFailed("noCode");
}

function load(url: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new PictureFailed("badImage"));
    image.src = url;
  });
}

function drawn(image: HTMLImageElement, side: number): HTMLCanvasElement {
  // drawings without a size of their own report none
  const width = image.naturalWidth || side;
  const height = image.naturalHeight || side;
  const scale = Math.min(1, side / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new PictureFailed("badImage");
  // what is transparent is paper
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}
