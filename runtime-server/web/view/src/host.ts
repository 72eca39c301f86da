import type { Input } from "@minihost/protocol";
import type { CanvasSurface } from "./components/canvas/canvas.js";
import type { Texts } from "./chrome/texts.js";
import type { Shell } from "./shell.js";

/** What pages and components need of the view around them. */
export interface Host {
  readonly shell: Shell;
  readonly texts: Texts;
  /** adds to the host's own layer */
  addChrome(el: HTMLElement): void;
  /** inputs of one key are coalesced */
  send(input: Input, key?: string | null): void;
  /** whether an input of this key is still on its way */
  pending(key: string): boolean;
  /** the bar of a page has changed by what the page itself says */
  barsChanged(): void;
  /** a canvas of any page, or of none */
  canvas(page: number, node: number): CanvasSurface | null;
}
