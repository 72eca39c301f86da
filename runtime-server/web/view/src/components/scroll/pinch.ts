interface Finger {
  x: number;
  y: number;
}

/** Fingers on an element: how far two of them have moved apart since the second came, as a factor. */
export class Pinch {
  private readonly fingers = new Map<number, Finger>();
  private start = 0;
  private from = 1;

  constructor(
    el: HTMLElement,
    private readonly listener: { ready(): number | null; pinched(scale: number): void },
  ) {
    el.addEventListener("pointerdown", (event) => this.down(event));
    el.addEventListener("pointermove", (event) => this.move(event));
    for (const type of ["pointerup", "pointercancel"] as const)
      el.addEventListener(type, (event) => this.fingers.delete(event.pointerId));
  }

  get active(): boolean {
    return this.fingers.size > 1 && this.start > 0;
  }

  private down(event: PointerEvent): void {
    const scale = this.listener.ready();
    if (event.pointerType !== "touch" || scale === null || this.fingers.size > 1) return;
    this.fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    this.start = this.distance();
    this.from = scale;
  }

  private move(event: PointerEvent): void {
    const finger = this.fingers.get(event.pointerId);
    if (!finger) return;
    [finger.x, finger.y] = [event.clientX, event.clientY];
    if (this.active) this.listener.pinched((this.from * this.distance()) / this.start);
  }

  private distance(): number {
    const [one, other] = [...this.fingers.values()];
    return one && other ? Math.hypot(one.x - other.x, one.y - other.y) : 0;
  }
}
