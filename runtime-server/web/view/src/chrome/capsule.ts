import { h } from "./dom.js";
import { icons } from "./icons.js";
import type { Texts } from "./texts.js";

/** The host's menu and close buttons, on every page. */
export class Capsule {
  readonly el: HTMLElement;

  constructor(texts: Texts, menu: () => void, close: () => void) {
    const more = h(
      "button",
      { attributes: { type: "button", "data-action": "menu", "aria-label": texts.menu }, on: { click: menu } },
      icons.more(),
    );
    const exit = h(
      "button",
      { attributes: { type: "button", "data-action": "close", "aria-label": texts.close }, on: { click: close } },
      icons.exit(),
    );
    this.el = h("div", { class: "capsule", attributes: { "data-host": "capsule" } }, more, h("i"), exit);
  }

  /** Follows the colour of the navigation bar's text. */
  show(front: string): void {
    this.el.classList.toggle("white", front === "white");
  }
}
