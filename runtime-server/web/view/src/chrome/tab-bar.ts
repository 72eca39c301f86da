import type { TabBarState, TabItem } from "@minihost/protocol";
import { cssColor } from "./color.js";
import { h } from "./dom.js";

interface Tab {
  el: HTMLButtonElement;
  icon: HTMLElement;
  /** the picture of a tab that is not selected, and of one that is: both there, so that nothing flickers */
  pictures: [HTMLImageElement, HTMLImageElement];
  label: HTMLElement;
  badge: HTMLElement;
}

const badgeLetters = 4;

/** The tab bar that the host draws for programs without one of their own. */
export class TabBarView {
  readonly el = h("nav", { class: "tabs", attributes: { "data-host": "tab-bar", role: "tablist" } });
  /** stands still while the bar around it is covered */
  private readonly row = h("div", { class: "row", attributes: { role: "presentation" } });
  private tabs: Tab[] = [];
  private bar: TabBarState | null = null;
  private shown = false;
  private covering: Animation[] = [];

  constructor(
    private readonly asset: (path: string) => string,
    private readonly select: (index: number) => void,
  ) {
    this.el.hidden = true;
    this.el.append(this.row);
    this.el.addEventListener("keydown", (event) => this.key(event));
  }

  show(bar: TabBarState | null, selected: number): void {
    this.shown = tabBarShown(bar, selected);
    if (!this.covering.length) this.el.hidden = !this.shown;
    if (!bar || !this.shown) return;
    this.bar = bar;
    this.el.className = `tabs ${bar.border === "white" ? "white" : ""} ${bar.position === "top" ? "top" : ""}`;
    this.el.style.backgroundColor = cssColor(bar.background, "#ffffff");
    if (this.tabs.length !== bar.list.length) {
      this.tabs = bar.list.map((_, index) => this.tab(index));
      this.row.replaceChildren(...this.tabs.map(({ el }) => el));
    }
    bar.list.forEach((item, index) => this.fill(this.tabs[index]!, bar, item, index === selected));
  }

  /**
   * A page without the bar slides over it: the bar ends where that page begins, at a share of the width. Its edge moves by
   * transforms alone, so that it keeps up with the page while the script is busy.
   */
  cover(from: number, to: number, timing: KeyframeAnimationOptions | null): void {
    this.covering.forEach((animation) => animation.cancel());
    this.covering = [];
    this.el.hidden = false;
    const moves = [
      { el: this.el, by: (at: number) => `translateX(${(at - 1) * 100}%)` },
      { el: this.row, by: (at: number) => `translateX(${(1 - at) * 100}%)` },
    ];
    for (const { el, by } of moves) el.style.transform = by(to);
    if (!timing) return;
    this.covering = moves.map(({ el, by }) => el.animate([{ transform: by(from) }, { transform: by(to) }], timing));
    this.covering[0]!.onfinish = () => {
      this.covering.forEach((animation) => animation.cancel());
      this.covering = [];
      for (const { el } of moves) el.style.transform = "";
      this.el.hidden = !this.shown;
    };
  }

  /** The tab shows at once that it was chosen; the program's answer follows. */
  private press(index: number): void {
    const { bar } = this;
    bar?.list.forEach((item, at) => this.fill(this.tabs[at]!, bar, item, at === index));
    this.select(index);
  }

  private tab(index: number): Tab {
    const picture = () => h("img", { attributes: { alt: "", draggable: "false" } });
    const pictures: Tab["pictures"] = [picture(), picture()];
    const icon = h("span", { class: "icon" }, ...pictures);
    const label = h("span", { class: "label" });
    const badge = h("span", { class: "badge" });
    const attributes = { type: "button", role: "tab", "data-index": String(index) };
    const el = h("button", { attributes, on: { click: () => this.press(index) } }, icon, label, badge);
    return { el, icon, pictures, label, badge };
  }

  private fill(tab: Tab, bar: TabBarState, item: TabItem, selected: boolean): void {
    const { el, icon, pictures, label, badge } = tab;
    el.style.color = selected ? cssColor(bar.selectedColor, "#07c160") : cssColor(bar.color, "#7f8389");
    el.setAttribute("aria-selected", String(selected));
    el.tabIndex = selected ? 0 : -1;
    icon.hidden = item.icon === "" && item.selectedIcon === "";
    [item.icon, item.selectedIcon || item.icon].forEach((path, at) => {
      const src = path === "" ? "" : this.asset(path);
      if (src !== "" && pictures[at]!.getAttribute("src") !== src) pictures[at]!.src = src;
      pictures[at]!.hidden = src === "" || (at === 1) !== selected;
    });
    label.className = icon.hidden ? "label large" : "label";
    label.textContent = item.text;
    badge.hidden = item.badge === "" && !item.dot;
    badge.className = item.badge === "" ? "dot" : "badge";
    badge.textContent = item.badge.length > badgeLetters ? "…" : item.badge;
  }

  private key(event: KeyboardEvent): void {
    const at = this.tabs.findIndex(({ el }) => el === event.target);
    const count = this.tabs.length;
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: count - 1 }[event.key];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    this.tabs[(next + count) % count]!.el.focus();
  }
}

/** Whether the host's tab bar takes room on a page with this index in it. */
export function tabBarShown(bar: TabBarState | null, selected: number): boolean {
  return bar !== null && bar.visible && !bar.custom && selected >= 0;
}
