import type { BackDrag } from "../pages/stack.js";

/** how near to the left edge a finger must start, in px */
const edge = 24;
const slop = 8;
/** px per ms that throw a page away wherever it is */
const flick = 0.35;

export interface EdgeSwipeListener {
  /** a finger wants the page beneath; null when there is none */
  begin(): BackDrag | null;
  /** the page was left */
  left(): void;
}

interface Swipe {
  id: number;
  x: number;
  y: number;
  width: number;
  drag: BackDrag | null;
  /** where the finger was, over the last tenth of a second */
  trail: { x: number; at: number }[];
}

/** Goes back by a finger that comes in over the left edge. Pages do not scroll sideways, so the browser lets it be. */
export class EdgeSwipe {
  private swipe: Swipe | null = null;

  constructor(
    private readonly stage: HTMLElement,
    private readonly listener: EdgeSwipeListener,
  ) {
    const options = { capture: true, passive: true };
    stage.addEventListener("touchstart", (event) => this.start(event), options);
    stage.addEventListener("touchmove", (event) => this.move(event), options);
    stage.addEventListener("touchend", (event) => this.end(event, false), options);
    stage.addEventListener("touchcancel", (event) => this.end(event, true), options);
    stage.addEventListener("pointermove", (event) => this.swipe?.drag && event.stopPropagation(), options);
  }

  private start(event: TouchEvent): void {
    const [touch] = event.touches;
    const frame = this.stage.getBoundingClientRect();
    if (!touch || event.touches.length > 1 || touch.clientX - frame.left > edge) return;
    const { identifier: id, clientX: x, clientY: y } = touch;
    this.swipe = { id, x, y, width: frame.width, drag: null, trail: [] };
  }

  private move(event: TouchEvent): void {
    const { swipe } = this;
    const touch = swipe && [...event.touches].find((each) => each.identifier === swipe.id);
    if (!swipe || !touch) return;
    const [x, y] = [touch.clientX - swipe.x, touch.clientY - swipe.y];
    if (!swipe.drag) {
      if (Math.hypot(x, y) < slop) return;
      swipe.drag = x > Math.abs(y) ? this.listener.begin() : null;
      if (!swipe.drag) return void (this.swipe = null);
    }
    event.stopPropagation();
    const now = event.timeStamp;
    swipe.trail = [...swipe.trail.filter(({ at }) => now - at < 100), { x, at: now }];
    swipe.drag.move(Math.min(1, Math.max(0, x / swipe.width)));
  }

  private end(event: TouchEvent, cancelled: boolean): void {
    const { swipe } = this;
    if (!swipe || [...event.touches].some((each) => each.identifier === swipe.id)) return;
    this.swipe = null;
    if (!swipe.drag) return;
    event.stopPropagation();
    const last = swipe.trail.at(-1);
    // a finger that has rested before it was lifted throws nothing
    const first = swipe.trail.find(({ at }) => event.timeStamp - at < 100);
    const speed = first && last && last.at > first.at ? (last.x - first.x) / (last.at - first.at) : 0;
    const far = (last?.x ?? 0) > swipe.width / 2;
    const leaves = !cancelled && (speed > flick || (far && speed > -flick));
    swipe.drag.end(leaves, Math.abs(speed) / swipe.width);
    if (leaves) this.listener.left();
  }
}
