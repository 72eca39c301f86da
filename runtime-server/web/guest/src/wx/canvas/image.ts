import type { Dictionary } from "../../base/builtins.js";
import { isObject } from "../../base/builtins.js";
import { ask } from "../../base/door.js";
import { guarded } from "../../base/errors.js";

/** A picture to draw: the browser loads it, the program hears of it. */
export class CanvasImage {
  width = 0;
  height = 0;
  complete = false;
  onload: unknown = null;
  onerror: unknown = null;
  #src = "";

  get src(): string {
    return this.#src;
  }

  set src(value: string) {
    const src = String(value);
    this.#src = src;
    this.complete = false;
    ask("imageInfo", { src }, (ok, result) => {
      if (this.#src !== src) return;
      this.complete = true;
      if (ok && isObject(result)) Object.assign(this, { width: result.width, height: result.height });
      const event: Dictionary = ok ? { type: "load", target: this } : { type: "error", errMsg: `GET ${src} failed` };
      guarded(ok ? this.onload : this.onerror, this, [event], "image");
    });
  }

  get naturalWidth(): number {
    return this.width;
  }

  get naturalHeight(): number {
    return this.height;
  }
}
