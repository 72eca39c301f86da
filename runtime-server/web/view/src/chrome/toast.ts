import type { ToastArgs } from "@minihost/protocol";
import { h } from "./dom.js";
import { icons } from "./icons.js";

type Kind = "toast" | "loading";

/** Toast and loading: one place on the screen, the later one wins. */
export class ToastView {
  private shown: { kind: Kind; els: HTMLElement[] } | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly add: (el: HTMLElement) => void,
    private readonly asset: (path: string) => string,
  ) {}

  toast(args: ToastArgs): void {
    const icon = args.icon ?? "success";
    this.show("toast", args.title, args.image ? this.picture(args.image) : drawing(icon), args.mask === true);
    const duration = Number(args.duration ?? 1500);
    this.timer = setTimeout(() => this.clear(), Number.isFinite(duration) ? duration : 1500);
  }

  loading(title: string, mask: boolean): void {
    this.show("loading", title, drawing("loading"), mask);
  }

  /** Either kind is hidden by what hides the other, unless `only` the named one is meant. */
  hide(kind: Kind, only = false): void {
    if (!only || this.shown?.kind === kind) this.clear();
  }

  clear(): void {
    clearTimeout(this.timer);
    this.shown?.els.forEach((el) => el.remove());
    this.shown = null;
  }

  private show(kind: Kind, title: string, icon: HTMLElement | null, mask: boolean): void {
    this.clear();
    const text = h("div", { class: "title" }, String(title ?? ""));
    const attributes = { "data-host": kind, role: "status", "aria-live": "polite" };
    const box = h("div", { class: icon ? "toast" : "toast plain", attributes }, icon, text);
    const els = mask ? [h("div", { class: "mask clear" }), box] : [box];
    els.forEach((el) => this.add(el));
    this.shown = { kind, els };
  }

  private picture(path: string): HTMLElement {
    return h("div", { class: "icon" }, h("img", { attributes: { src: this.asset(path), alt: "" } }));
  }
}

function drawing(icon: string): HTMLElement | null {
  if (icon === "loading") return h("div", { class: "icon spin" }, icons.spinner());
  if (icon === "success") return h("div", { class: "icon" }, icons.success());
  if (icon === "error") return h("div", { class: "icon" }, icons.error());
  return null;
}
