import type { TabBarState, TabItem } from "@minihost/protocol";
import { cssColor } from "./color.js";
import { h } from "./dom.js";

/** The tab bar that the host draws for programs without one of their own. */
export class TabBarView {
  readonly el = h("nav", { class: "tabs", attributes: { "data-host": "tab-bar", role: "tablist" } });

  constructor(
    private readonly asset: (path: string) => string,
    private readonly select: (index: number) => void,
  ) {
    this.el.hidden = true;
  }

  show(bar: TabBarState | null, selected: number): void {
    this.el.hidden = !tabBarShown(bar, selected);
    if (!bar || this.el.hidden) return;
    this.el.className = `tabs ${bar.border === "white" ? "white" : ""} ${bar.position === "top" ? "top" : ""}`;
    this.el.style.backgroundColor = cssColor(bar.background, "#ffffff");
    this.el.replaceChildren(...bar.list.map((item, index) => this.item(bar, item, index, index === selected)));
  }

  private item(bar: TabBarState, item: TabItem, index: number, selected: boolean): HTMLElement {
    const icon = selected && item.selectedIcon ? item.selectedIcon : item.icon;
    const label = h("span", { class: icon ? "label" : "label large" }, item.text);
    const color = selected ? cssColor(bar.selectedColor, "#07c160") : cssColor(bar.color, "#7f8389");
    return h(
      "button",
      {
        style: { color },
        attributes: { type: "button", role: "tab", "data-index": String(index), "aria-selected": String(selected) },
        on: { click: () => this.select(index) },
      },
      icon ? h("span", { class: "icon" }, h("img", { attributes: { src: this.asset(icon), alt: "" } })) : null,
      label,
      item.badge ? h("span", { class: "badge" }, item.badge.length > 4 ? "…" : item.badge) : null,
      item.dot && !item.badge ? h("span", { class: "dot" }) : null,
    );
  }
}

/** Whether the host's tab bar takes room on a page with this index in it. */
export function tabBarShown(bar: TabBarState | null, selected: number): boolean {
  return bar !== null && bar.visible && !bar.custom && selected >= 0;
}
