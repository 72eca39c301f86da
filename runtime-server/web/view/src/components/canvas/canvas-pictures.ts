import type { DrawAction } from "@minihost/protocol";
import { num, str } from "../../paint/values.js";
import type { CanvasPlace, CanvasSurface } from "./canvas.js";
import type { Pictures } from "./canvas-paint.js";

const most = 200;

/** Pictures that a canvas draws, by the numbers that its program has given them. */
export class CanvasPictures implements Pictures {
  private readonly loads = new Map<number, Promise<void>>();
  private readonly images = new Map<number, HTMLImageElement>();

  constructor(private readonly place: Pick<CanvasPlace, "asset" | "other">) {}

  get(name: unknown): CanvasImageSource | null {
    const other = this.otherIn(name);
    if (other) return other.canvas.width > 0 && other.canvas.height > 0 ? other.canvas : null;
    return this.images.get(num((name as { image?: unknown } | null)?.image, -1)) ?? null;
  }

  /** Settles when every picture named so far in a draw list is there, or never will be. */
  async prepare(actions: DrawAction[]): Promise<void> {
    for (const [method, id, src] of actions) if (method === "image") this.begin(num(id), str(src));
    const named = actions.flatMap((action) => [...imagesIn(action)]);
    await Promise.all(named.flatMap((id) => this.loads.get(id) ?? []));
  }

  /** Other surfaces that a draw list draws. */
  others(actions: DrawAction[]): CanvasSurface[] {
    return actions.flatMap(([, ...data]) => data.flatMap((value) => this.otherIn(value) ?? []));
  }

  private otherIn(value: unknown): CanvasSurface | null {
    const { canvas, pattern } = (value ?? {}) as { canvas?: { page?: unknown; node?: unknown }; pattern?: unknown };
    if (pattern !== undefined) return this.otherIn(pattern);
    return canvas ? this.place.other(num(canvas.page, -1), num(canvas.node)) : null;
  }

  private begin(id: number, src: string): void {
    if (this.loads.has(id) || this.loads.size >= most) return;
    this.loads.set(id, this.load(id, this.place.asset(src)));
  }

  private async load(id: number, source: string): Promise<void> {
    // a picture taken without asking its owner could be drawn, but then nothing could be read back
    for (const crossOrigin of ["anonymous", null]) {
      const img = new Image();
      img.crossOrigin = crossOrigin;
      img.src = source;
      try {
        await img.decode();
        this.images.set(id, img);
        return;
      } catch {
        continue;
      }
    }
  }
}

function* imagesIn([method, ...data]: DrawAction): Generator<number> {
  if (method === "image") return;
  for (const value of data) {
    if (typeof value !== "object" || value === null) continue;
    const { image, pattern } = value as { image?: unknown; pattern?: { image?: unknown } };
    const id = image ?? pattern?.image;
    if (typeof id === "number") yield id;
  }
}
