import type { NavBar } from "@minihost/protocol";
import { cssColor } from "./color.js";
import { h } from "./dom.js";
import { icons } from "./icons.js";
import type { Texts } from "./texts.js";

/** The navigation bar of the visible page. */
export class NavBarView {
  private readonly title = h("span", { class: "text" });
  private readonly busy = h("span", { class: "busy", attributes: { role: "status" } }, icons.spinner());
  private readonly back: HTMLButtonElement;
  private readonly home: HTMLButtonElement;
  readonly el: HTMLElement;

  constructor(texts: Texts, back: () => void, home: () => void) {
    this.back = h(
      "button",
      { attributes: { "data-action": "back", "aria-label": texts.back, type: "button" }, on: { click: back } },
      icons.back(),
    );
    this.home = h(
      "button",
      {
        class: "home",
        attributes: { "data-action": "home", "aria-label": texts.home, type: "button" },
        on: { click: home },
      },
      icons.home(),
    );
    const heading = h(
      "div",
      { class: "title", attributes: { role: "heading", "aria-level": "1" } },
      this.busy,
      this.title,
    );
    const row = h("div", { class: "row" }, h("div", { class: "side" }, this.back, this.home), heading);
    this.el = h("header", { class: "nav", attributes: { "data-host": "nav-bar" } }, row);
  }

  show(bar: NavBar, depth: number): void {
    const other = this.title.textContent !== "" && this.title.textContent !== bar.title;
    this.title.textContent = bar.title;
    if (other && this.el.isConnected) this.title.animate([{ opacity: 0.2 }, { opacity: 1 }], 180);
    this.busy.hidden = !bar.loading;
    this.back.hidden = depth <= 1;
    this.home.hidden = !bar.home || depth > 1;
    this.el.className = `nav ${bar.front === "white" ? "white" : "black"}${bar.style === "custom" ? " custom" : ""}`;
    this.el.style.backgroundColor = cssColor(bar.background, "#ffffff");
  }
}
