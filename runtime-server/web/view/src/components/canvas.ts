import type { DrawAction } from "@minihost/protocol";
import { Component } from "./component.js";
import { paintActions } from "./canvas-paint.js";

/** `canvas`: paints draw lists; its drawing surface is as large as its box at the device's resolution. */
export class CanvasComponent extends Component {
  private readonly canvas = document.createElement("canvas");
  private last: Promise<void> = Promise.resolve();

  override initialize(attributes: Record<string, unknown>): void {
    this.el.append(this.canvas);
    super.initialize(attributes);
  }

  override connected(): void {
    if (this.bool("disable-scroll")) this.el.style.touchAction = "none";
  }

  /** Paints a draw list after those before it; `reserve` keeps what is there, and the state of the drawing context. */
  draw(actions: DrawAction[], reserve: boolean, asset: (path: string) => string): Promise<void> {
    const turn = this.last.then(async () => {
      await new Promise<void>((resolve) => this.page.whenShown(resolve));
      await paintActions(this.prepare(reserve), actions, asset);
    });
    this.last = turn.catch(() => {});
    return turn;
  }

  private prepare(reserve: boolean): CanvasRenderingContext2D {
    const { canvas } = this;
    const { width, height } = this.el.getBoundingClientRect();
    const ratio = window.devicePixelRatio;
    const size = { width: Math.round(width * ratio), height: Math.round(height * ratio) };
    const resized = canvas.width !== size.width || canvas.height !== size.height;
    // setting a canvas's size clears it and its context's state
    if (resized || !reserve) Object.assign(canvas, size);
    const context = canvas.getContext("2d");
    if (!context) throw new Error("no drawing surface");
    if (resized || !reserve) context.setTransform(ratio, 0, 0, ratio, 0, 0);
    return context;
  }
}
