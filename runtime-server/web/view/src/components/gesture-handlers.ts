import { pointOn, type TouchPoint } from "../events/touches.js";
import { Component } from "./component.js";

/** How far a gesture has come, in the platform's numbers. */
const State = { possible: 0, begin: 1, active: 2, end: 3, cancelled: 4 } as const;

const slop = 10;
/** the key by which moves follow each other */
const moves = "gesture";
const doubleTapMs = 300;
const longPressMs = 500;
/** what is older does not count for the speed */
const speedMs = 100;

interface Sample {
  x: number;
  y: number;
  at: number;
}

/**
 * A handler of gestures: its children are there as ever, and what fingers do on them it tells as `gesture`. The callbacks run
 * with the program, so what they answer comes too late to decide whether a gesture counts.
 */
abstract class GestureHandler extends Component {
  protected start: TouchPoint | null = null;
  protected begun = false;
  private readonly samples: Sample[] = [];
  private last: TouchPoint[] = [];
  /** where the program knows the finger to be */
  private told: TouchPoint | null = null;
  private lifting = false;
  private late: ReturnType<typeof setTimeout> | undefined;
  private readonly mouseMove = (event: MouseEvent) => this.moved([contactOf(event)]);
  private readonly mouseUp = () => {
    this.watchMouse(false);
    this.lifted(false);
  };

  override initialize(attributes: Record<string, unknown>): void {
    super.initialize(attributes);
    const passive = { passive: true } as const;
    const { el } = this;
    el.addEventListener("touchstart", (event) => this.touched([...event.touches]), passive);
    el.addEventListener("touchmove", (event) => this.moved([...event.touches]), passive);
    el.addEventListener("touchend", (event) => this.lifted(false, [...event.touches]), passive);
    el.addEventListener("touchcancel", () => this.lifted(true), passive);
    el.addEventListener("mousedown", (event) => {
      if (event.button !== 0) return;
      this.touched([contactOf(event)]);
      this.watchMouse(true);
    });
  }

  override disconnected(): void {
    this.watchMouse(false);
  }

  /** Whether what the finger did so far makes this gesture. */
  protected abstract counts(dx: number, dy: number, fingers: number): boolean;

  protected touched(contacts: Contact[]): void {
    const points = contacts.map((contact) => pointOn(this.page, contact));
    this.last = points;
    if (this.start) return;
    this.start = points[0] ?? null;
    this.begun = false;
    this.samples.length = 0;
  }

  protected moved(contacts: Contact[]): void {
    const { start } = this;
    const points = contacts.map((contact) => pointOn(this.page, contact));
    const [point] = points;
    if (!start || !point) return;
    const first =
      !this.begun && this.counts(point.clientX - start.clientX, point.clientY - start.clientY, points.length);
    this.samples.push({ x: point.clientX, y: point.clientY, at: performance.now() });
    this.last = points;
    if (first) this.begin(points);
    else if (this.begun) this.move();
  }

  protected begin(points: TouchPoint[]): void {
    this.begun = true;
    this.told = points[0] ?? null;
    this.tell(State.begin, points, { deltaX: 0, deltaY: 0 });
  }

  /** A move that is told while an older one is on its way would take its place, and the way of that would be lost. */
  private move(): void {
    if (!this.page.host.pending(`${moves}:${this.node.id}`)) this.tellMove();
    else
      this.late ??= setTimeout(() => {
        this.late = undefined;
        if (this.begun) this.move();
      }, 16);
  }

  private tellMove(): void {
    const [now] = this.last;
    const { told } = this;
    if (!now || !told || (now.clientX === told.clientX && now.clientY === told.clientY && this.last.length < 2)) return;
    this.told = now;
    this.tell(State.active, this.last, { deltaX: now.clientX - told.clientX, deltaY: now.clientY - told.clientY });
  }

  protected lifted(cancelled: boolean, left: Contact[] = []): void {
    if (left.length > 0) return;
    clearTimeout(this.late);
    this.late = undefined;
    if (this.begun) {
      // the last move takes the place of none before it
      this.lifting = true;
      this.tellMove();
      this.lifting = false;
      this.tell(cancelled ? State.cancelled : State.end, this.last, { deltaX: 0, deltaY: 0 });
    }
    this.start = null;
    this.begun = false;
  }

  protected tell(state: number, points: TouchPoint[], more: Record<string, unknown> = {}): void {
    const [point] = points;
    const detail = { state, absoluteX: point?.clientX ?? 0, absoluteY: point?.clientY ?? 0, ...this.speed(), ...more };
    this.emit("gesture", detail, state === State.active && !this.lifting ? { key: moves } : {});
  }

  /** in CSS pixels a second */
  private speed(): { velocityX: number; velocityY: number } {
    const now = performance.now();
    const recent = this.samples.filter(({ at }) => now - at < speedMs);
    const [from, to] = [recent[0], recent.at(-1)];
    const seconds = from && to ? (to.at - from.at) / 1000 : 0;
    if (!from || !to || seconds <= 0) return { velocityX: 0, velocityY: 0 };
    return { velocityX: (to.x - from.x) / seconds, velocityY: (to.y - from.y) / seconds };
  }

  private watchMouse(on: boolean): void {
    const change = on ? addEventListener : removeEventListener;
    change("mousemove", this.mouseMove as EventListener);
    change("mouseup", this.mouseUp);
  }
}

type Contact = Pick<Touch, "clientX" | "clientY" | "identifier">;

const contactOf = ({ clientX, clientY }: MouseEvent): Contact => ({ clientX, clientY, identifier: 0 });

/** `pan-gesture-handler`. */
export class PanHandler extends GestureHandler {
  protected override counts(dx: number, dy: number): boolean {
    return Math.hypot(dx, dy) > slop;
  }
}

/** `horizontal-drag-gesture-handler`. */
export class HorizontalDragHandler extends GestureHandler {
  protected override counts(dx: number, dy: number): boolean {
    return Math.abs(dx) > slop && Math.abs(dx) > Math.abs(dy);
  }
}

/** `vertical-drag-gesture-handler`. */
export class VerticalDragHandler extends GestureHandler {
  protected override counts(dx: number, dy: number): boolean {
    return Math.abs(dy) > slop && Math.abs(dy) > Math.abs(dx);
  }
}

/** `scale-gesture-handler`: one finger moves, two scale and turn. */
export class ScaleHandler extends GestureHandler {
  private first: TouchPoint[] = [];

  protected override counts(dx: number, dy: number, fingers: number): boolean {
    return fingers > 1 || Math.hypot(dx, dy) > slop;
  }

  protected override tell(state: number, points: TouchPoint[], more: Record<string, unknown> = {}): void {
    if (state === State.begin || points.length !== this.first.length) this.first = points;
    const { deltaX, deltaY } = more as { deltaX: number; deltaY: number };
    const middle = (pick: (point: TouchPoint) => number) =>
      points.reduce((sum, point) => sum + pick(point), 0) / Math.max(1, points.length);
    const [focalX, focalY] = [middle(({ clientX }) => clientX), middle(({ clientY }) => clientY)];
    const turn = { pointerCount: points.length, ...ratios(this.first, points) };
    super.tell(state, points, { focalX, focalY, focalDeltaX: deltaX, focalDeltaY: deltaY, ...turn });
  }
}

function ratios([a, b]: TouchPoint[], [c, d]: TouchPoint[]): Record<string, number> {
  if (!a || !b || !c || !d) return { scale: 1, horizontalScale: 1, verticalScale: 1, rotation: 0 };
  const [was, is] = [vector(a, b), vector(c, d)];
  const ratio = (now: number, before: number) => (before === 0 ? 1 : Math.abs(now / before));
  return {
    scale: ratio(Math.hypot(is.x, is.y), Math.hypot(was.x, was.y)),
    horizontalScale: ratio(is.x, was.x),
    verticalScale: ratio(is.y, was.y),
    rotation: Math.atan2(is.y, is.x) - Math.atan2(was.y, was.x),
  };
}

const vector = (from: TouchPoint, to: TouchPoint) => ({ x: to.clientX - from.clientX, y: to.clientY - from.clientY });

/** `long-press-gesture-handler`: begins by itself when the finger stays, and may then move. */
export class LongPressHandler extends GestureHandler {
  private timer: ReturnType<typeof setTimeout> | undefined;

  protected override counts(dx: number, dy: number): boolean {
    if (Math.hypot(dx, dy) > slop) clearTimeout(this.timer);
    return false;
  }

  protected override touched(contacts: Contact[]): void {
    super.touched(contacts);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.start && this.begin([this.start]), longPressMs);
  }

  protected override lifted(cancelled: boolean, left: Contact[] = []): void {
    clearTimeout(this.timer);
    super.lifted(cancelled, left);
  }
}

/** `tap-gesture-handler`. */
export class TapHandler extends Component {
  override initialize(attributes: Record<string, unknown>): void {
    super.initialize(attributes);
    this.el.addEventListener("click", (event) => this.clicked(event));
  }

  protected clicked(event: MouseEvent): void {
    const { clientX, clientY } = pointOn(this.page, contactOf(event));
    this.emit("gesture", { state: State.end, absoluteX: clientX, absoluteY: clientY });
  }
}

/** `double-tap-gesture-handler`. */
export class DoubleTapHandler extends TapHandler {
  private last = 0;

  protected override clicked(event: MouseEvent): void {
    const second = event.timeStamp - this.last < doubleTapMs;
    this.last = second ? 0 : event.timeStamp;
    if (second) super.clicked(event);
  }
}
