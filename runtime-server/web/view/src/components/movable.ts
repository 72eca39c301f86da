import { Component } from "./component.js";

export class MovableArea extends Component {}

/** `movable-view`: dragged within its `movable-area`. */
export class MovableView extends Component {
  private x = 0;
  private y = 0;
  private scale = 1;
  private grip: { pointer: number; x: number; y: number; fromX: number; fromY: number } | null = null;

  override initialize(attributes: Record<string, unknown>): void {
    this.el.addEventListener("pointerdown", (event) => this.down(event));
    this.el.addEventListener("pointermove", (event) => this.move(event));
    this.el.addEventListener("pointerup", () => this.up());
    this.el.addEventListener("pointercancel", () => this.up());
    super.initialize(attributes);
  }

  override connected(): void {
    this.page.whenShown(() => this.place(this.num("x"), this.num("y"), "", false));
  }

  protected override changed(name: string): void {
    if (name === "scale-value")
      this.scale = Math.min(Math.max(this.num(name, 1), this.num("scale-min", 0.5)), this.num("scale-max", 10));
    if (!this.el.isConnected || (name !== "x" && name !== "y" && name !== "scale-value")) return;
    // x and y of one update move it together
    queueMicrotask(() => this.place(this.num("x", this.x), this.num("y", this.y), "", this.bool("animation", true)));
  }

  protected override styled(): void {
    if (this.el.isConnected) this.show(false);
  }

  private down(event: PointerEvent): void {
    if (this.bool("disabled") || event.button > 0 || this.str("direction", "none") === "none") return;
    this.grip = { pointer: event.pointerId, x: event.clientX, y: event.clientY, fromX: this.x, fromY: this.y };
    this.el.setPointerCapture(event.pointerId);
  }

  private move(event: PointerEvent): void {
    const { grip } = this;
    if (!grip || grip.pointer !== event.pointerId) return;
    const direction = this.str("direction", "none");
    const x = direction === "vertical" ? this.x : grip.fromX + event.clientX - grip.x;
    const y = direction === "horizontal" ? this.y : grip.fromY + event.clientY - grip.y;
    this.place(x, y, this.bool("out-of-bounds") ? "touch-out-of-bounds" : "touch", false);
  }

  private up(): void {
    if (!this.grip) return;
    this.grip = null;
    const [x, y] = this.within(this.x, this.y);
    if (x !== this.x || y !== this.y) this.place(x, y, "out-of-bounds", true);
  }

  private place(wantedX: number, wantedY: number, source: string, animated: boolean): void {
    const [x, y] = source === "touch-out-of-bounds" ? [wantedX, wantedY] : this.within(wantedX, wantedY);
    const moved = x !== this.x || y !== this.y;
    [this.x, this.y] = [x, y];
    this.show(animated);
    if (moved) this.emit("change", { x, y, source }, { key: "change" });
  }

  private show(animated: boolean): void {
    this.el.style.transition = animated ? "transform 0.3s" : "";
    this.el.style.transform = `translate(${this.x}px, ${this.y}px) scale(${this.scale})`;
  }

  private within(x: number, y: number): [number, number] {
    const area = this.node.closest(MovableArea)?.el;
    if (!area) return [x, y];
    const bound = (value: number, room: number) => Math.min(Math.max(value, Math.min(0, room)), Math.max(0, room));
    return [bound(x, area.clientWidth - this.el.offsetWidth), bound(y, area.clientHeight - this.el.offsetHeight)];
  }
}
