import { Component } from "./component.js";

const gaps = ["cross-axis-count", "cross-axis-gap", "main-axis-gap", "type", "padding"];

/** `grid-view`: its children in columns, or each below the shortest column. */
export class GridView extends Component {
  private readonly sizes = new ResizeObserver(() => this.stack());

  override connected(): void {
    this.childrenChanged();
  }

  override disconnected(): void {
    this.sizes.disconnect();
  }

  override childrenChanged(): void {
    if (!this.masonry) return;
    this.sizes.disconnect();
    for (const child of this.el.children) this.sizes.observe(child);
  }

  protected override changed(name: string): void {
    const { style } = this.el;
    if (name === "cross-axis-count") style.setProperty("--mh-columns", String(Math.max(1, this.num(name, 2))));
    else if (name === "cross-axis-gap") style.columnGap = `${this.num(name)}px`;
    else if (name === "main-axis-gap") style.rowGap = this.masonry ? "0" : `${this.num(name)}px`;
    else if (name === "padding") this.pad();
    else if (name === "type") {
      this.el.classList.toggle("mh-masonry", this.masonry);
      this.changed("main-axis-gap");
      if (this.el.isConnected) this.childrenChanged();
    }
  }

  protected override styled(): void {
    for (const name of gaps) if (this.props[name] !== undefined) this.changed(name);
  }

  private get masonry(): boolean {
    return this.str("type") === "masonry";
  }

  private pad(): void {
    const { padding } = this.props;
    const sides = Array.isArray(padding) ? padding : [];
    this.el.style.padding = sides.map((side) => `${Number(side) || 0}px`).join(" ");
  }

  /** Rows of a pixel, of which each child takes as many as it is high: the browser fills the columns from there. */
  private stack(): void {
    const gap = this.num("main-axis-gap");
    for (const child of this.el.children) {
      if (!(child instanceof HTMLElement)) continue;
      child.style.gridRowEnd = `span ${Math.max(1, Math.ceil(child.getBoundingClientRect().height + gap))}`;
    }
  }
}

/** `sticky-header`. */
export class StickyHeader extends Component {
  protected override changed(name: string): void {
    if (name === "offset-top") this.el.style.top = `${this.num(name)}px`;
  }

  protected override styled(): void {
    if (this.props["offset-top"] !== undefined) this.changed("offset-top");
  }
}

/** `sticky-section`: its header leaves with it, or stays when it is told not to be pushed. */
export class StickySection extends Component {
  protected override changed(name: string): void {
    if (name === "push-pinned-header") this.el.classList.toggle("mh-stays", !this.bool(name, true));
  }
}

const slideMs = 300;

/** `draggable-sheet`: a part at the bottom of what it lies in, as high as it is dragged. */
export class DraggableSheet extends Component {
  private size = 0.5;
  private from: { y: number; size: number } | null = null;

  override initialize(attributes: Record<string, unknown>): void {
    super.initialize(attributes);
    const { el } = this;
    this.resize(this.num("initial-child-size", 0.5), false);
    el.addEventListener("touchstart", (event) => this.grab(event.touches[0]!.clientY), { passive: true });
    el.addEventListener("touchmove", (event) => this.drag(event), { passive: false });
    for (const type of ["touchend", "touchcancel"]) el.addEventListener(type, () => this.drop(), { passive: true });
    el.addEventListener("mousedown", (event) => this.grabByMouse(event));
  }

  override invoke(method: string, args: unknown[]): unknown {
    if (method !== "scrollTo") return super.invoke(method, args);
    const { size, pixels, animated = true } = (args[0] ?? {}) as { size?: number; pixels?: number; animated?: boolean };
    this.resize(size ?? (pixels ?? 0) / this.room, animated);
    return {};
  }

  protected override styled(): void {
    this.show();
  }

  private get room(): number {
    return Math.max(1, (this.el.offsetParent ?? this.page.el).clientHeight);
  }

  private grab(y: number): void {
    this.from = { y, size: this.size };
    this.el.style.transition = "";
  }

  private grabByMouse(event: MouseEvent): void {
    this.grab(event.clientY);
    const move = (moved: MouseEvent) => this.pull(moved.clientY);
    const up = () => {
      removeEventListener("mousemove", move);
      this.drop();
    };
    addEventListener("mousemove", move);
    addEventListener("mouseup", up, { once: true });
  }

  /** What lies in it scrolls when the sheet is as high as it gets, and until it is at its start again. */
  private drag(event: TouchEvent): void {
    const { from } = this;
    const y = event.touches[0]!.clientY;
    if (!from) return;
    const inner = (event.target as Element).closest("wx-scroll-view");
    const up = y < from.y;
    const full = this.size >= this.num("max-child-size", 1) - 0.001;
    if (inner && ((up && full) || (!up && inner.scrollTop > 0))) {
      this.grab(y);
      return;
    }
    if (event.cancelable) event.preventDefault();
    this.pull(y);
  }

  private pull(y: number): void {
    if (this.from) this.resize(this.from.size + (this.from.y - y) / this.room, false);
  }

  private drop(): void {
    if (!this.from) return;
    this.from = null;
    if (!this.bool("snap")) return;
    const { "snap-sizes": given } = this.props;
    const sizes = [
      this.num("min-child-size", 0.25),
      this.num("max-child-size", 1),
      ...(Array.isArray(given) ? given.map(Number) : []),
    ];
    this.resize(
      sizes.reduce((best, one) => (Math.abs(one - this.size) < Math.abs(best - this.size) ? one : best)),
      true,
    );
  }

  private resize(wanted: number, animated: boolean): void {
    const size = Math.min(this.num("max-child-size", 1), Math.max(this.num("min-child-size", 0.25), wanted));
    this.el.style.transition = animated ? `height ${slideMs}ms ease-out` : "";
    this.size = size;
    this.show();
    this.emit("sizeupdate", { size, pixels: size * this.room }, { key: "sizeupdate" });
  }

  private show(): void {
    this.el.style.height = `${this.size * 100}%`;
  }
}
