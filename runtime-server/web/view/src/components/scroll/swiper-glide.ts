import { easingOf } from "./easing.js";

export interface GlideOptions {
  vertical(): boolean;
  circular(): boolean;
  count(): number;
  /** index of the last resting position when it is no circle */
  last(): number;
  /** CSS pixels for one step */
  size(): number;
  duration(): number;
  easing(): string;
  moved(position: number): void;
  grabbed(): void;
  /** where a drag came to rest */
  settled(index: number): void;
}

interface Drag {
  pointer: number;
  x: number;
  y: number;
  from: number;
  active: boolean;
  trail: { at: number; time: number }[];
}

const taken = new WeakSet<Event>();
const slop = 6;
const flick = 0.3;

/** The position of a swiper, in items: dragged by a pointer, moved in time, held at its ends. */
export class Glide {
  private position = 0;
  private drag: Drag | null = null;
  private frame = 0;
  private readonly abort = new AbortController();

  constructor(
    el: HTMLElement,
    private readonly options: GlideOptions,
  ) {
    const { signal } = this.abort;
    el.addEventListener("pointerdown", (event) => this.down(event), { signal });
    addEventListener("pointermove", (event) => this.move(event), { signal, passive: true });
    addEventListener("pointerup", (event) => this.up(event), { signal });
    addEventListener("pointercancel", (event) => this.up(event), { signal });
  }

  jump(position: number): void {
    cancelAnimationFrame(this.frame);
    this.set(position);
  }

  /** Moves to a resting position within the set time. */
  to(target: number, done: () => void, duration = this.options.duration()): void {
    cancelAnimationFrame(this.frame);
    const from = this.nearest(target);
    const start = performance.now();
    const ease = easingOf(this.options.easing());
    const step = (now: number) => {
      const t = duration <= 0 ? 1 : Math.min(1, Math.max(0, (now - start) / duration));
      this.set(from + (target - from) * ease(t));
      if (t < 1) this.frame = requestAnimationFrame(step);
      else {
        this.set(this.normal(target));
        done();
      }
    };
    this.frame = requestAnimationFrame(step);
  }

  dispose(): void {
    cancelAnimationFrame(this.frame);
    this.abort.abort();
  }

  private set(position: number): void {
    this.position = position;
    this.options.moved(position);
  }

  /** The present position, shifted by whole rounds to lie closest to the target. */
  private nearest(target: number): number {
    const count = this.options.count();
    if (!this.options.circular() || count === 0) return this.position;
    return this.position + Math.round((target - this.position) / count) * count;
  }

  private normal(position: number): number {
    const count = this.options.count();
    return this.options.circular() && count > 0 ? ((position % count) + count) % count : position;
  }

  private down(event: PointerEvent): void {
    // of swipers within each other the innermost takes the pointer
    if (taken.has(event) || !event.isPrimary || event.button > 0 || this.options.count() < 2) return;
    taken.add(event);
    this.drag = {
      pointer: event.pointerId,
      x: event.clientX,
      y: event.clientY,
      from: this.position,
      active: false,
      trail: [],
    };
  }

  private move(event: PointerEvent): void {
    const { drag, options } = this;
    if (!drag || drag.pointer !== event.pointerId) return;
    const vertical = options.vertical();
    const along = vertical ? event.clientY - drag.y : event.clientX - drag.x;
    const across = vertical ? event.clientX - drag.x : event.clientY - drag.y;
    if (!drag.active) {
      if (Math.abs(across) > slop && Math.abs(across) > Math.abs(along)) this.drag = null;
      if (Math.abs(along) <= slop || !this.drag) return;
      drag.active = true;
      cancelAnimationFrame(this.frame);
      drag.from = this.position + along / options.size();
      options.grabbed();
    }
    drag.trail = [...drag.trail.slice(-4), { at: along, time: event.timeStamp }];
    this.set(this.held(drag.from - along / options.size()));
  }

  private up(event: PointerEvent): void {
    const { drag } = this;
    if (!drag || drag.pointer !== event.pointerId) return;
    this.drag = null;
    if (!drag.active) return;
    const speed = speedOf(drag.trail);
    const start = Math.round(drag.from);
    let target = Math.round(this.position);
    if (target === start && Math.abs(speed) > flick) target = start - Math.sign(speed);
    if (!this.options.circular()) target = Math.min(Math.max(0, target), this.options.last());
    this.to(target, () => this.options.settled(this.normal(target)), Math.min(this.options.duration(), 350));
  }

  /** Past its ends a swiper gives way by a third. */
  private held(position: number): number {
    if (this.options.circular()) return position;
    const last = this.options.last();
    if (position < 0) return position / 3;
    return position > last ? last + (position - last) / 3 : position;
  }
}

/** CSS pixels per ms over the last moves. */
function speedOf(trail: Drag["trail"]): number {
  const [first, last] = [trail[0], trail.at(-1)];
  if (!first || !last || last.time <= first.time) return 0;
  return (last.at - first.at) / (last.time - first.time);
}
