import { scopedNames } from "../../paint/classes.js";
import type { ViewNode } from "../../paint/node.js";
import { length } from "../../paint/units.js";
import { Component } from "../component.js";
import { div, innerRoot } from "../shadow.js";
import { Glide } from "./swiper-glide.js";

const style = `
:host { touch-action: pan-y; }
:host([vertical]) { touch-action: pan-x; }
.clip { position: absolute; inset: 0; }
.frame { position: absolute; inset: 0; will-change: transform; }`;

const shift = (px: number, vertical: boolean) => (vertical ? `translateY(${px}px)` : `translateX(${px}px)`);

type Source = "autoplay" | "touch" | "";

export class SwiperItem extends Component {
  get itemId(): string {
    return this.str("item-id");
  }

  protected override styled(): void {
    if (this.el.isConnected) this.node.closest(Swiper)?.arrange();
  }
}

/**
 * `swiper`: items beside each other, moved by hand, by time or by the program. Items are only ever moved with transforms, so that
 * the program's tree stays as it is when it goes round in circles.
 */
export class Swiper extends Component {
  private readonly frame = div("frame", document.createElement("slot"));
  private readonly clip = div("clip", this.frame);
  private readonly dots = div("");
  private readonly glide: Glide;
  private items: SwiperItem[] = [];
  private current = 0;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(node: ViewNode) {
    super(node);
    this.glide = new Glide(this.el, {
      vertical: () => this.bool("vertical"),
      circular: () => this.circular,
      count: () => this.items.length,
      last: () => this.last,
      size: () => this.size,
      duration: () => this.num("duration", 500),
      easing: () => this.str("easing-function", "default"),
      moved: (position) => this.moved(position),
      grabbed: () => clearInterval(this.timer),
      settled: (index) => this.settle(index, "touch"),
    });
  }

  override initialize(attributes: Record<string, unknown>): void {
    const dotsSlot = document.createElement("slot");
    dotsSlot.name = "dots";
    this.dots.slot = "dots";
    this.dots.hidden = true;
    innerRoot(this.el, style).append(this.clip, dotsSlot);
    super.initialize(attributes);
    this.el.append(this.dots);
    this.current = Math.max(0, Math.trunc(this.num("current")));
  }

  override connected(): void {
    this.childrenChanged();
    this.play();
  }

  override disconnected(): void {
    clearInterval(this.timer);
    this.glide.dispose();
  }

  override childrenChanged(): void {
    this.items = [...this.node.children].flatMap(({ component }) =>
      component instanceof SwiperItem ? [component] : [],
    );
    this.items.sort((a, b) => (a.el.compareDocumentPosition(b.el) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
    const wanted = this.num("current", this.current);
    this.current = Math.min(Math.max(0, wanted), this.last);
    this.glide.jump(this.current);
    this.showDots();
  }

  /** Puts the items where they belong, after something has moved them. */
  arrange(): void {
    this.glide.jump(this.current);
  }

  override read(name: string): unknown {
    return name === "current" ? this.current : super.read(name);
  }

  protected override changed(name: string): void {
    if (name === "current") this.go(this.num("current"), "");
    else if (name === "current-item-id")
      this.go(
        this.items.findIndex((item) => item.itemId === this.str(name)),
        "",
      );
    else if (name === "autoplay" || name === "interval") this.play();
    else if (name.startsWith("indicator-")) this.showDots();
    else if (name.endsWith("-margin")) this.inset();
    else this.glide.jump(this.current);
  }

  private get circular(): boolean {
    return this.bool("circular") && this.items.length > this.shown;
  }

  private get shown(): number {
    return Math.max(1, this.num("display-multiple-items", 1));
  }

  private get last(): number {
    return Math.max(0, this.circular ? this.items.length - 1 : this.items.length - Math.floor(this.shown));
  }

  /** length of one item in CSS pixels */
  private get size(): number {
    const { width, height } = this.clip.getBoundingClientRect();
    return (this.bool("vertical") ? height : width) / this.shown;
  }

  private inset(): void {
    const [start, end] = [length(this.props["previous-margin"]) || "0", length(this.props["next-margin"]) || "0"];
    this.clip.style.inset = this.bool("vertical") ? `${start} 0 ${end}` : `0 ${end} 0 ${start}`;
  }

  private play(): void {
    clearInterval(this.timer);
    if (!this.bool("autoplay") || !this.el.isConnected) return;
    this.timer = setInterval(() => this.step(), Math.max(200, this.num("interval", 5000)));
  }

  private step(): void {
    if (this.items.length <= this.shown || this.page.el.hidden || document.hidden) return;
    const next = this.current + 1;
    if (this.circular) this.go(next, "autoplay");
    else this.go(next > this.last ? 0 : next, "autoplay");
  }

  /** Moves to an item, the short way round if it is a circle. */
  private go(index: number, source: Source): void {
    const count = this.items.length;
    if (count === 0 || !Number.isFinite(index) || index < 0) return;
    const target = this.circular ? index % count : Math.min(index, this.last);
    if (target === this.current) return;
    const forward = source === "autoplay" && this.circular;
    this.announce(target, source);
    this.glide.to(forward ? index : target, () => this.finished(source));
  }

  private settle(index: number, source: Source): void {
    this.announce(index, source);
    this.finished(source);
    this.play();
  }

  private announce(index: number, source: Source): void {
    if (index === this.current) return;
    this.current = index;
    this.model("current", index);
    this.props["current"] = index;
    this.emit("change", this.detail(source));
    this.showDots();
  }

  private finished(source: Source): void {
    this.emit("animationfinish", this.detail(source));
  }

  private detail(source: Source): Record<string, unknown> {
    return { current: this.current, currentItemId: this.items[this.current]?.itemId ?? "", source };
  }

  private moved(position: number): void {
    const vertical = this.bool("vertical");
    const share = 100 / this.shown;
    const along = (percent: number) => (vertical ? `translate(0, ${percent}%)` : `translate(${percent}%, 0)`);
    const edge = this.edge(position);
    this.frame.style.transform =
      edge === 0 ? along(-position * share) : `${along(-position * share)} ${shift(edge, vertical)}`;
    const count = this.items.length;
    const middle = position + (this.shown - 1) / 2;
    this.items.forEach((item, index) => {
      const round = this.circular ? Math.round((middle - index) / count) * count : 0;
      const { style: css } = item.el;
      css.setProperty(vertical ? "height" : "width", `${share}%`);
      css.transform = along((index + round) * 100);
    });
    const off = (position - this.current) * this.size;
    if (off !== 0) this.emit("transition", vertical ? { dx: 0, dy: off } : { dx: off, dy: 0 }, { key: "transition" });
  }

  /** CSS pixels by which the first and last item leave the margins that they would have, where they shall not have them. */
  private edge(position: number): number {
    if (!this.bool("snap-to-edge") || this.circular || this.last === 0) return 0;
    const [clip, box] = [this.clip.getBoundingClientRect(), this.el.getBoundingClientRect()];
    const vertical = this.bool("vertical");
    const before = vertical ? clip.top - box.top : clip.left - box.left;
    const after = vertical ? box.bottom - clip.bottom : box.right - clip.right;
    return Math.max(0, position - this.last + 1) * after - Math.max(0, 1 - position) * before;
  }

  private showDots(): void {
    this.dots.hidden = !this.bool("indicator-dots");
    if (this.dots.hidden) return;
    const direction = this.bool("vertical") ? "vertical" : "horizontal";
    this.dots.className = this.names(`wx-swiper-dots wx-swiper-dots-${direction}`);
    const [rest, active] = [
      this.str("indicator-color", "rgba(0,0,0,.3)"),
      this.str("indicator-active-color", "#000000"),
    ];
    const dots = this.items.map((_, index) => {
      const on = index >= this.current && index < this.current + Math.floor(this.shown);
      const dot = div(this.names(on ? "wx-swiper-dot wx-swiper-dot-active" : "wx-swiper-dot"));
      dot.style.backgroundColor = on ? active : rest;
      return dot;
    });
    this.dots.replaceChildren(...dots);
  }

  private names(names: string): string {
    return scopedNames(names, this.node.tokens).join(" ");
  }
}
