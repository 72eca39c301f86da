import { chatStyle } from "../chat/style-chat.js";
import { capsuleStyle } from "./capsule-style.js";
import { askStyle } from "./style-ask.js";
import { h } from "./dom.js";
import { barStyle } from "./style-bars.js";
import { hostStyle } from "./style-host.js";
import { payStyle } from "./style-pay.js";
import { pickerStyle } from "./style-picker.js";
import { sheetStyle } from "./style-sheets.js";

/**
 * Where the host draws: a shadow root of its own in the browser's top layer, out of reach of any program's styles and above
 * anything a program can show.
 */
export class ChromeRoot {
  readonly root: ShadowRoot;
  private readonly layer = document.createElement("div");
  /** what a program has no part in lies above what it can show and take away again */
  private readonly above = h("div", { class: "above" });

  constructor(open: boolean) {
    this.layer.className = "mh-frame mh-chrome";
    this.layer.dataset["host"] = "chrome";
    this.root = this.layer.attachShadow({ mode: open ? "open" : "closed" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(hostStyle + barStyle + sheetStyle + pickerStyle + askStyle + payStyle + capsuleStyle + chatStyle);
    this.root.adoptedStyleSheets = [sheet];
    this.root.append(this.above);
    document.body.append(this.layer);
    this.raise();
  }

  /** Puts the host's layer above everything else in the top layer. */
  raise(): void {
    if (typeof this.layer.showPopover !== "function") return;
    this.layer.popover = "manual";
    if (this.layer.matches(":popover-open")) this.layer.hidePopover();
    this.layer.showPopover();
  }

  add(el: HTMLElement): void {
    this.root.insertBefore(el, this.above);
  }

  /** Adds what asks the person in the host's name. */
  addAbove(el: HTMLElement): void {
    this.above.append(el);
    // something may have come into the top layer since, a video for one
    this.raise();
  }
}
