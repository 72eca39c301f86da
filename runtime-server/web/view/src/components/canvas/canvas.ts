import type { CanvasArea, CanvasFileArgs, DrawAction, DrawArgs } from "@minihost/protocol";
import type { TouchPoint } from "../../events/touches.js";
import { num } from "../../paint/values.js";
import { answerOf, paintActions } from "./canvas-paint.js";
import { CanvasPictures } from "./canvas-pictures.js";
import { Component, type EmitOptions } from "../component.js";

/** Pixels that may be handed to a program at one time; they travel as text. */
const mostPixels = 512 * 512;
const mostSide = 16_384;

/** Where a surface is seen, if anywhere. */
export interface CanvasPlace {
  asset(src: string): string;
  /** settles when it has a layout */
  shown(): Promise<void>;
  box(): { width: number; height: number };
  /** another surface that a draw list draws */
  other(page: number, node: number): CanvasSurface | null;
}

/** What is drawn on. It is as a program sizes it, or as large as its box at the device's resolution. */
export class CanvasSurface {
  readonly canvas = document.createElement("canvas");
  private last: Promise<void> = Promise.resolve();
  private readonly pictures: CanvasPictures;
  /** device pixels for a unit of the program's */
  private ratio = 1;

  constructor(private readonly place: CanvasPlace) {
    this.pictures = new CanvasPictures(place);
  }

  /** Paints a draw list after those before it; settles when it can be seen. */
  draw(args: DrawArgs): Promise<void> {
    return this.after(args, async () => {
      await this.painted(args);
      await nextFrame();
    });
  }

  /** Paints a draw list and looks at the surface, before anything else is painted. */
  look<T>(args: DrawArgs, look: (context: CanvasRenderingContext2D) => T | Promise<T>): Promise<T> {
    return this.after(args, async () => look(await this.painted(args)));
  }

  /** The same with what a method of the context answers, in plain numbers. */
  ask(args: DrawArgs, method: string, data: unknown[]): Promise<Record<string, unknown>> {
    return this.look(args, (context) => answerOf(context, method, data));
  }

  private async painted(args: DrawArgs): Promise<CanvasRenderingContext2D> {
    await this.pictures.prepare(args.actions);
    const context = args.raw ? this.sized(args) : this.fitted(args.clear === true);
    for (const part of parts(args.actions)) {
      const [first] = part;
      if (first?.[0] === "size" && args.raw) this.resize(num(first[1]), num(first[2]));
      paintActions(context, part, args.raw ? 1 : this.ratio, this.pictures);
    }
    return context;
  }

  /** A part of what is painted, as a picture's bytes. */
  file(args: CanvasFileArgs): Promise<Blob> {
    return this.next(async () => {
      const { x, y, width, height } = this.area(args);
      const copy = document.createElement("canvas");
      const size = (wanted: number | undefined, own: number) =>
        Math.min(Math.max(1, Math.round(num(wanted, own))), mostSide);
      copy.width = size(args.destWidth, width);
      copy.height = size(args.destHeight, height);
      const jpeg = /^jpe?g$/i.test(args.fileType ?? "");
      const context = copy.getContext("2d")!;
      if (jpeg) {
        context.fillStyle = "#fff";
        context.fillRect(0, 0, copy.width, copy.height);
      }
      context.drawImage(this.canvas, x, y, width, height, 0, 0, copy.width, copy.height);
      return new Promise<Blob>((resolve, reject) =>
        copy.toBlob(
          (blob) => (blob ? resolve(blob) : reject(new Error("canvas is empty"))),
          jpeg ? "image/jpeg" : "image/png",
          num(args.quality, 0.92),
        ),
      );
    });
  }

  /** The pixels of a part, one for each unit of the program's. */
  pixels(args: CanvasArea): Promise<ImageData> {
    return this.next(() => {
      const { x, y, width, height } = this.area(args);
      const [w, h] = [Math.max(1, Math.round(width / this.ratio)), Math.max(1, Math.round(height / this.ratio))];
      if (w * h > mostPixels) throw new Error("the area is too large");
      const copy = document.createElement("canvas");
      Object.assign(copy, { width: w, height: h });
      const context = copy.getContext("2d")!;
      context.drawImage(this.canvas, x, y, width, height, 0, 0, w, h);
      return context.getImageData(0, 0, w, h);
    });
  }

  /** Does something when the surfaces that a draw list draws are as they are to be drawn, and keeps them so until it is done. */
  private after<T>({ actions }: DrawArgs, job: () => Promise<T>): Promise<T> {
    const others = this.pictures.others(actions).filter((other) => other !== this);
    if (others.length === 0) return this.next(job);
    const drawn = Promise.all(others.map(({ last }) => last));
    const turn = this.next(async () => {
      await drawn;
      return job();
    });
    const done = turn.then(
      () => {},
      () => {},
    );
    for (const other of others) other.last = Promise.all([other.last, done]).then(() => {});
    return turn;
  }

  private next<T>(job: () => T | Promise<T>): Promise<T> {
    const turn = this.last.then(async () => {
      await this.place.shown();
      return job();
    });
    this.last = turn.then(
      () => {},
      () => {},
    );
    return turn;
  }

  /** In pixels of the surface. */
  private area({ x, y, width, height }: CanvasArea) {
    const { canvas, ratio } = this;
    const [left, top] = [num(x) * ratio, num(y) * ratio];
    const right = width === undefined ? canvas.width : left + num(width) * ratio;
    const bottom = height === undefined ? canvas.height : top + num(height) * ratio;
    if (!(right > left && bottom > top)) throw new Error("canvas is empty");
    return { x: left, y: top, width: right - left, height: bottom - top };
  }

  private resize(width: number, height: number): void {
    const side = (value: number) => Math.min(Math.max(0, Math.trunc(value)), mostSide);
    Object.assign(this.canvas, { width: side(width), height: side(height) });
  }

  private sized({ clear }: DrawArgs): CanvasRenderingContext2D {
    if (clear) this.resize(300, 150);
    this.ratio = 1;
    return this.context();
  }

  private fitted(clear: boolean): CanvasRenderingContext2D {
    const { canvas } = this;
    const { width, height } = this.place.box();
    const ratio = window.devicePixelRatio;
    const size = { width: Math.round(width * ratio), height: Math.round(height * ratio) };
    const resized = canvas.width !== size.width || canvas.height !== size.height;
    this.ratio = ratio;
    // setting a canvas's size clears it and its context's state
    if (resized || clear) Object.assign(canvas, size);
    const context = this.context();
    if (resized || clear) context.setTransform(ratio, 0, 0, ratio, 0, 0);
    return context;
  }

  private context(): CanvasRenderingContext2D {
    const context = this.canvas.getContext("2d");
    if (!context) throw new Error("no drawing surface");
    return context;
  }
}

/** `canvas`: paints draw lists. Its surface is as the program sizes it, or as large as its box at the device's resolution. */
export class CanvasComponent extends Component {
  readonly surface = new CanvasSurface({
    asset: (src) => this.page.asset(src),
    shown: () => new Promise((resolve) => this.page.whenShown(resolve)),
    box: () => ({ width: this.el.clientWidth, height: this.el.clientHeight }),
    other: (page, node) => this.page.host.canvas(page, node),
  });

  override initialize(attributes: Record<string, unknown>): void {
    this.el.append(this.surface.canvas);
    super.initialize(attributes);
  }

  /** Points of contact come with their place on the canvas too. */
  override emit(type: string, detail: unknown, options: EmitOptions = {}): void {
    const { extra } = options;
    if (!extra?.["touches"]) return super.emit(type, detail, options);
    const [frame, box] = [this.page.el.getBoundingClientRect(), this.el.getBoundingClientRect()];
    const placed = (points: unknown) =>
      (points as TouchPoint[]).map((point) => ({
        ...point,
        x: point.clientX - (box.left - frame.left),
        y: point.clientY - (box.top - frame.top),
      }));
    const [touches, changedTouches] = [placed(extra["touches"]), placed(extra["changedTouches"])];
    super.emit(type, detail, { ...options, extra: { ...extra, touches, changedTouches } });
  }

  protected override changed(name: string): void {
    if (name === "disable-scroll") this.el.style.touchAction = this.bool(name) ? "none" : "";
  }

  protected override styled(): void {
    this.changed("disable-scroll");
  }
}

/** A draw list cut where the surface gets another size. */
function parts(actions: DrawAction[]): DrawAction[][] {
  const cut: DrawAction[][] = [[]];
  for (const action of actions) {
    if (action[0] === "size") cut.push([]);
    cut.at(-1)!.push(action);
  }
  return cut;
}

/** The next frame, or soon if frames are not drawn because the tab is hidden. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => resolve());
    setTimeout(resolve, 500);
  });
}
