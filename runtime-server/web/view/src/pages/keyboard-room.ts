import { TextField } from "../components/input/text-field.js";
import { nodeOf } from "../paint/node.js";
import { bool, num } from "../paint/values.js";

/** what is lower than this is a bar of the browser's, no keyboard; in CSS pixels */
const least = 80;

/**
 * Keeps the field that is typed into above the on-screen keyboard: its page moves up by what is missing, as on the
 * platform, unless it says `adjust-position="{{false}}"`. The host's bars stay where they are.
 */
export class KeyboardRoom {
  private moved: HTMLElement | null = null;

  constructor(private readonly viewport: VisualViewport) {
    for (const type of ["resize", "scroll"]) viewport.addEventListener(type, () => this.update());
    addEventListener("focusin", () => requestAnimationFrame(() => this.update()));
    addEventListener("focusout", () => requestAnimationFrame(() => this.update()));
  }

  private update(): void {
    const { viewport } = this;
    const zoomed = Math.abs(viewport.scale - 1) > 0.01;
    const height = zoomed ? 0 : innerHeight - viewport.height;
    const open = height > least;
    document.documentElement.style.setProperty("--mh-pan", open ? `${viewport.offsetTop}px` : "0px");
    const node = open ? nodeOf(document.activeElement) : null;
    const field = node?.component instanceof TextField ? node.component : null;
    if (!node || !field || !bool(field.read("adjust-position"), true)) return this.move(null, 0);
    const page = node.page.el;
    const shift = page === this.moved ? -Number.parseFloat(page.style.translate.split(" ")[1] ?? "0") || 0 : 0;
    const rect = field.el.getBoundingClientRect();
    const bottom = rect.bottom + shift + num(field.read("cursor-spacing"), 0) + 8;
    const missing = bottom - (viewport.offsetTop + viewport.height);
    const room = Math.max(0, rect.top + shift - page.getBoundingClientRect().top - shift - 8);
    this.move(page, Math.max(0, Math.min(missing, room)));
  }

  private move(page: HTMLElement | null, by: number): void {
    if (this.moved && this.moved !== page) this.moved.style.translate = "";
    this.moved = page;
    if (page) page.style.translate = by > 0 ? `0 ${-Math.round(by)}px` : "";
  }
}
