/** What a pull tells: how far, while it lasts, and where it was let go. */
export interface PullListener {
  ready(): boolean;
  pulled(distance: number): void;
  released(distance: number): void;
}

/** how far a pull can lead at all, in px, and how much of the finger's way it follows at first */
const reach = 200;
const follow = 0.6;

/** A pull gets heavier the farther it goes. */
function stretched(way: number): number {
  return way <= 0 ? way : reach * (1 - 1 / ((way * follow) / reach + 1));
}

/** Pulling down a scroll area that is at its top, by touch. */
export class Pull {
  private startY: number | null = null;
  private distance = 0;

  constructor(
    private readonly scroller: HTMLElement,
    private readonly listener: PullListener,
  ) {
    scroller.addEventListener("touchstart", (event) => this.begin(event), { passive: true });
    scroller.addEventListener("touchmove", (event) => this.drag(event), { passive: false });
    scroller.addEventListener("touchend", () => this.end(), { passive: true });
    scroller.addEventListener("touchcancel", () => this.end(), { passive: true });
  }

  private begin(event: TouchEvent): void {
    const atTop = this.scroller.scrollTop <= 0 && !insideScrolled(event.target, this.scroller);
    const start = atTop && event.touches.length === 1 && this.listener.ready();
    this.startY = start ? event.touches[0]!.clientY : null;
    this.distance = 0;
  }

  private drag(event: TouchEvent): void {
    if (this.startY === null) return;
    const distance = stretched(event.touches[0]!.clientY - this.startY);
    if (distance <= 0 && this.distance === 0) {
      this.startY = null;
      return;
    }
    if (event.cancelable) event.preventDefault();
    this.distance = Math.max(0, distance);
    this.listener.pulled(this.distance);
  }

  private end(): void {
    if (this.startY === null) return;
    this.startY = null;
    if (this.distance > 0) this.listener.released(this.distance);
  }
}

function insideScrolled(target: EventTarget | null, stop: Element): boolean {
  for (let el = target as Element | null; el && el !== stop; el = el.parentElement) if (el.scrollTop > 0) return true;
  return false;
}
