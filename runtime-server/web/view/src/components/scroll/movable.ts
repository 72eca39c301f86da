import { Component } from "../component.js";
import { Pinch } from "./pinch.js";

/** `movable-area`: with `scale-area` two fingers anywhere on it scale what it holds. */
export class MovableArea extends Component {
  override initialize(attributes: Record<string, unknown>): void {
    const view = () => this.node.descendants(MovableView)[0];
    new Pinch(this.el, {
      ready: () => (this.bool("scale-area") ? (view()?.scalable ?? null) : null),
      pinched: (scale) => view()?.scaleTo(scale),
    });
    super.initialize(attributes);
  }
}

interface Grip {
  pointer: number;
  x: number;
  y: number;
  fromX: number;
  fromY: number;
  told: boolean;
  trail: { x: number; y: number; time: number }[];
}

/** ms that a moving view goes on for when it is let go, at a friction of 2 */
const coasting = 160;

/** `movable-view`: dragged and scaled within its `movable-area`. */
export class MovableView extends Component {
  private x = 0;
  private y = 0;
  private scale = 1;
  private grip: Grip | null = null;
  private readonly pinch = new Pinch(this.el, { ready: () => this.scalable, pinched: (scale) => this.scaleTo(scale) });

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

  /** The scale that it has, if it may have another. */
  get scalable(): number | null {
    return this.bool("scale") && !this.bool("disabled") ? this.scale : null;
  }

  scaleTo(wanted: number): void {
    const scale = Math.min(Math.max(wanted, this.num("scale-min", 0.5)), this.num("scale-max", 10));
    if (scale === this.scale) return;
    this.scale = scale;
    const [x, y] = this.within(this.x, this.y);
    [this.x, this.y] = [x, y];
    this.show(0);
    this.emit("scale", { x, y, scale }, { key: "scale" });
  }

  protected override changed(name: string): void {
    if (name === "scale-value") {
      if (this.el.isConnected) return this.scaleTo(this.num(name, 1));
      this.scale = Math.min(Math.max(this.num(name, 1), this.num("scale-min", 0.5)), this.num("scale-max", 10));
    }
    if (!this.el.isConnected || (name !== "x" && name !== "y")) return;
    // x and y of one update move it together
    queueMicrotask(() => this.place(this.num("x", this.x), this.num("y", this.y), "", this.bool("animation", true)));
  }

  protected override styled(): void {
    if (this.el.isConnected) this.show(0);
  }

  private down(event: PointerEvent): void {
    if (this.bool("disabled") || event.button > 0 || this.str("direction", "none") === "none" || this.grip) return;
    const { clientX: x, clientY: y, pointerId: pointer } = event;
    this.grip = { pointer, x, y, fromX: this.x, fromY: this.y, told: false, trail: [] };
    this.el.setPointerCapture(pointer);
  }

  private move(event: PointerEvent): void {
    const { grip } = this;
    if (!grip || grip.pointer !== event.pointerId || this.pinch.active) return;
    const direction = this.str("direction", "none");
    const [across, along] = [event.clientX - grip.x, event.clientY - grip.y];
    if (!grip.told && Math.hypot(across, along) > 3) {
      grip.told = true;
      this.emit(Math.abs(across) > Math.abs(along) ? "htouchmove" : "vtouchmove", {}, { bubbles: true });
    }
    const x = direction === "vertical" ? this.x : grip.fromX + across;
    const y = direction === "horizontal" ? this.y : grip.fromY + along;
    grip.trail = [...grip.trail.slice(-4), { x, y, time: event.timeStamp }];
    this.place(x, y, this.bool("out-of-bounds") ? "touch-out-of-bounds" : "touch", false);
  }

  private up(): void {
    const { grip } = this;
    this.grip = null;
    if (!grip) return;
    const [x, y] = this.within(this.x, this.y);
    if (x !== this.x || y !== this.y) return this.place(x, y, "out-of-bounds", true);
    const [first, last] = [grip.trail[0], grip.trail.at(-1)];
    if (!this.bool("inertia") || !first || !last || last.time <= first.time) return;
    const reach = (coasting * 2) / Math.max(0.1, this.num("friction", 2)) / (last.time - first.time);
    const [toX, toY] = [this.x + (last.x - first.x) * reach, this.y + (last.y - first.y) * reach];
    this.place(toX, toY, "friction", true);
  }

  private place(wantedX: number, wantedY: number, source: string, animated: boolean): void {
    const [x, y] = source === "touch-out-of-bounds" ? [wantedX, wantedY] : this.within(wantedX, wantedY);
    const moved = x !== this.x || y !== this.y;
    [this.x, this.y] = [x, y];
    // the damping of 20 that is usual takes a third of a second
    this.show(animated ? Math.min(2, 6 / Math.max(1, this.num("damping", 20))) : 0);
    if (moved) this.emit("change", { x, y, source }, { key: "change" });
  }

  private show(seconds: number): void {
    this.el.style.transition = seconds > 0 ? `transform ${seconds}s cubic-bezier(0.2, 0.7, 0.3, 1)` : "";
    this.el.style.transform = `translate(${this.x}px, ${this.y}px) scale(${this.scale})`;
  }

  private within(x: number, y: number): [number, number] {
    const area = this.node.closest(MovableArea)?.el;
    if (!area) return [x, y];
    const bound = (value: number, inside: number, own: number) => {
      // it is scaled about its middle
      const over = (own * (this.scale - 1)) / 2;
      const [low, high] = [over, inside - own - over];
      return Math.min(Math.max(value, Math.min(low, high)), Math.max(low, high));
    };
    return [bound(x, area.clientWidth, this.el.offsetWidth), bound(y, area.clientHeight, this.el.offsetHeight)];
  }
}
