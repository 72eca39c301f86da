import { capsuleStyle } from "./capsule-style.js";
import { askStyle } from "./style-ask.js";
import { barStyle } from "./style-bars.js";
import { pickerStyle } from "./style-picker.js";
import { sheetStyle } from "./style-sheets.js";

/**
 * Where the host draws: a shadow root of its own in the browser's top layer, out of reach of any program's styles and above
 * anything a program can show.
 */
export class ChromeRoot {
  readonly root: ShadowRoot;
  private readonly layer = document.createElement("div");

  constructor(open: boolean) {
    this.layer.className = "mh-frame mh-chrome";
    this.layer.dataset["host"] = "chrome";
    this.root = this.layer.attachShadow({ mode: open ? "open" : "closed" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(barStyle + sheetStyle + pickerStyle + askStyle + capsuleStyle);
    this.root.adoptedStyleSheets = [sheet];
    document.body.append(this.layer);
    this.raise();
  }

  /** Puts the host's layer above everything else in the top layer. */
  raise(): void {
    if (typeof this.layer.showPopover !== "function") return;
    this.layer.popover = "manual";
    this.layer.showPopover();
  }

  add(el: HTMLElement): void {
    this.root.append(el);
  }
}
