/** A column of choices that is scrolled until one rests in the middle; each has the same height. */
export class Wheel {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private drag: { pointer: number; y: number; from: number; moved: boolean } | null = null;
  private resting = 0;
  private moving = false;

  /**
   * @param scroller scrolls and snaps
   * @param itemHeight in CSS pixels
   */
  constructor(
    private readonly scroller: HTMLElement,
    private readonly itemHeight: () => number,
    private readonly count: () => number,
    private readonly listener: { started?(): void; settled(index: number): void },
  ) {
    scroller.addEventListener("scroll", () => this.scrolled(), { passive: true });
    scroller.addEventListener("pointerdown", (event) => this.down(event));
    scroller.addEventListener("pointermove", (event) => this.move(event));
    scroller.addEventListener("pointerup", (event) => this.up(event));
    scroller.addEventListener("pointercancel", () => (this.drag = null));
    scroller.addEventListener("keydown", (event) => this.key(event));
  }

  get index(): number {
    const height = this.itemHeight();
    const index = height > 0 ? Math.round(this.scroller.scrollTop / height) : 0;
    return Math.min(Math.max(0, index), Math.max(0, this.count() - 1));
  }

  /** Rests on an item without telling anybody. */
  place(index: number): void {
    this.resting = Math.min(Math.max(0, index), Math.max(0, this.count() - 1));
    this.scroller.scrollTop = this.resting * this.itemHeight();
  }

  private scrolled(): void {
    if (!this.moving && this.index !== this.resting) {
      this.moving = true;
      this.listener.started?.();
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.rest(), 140);
  }

  private rest(): void {
    if (this.drag) return;
    this.moving = false;
    const { index } = this;
    if (index === this.resting) return;
    this.resting = index;
    this.listener.settled(index);
  }

  private smooth(index: number): void {
    this.scroller.scrollTo({ top: index * this.itemHeight(), behavior: "smooth" });
  }

  private down(event: PointerEvent): void {
    if (event.pointerType !== "mouse" || event.button > 0) return;
    this.drag = { pointer: event.pointerId, y: event.clientY, from: this.scroller.scrollTop, moved: false };
    this.scroller.setPointerCapture(event.pointerId);
  }

  private move(event: PointerEvent): void {
    const { drag } = this;
    if (!drag) return;
    const distance = event.clientY - drag.y;
    if (Math.abs(distance) > 4) drag.moved = true;
    if (!drag.moved) return;
    this.scroller.style.scrollSnapType = "none";
    this.scroller.scrollTop = drag.from - distance;
  }

  /** A drag ends on the nearest item; a click chooses the item that it is on. */
  private up(event: PointerEvent): void {
    const { drag } = this;
    this.drag = null;
    if (!drag) return;
    this.scroller.style.scrollSnapType = "";
    if (drag.moved) return this.smooth(this.index);
    const { top, height } = this.scroller.getBoundingClientRect();
    const off = Math.round((event.clientY - top - height / 2) / this.itemHeight());
    if (off !== 0) this.smooth(Math.min(Math.max(0, this.index + off), this.count() - 1));
  }

  private key(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    this.smooth(Math.min(Math.max(0, this.index + step), this.count() - 1));
  }
}
