import { animateScroll } from "../../pages/page-scroll.js";
import { Component } from "../component.js";
import { dragByMouse } from "./mouse-drag.js";
import { ScrollRefresher, refresherStyle } from "./scroll-refresher.js";
import { div, innerRoot } from "../shadow.js";

const style = `
:host { overflow: hidden; }
:host([scroll-x]) { overflow-x: auto; }
:host([scroll-y]) { overflow-y: auto; }
:host { -webkit-overflow-scrolling: touch; overscroll-behavior: auto; scrollbar-width: none; }
:host([scroll-y]) { overscroll-behavior-y: contain; }
:host([scroll-x]) { overscroll-behavior-x: contain; }
:host::-webkit-scrollbar { display: none; }
:host([paging-enabled][scroll-y]) { scroll-snap-type: y mandatory; }
:host([paging-enabled][scroll-x]) { scroll-snap-type: x mandatory; }
:host([paging-enabled]) ::slotted(*) { scroll-snap-align: start; scroll-snap-stop: always; }
.content { position: relative; flex: none; width: 100%; height: 100%; }
:host([enable-flex]) .content { display: flex; flex-flow: inherit; align-items: inherit; justify-content: inherit; align-content: inherit; }
${refresherStyle}`;

const drags = { touchstart: "dragstart", touchmove: "dragging", touchend: "dragend" };

/** `scroll-view`. The element itself scrolls; what the program puts in lies in a box inside, as on the platform. */
export class ScrollView extends Component {
  private refresher: ScrollRefresher | null = null;
  private readonly inner = div("content", document.createElement("slot"));
  private root: ShadowRoot | null = null;
  private frame = 0;
  private last = { top: 0, left: 0 };
  private near = { top: true, left: true, bottom: false, right: false };

  override initialize(attributes: Record<string, unknown>): void {
    this.root = innerRoot(this.el, style);
    this.root.append(this.inner);
    this.el.addEventListener("scroll", () => this.schedule(), { passive: true });
    dragByMouse(this.el, { x: () => this.bool("scroll-x"), y: () => this.bool("scroll-y") });
    for (const [type, name] of Object.entries(drags))
      this.el.addEventListener(type, () => this.dragged(name), { passive: true });
    super.initialize(attributes);
  }

  override connected(): void {
    this.page.whenShown(() => {
      for (const name of ["scroll-top", "scroll-left", "scroll-into-view"])
        if (this.props[name] !== undefined) this.place(name, false);
    });
  }

  override disconnected(): void {
    cancelAnimationFrame(this.frame);
  }

  override invoke(method: string, args: unknown[]): unknown {
    if (method === "scrollIntoView") return this.revealFirst(String(args[0] ?? ""));
    if (method === "triggerRefresh" || method === "closeRefresh") {
      if (method === "triggerRefresh") this.refresher?.begin();
      else this.refresher?.finish();
      return {};
    }
    if (method !== "scrollTo") return super.invoke(method, args);
    const { top, left, duration = 300, animated = true } = (args[0] ?? {}) as Record<string, number | boolean>;
    if (top !== undefined) this.scrollTo("scrollTop", Number(top), animated ? Number(duration) : 0);
    if (left !== undefined) this.scrollTo("scrollLeft", Number(left), animated ? Number(duration) : 0);
    return {};
  }

  protected override changed(name: string): void {
    if (name === "refresher-enabled" && this.bool(name) && !this.refresher && this.root)
      this.refresher = new ScrollRefresher(this, this.root, this.inner);
    if (name.startsWith("refresher-")) this.refresher?.changed();
    if (!this.el.isConnected) return;
    // what the same update inserts is there only after it
    if (name === "scroll-top" || name === "scroll-left" || name === "scroll-into-view")
      queueMicrotask(() => this.page.whenShown(() => this.place(name, this.bool("scroll-with-animation"))));
  }

  private place(name: string, animated: boolean): void {
    const duration = animated ? 300 : 0;
    if (name === "scroll-top") this.scrollTo("scrollTop", this.num(name), duration);
    else if (name === "scroll-left") this.scrollTo("scrollLeft", this.num(name), duration);
    else this.reveal(this.str(name), duration);
  }

  private reveal(id: string, duration: number): void {
    const target = id === "" ? undefined : this.node.descendants(Component).find(({ node }) => node.authorId === id);
    if (target) this.bring(target.el, duration);
  }

  /** What a selector of an id or of class names finds first. */
  private revealFirst(selector: string): unknown {
    const plain = /^[#.][\w-]+(\s*[>\s]?\s*[#.][\w-]+)*$/.test(selector.trim());
    const target = plain ? this.el.querySelector(selector.trim()) : null;
    if (!target) throw new Error(`no ${selector}`);
    this.bring(target, 300);
    return {};
  }

  private bring(target: Element, duration: number): void {
    const [here, there] = [this.el.getBoundingClientRect(), target.getBoundingClientRect()];
    const offset = this.num("scroll-into-view-offset");
    const share = { center: 0.5, end: 1 }[this.str("scroll-into-view-alignment", "start")] ?? 0;
    const top = there.top - here.top - (here.height - there.height) * share + offset;
    const left = there.left - here.left - (here.width - there.width) * share + offset;
    if (this.bool("scroll-y")) this.scrollTo("scrollTop", this.el.scrollTop + top, duration);
    if (this.bool("scroll-x")) this.scrollTo("scrollLeft", this.el.scrollLeft + left, duration);
  }

  /** A finger on an enhanced scroll-view. */
  private dragged(type: string): void {
    if (!this.bool("enhanced")) return;
    const { scrollTop, scrollLeft } = this.el;
    const velocity = type === "dragend" ? { velocity: { x: 0, y: 0 } } : {};
    this.emit(type, { scrollTop, scrollLeft, ...velocity }, type === "dragging" ? { key: type } : {});
  }

  private scrollTo(axis: "scrollTop" | "scrollLeft", to: number, duration: number): void {
    if (duration > 0) animateScroll(this.el, to, duration, axis);
    else this.el[axis] = to;
  }

  private schedule(): void {
    if (this.frame !== 0) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.report();
    });
  }

  private report(): void {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = this.el;
    const delta = { deltaX: this.last.left - scrollLeft, deltaY: this.last.top - scrollTop };
    this.last = { top: scrollTop, left: scrollLeft };
    this.el.classList.toggle("mh-at-end", scrollTop + clientHeight >= scrollHeight - 1);
    this.emit("scroll", { scrollLeft, scrollTop, scrollHeight, scrollWidth, ...delta }, { key: "scroll" });
    const upper = this.num("upper-threshold", 50);
    const lower = this.num("lower-threshold", 50);
    if (this.bool("scroll-y")) {
      this.edge("top", "scrolltoupper", scrollTop <= upper, delta.deltaY > 0);
      this.edge("bottom", "scrolltolower", scrollTop + clientHeight + lower >= scrollHeight, delta.deltaY < 0);
    }
    if (this.bool("scroll-x")) {
      this.edge("left", "scrolltoupper", scrollLeft <= upper, delta.deltaX > 0);
      this.edge("right", "scrolltolower", scrollLeft + clientWidth + lower >= scrollWidth, delta.deltaX < 0);
    }
  }

  /** Tells once on coming near an edge, and again only after having left it. */
  private edge(side: keyof typeof this.near, type: string, near: boolean, towards: boolean): void {
    if (near && !this.near[side] && towards) this.emit(type, { direction: side });
    this.near[side] = near;
  }
}
