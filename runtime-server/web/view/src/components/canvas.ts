import type { DrawAction } from "@minihost/protocol";
import { Component } from "./component.js";
import { paintActions } from "./canvas-paint.js";

/** `canvas`: paints draw lists; its drawing surface is as large as its box at the device's resolution. */
export class CanvasComponent extends Component {
  private readonly canvas = document.createElement("canvas");

  override initialize(attributes: Record<string, unknown>): void {
    this.el.append(this.canvas);
    super.initialize(attributes);
  }

  override connected(): void {
    if (this.bool("disable-scroll")) this.el.style.touchAction = "none";
  }

  async draw(actions: DrawAction[], reserve: boolean, asset: (path: string) => string): Promise<void> {
    const { width, height } = this.el.getBoundingClientRect();
    const ratio = window.devicePixelRatio;
    const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (this.canvas.width !== w || this.canvas.height !== h) Object.assign(this.canvas, { width: w, height: h });
    const context = this.canvas.getContext("2d");
    if (!context) throw new Error("no drawing surface");
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (!reserve) context.clearRect(0, 0, width, height);
    context.save();
    await paintActions(context, actions, asset);
    context.restore();
  }
}
