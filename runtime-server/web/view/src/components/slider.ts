import { Field } from "./form.js";
import { div } from "./shadow.js";

/** `slider`: moved by pointer or arrow keys. */
export class SliderComponent extends Field {
  private readonly track = div("wx-slider-track");
  private readonly thumb = div("wx-slider-thumb");
  private readonly handle = div("wx-slider-handle");
  private readonly rail = div("wx-slider-handle-wrapper", this.track, this.thumb, this.handle);
  private readonly area = div("wx-slider-tap-area", this.rail);
  private readonly figure = div("wx-slider-value");
  private pointer: number | null = null;
  value = 0;

  override initialize(attributes: Record<string, unknown>): void {
    this.el.append(div("wx-slider-wrapper", this.area, this.figure));
    this.handle.setAttribute("role", "slider");
    this.handle.tabIndex = 0;
    this.area.addEventListener("pointerdown", (event) => this.down(event));
    this.area.addEventListener("pointermove", (event) => this.move(event));
    this.area.addEventListener("pointerup", (event) => this.up(event));
    this.area.addEventListener("pointercancel", (event) => this.up(event));
    this.handle.addEventListener("keydown", (event) => this.key(event));
    super.initialize(attributes);
    this.show();
  }

  reset(): void {
    this.value = this.min;
    this.show();
  }

  override read(name: string): unknown {
    return name === "value" ? this.value : super.read(name);
  }

  protected override changed(name: string): void {
    if (name === "value" || name === "min" || name === "max") this.value = this.num("value");
    this.show();
  }

  private get min(): number {
    return this.num("min", 0);
  }

  private get max(): number {
    return Math.max(this.min, this.num("max", 100));
  }

  private down(event: PointerEvent): void {
    if (this.bool("disabled") || event.button > 0) return;
    this.pointer = event.pointerId;
    this.area.setPointerCapture(event.pointerId);
    this.slide(event);
  }

  private move(event: PointerEvent): void {
    if (this.pointer === event.pointerId) this.slide(event);
  }

  private up(event: PointerEvent): void {
    if (this.pointer !== event.pointerId) return;
    this.pointer = null;
    this.settled();
  }

  private key(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    if (step === undefined || this.bool("disabled")) return;
    event.preventDefault();
    this.set(this.value + step * this.step);
    this.settled();
  }

  private get step(): number {
    const step = this.num("step", 1);
    return step > 0 ? step : 1;
  }

  private slide(event: PointerEvent): void {
    const { left, width } = this.rail.getBoundingClientRect();
    const share = width === 0 ? 0 : Math.min(1, Math.max(0, (event.clientX - left) / width));
    if (!this.set(this.min + share * (this.max - this.min))) return;
    this.emit("changing", { value: this.value }, { key: "changing" });
  }

  /** Takes the nearest value that a step leads to; says whether that is another one. */
  private set(wanted: number): boolean {
    const { min, max, step } = this;
    const steps = Math.round((Math.min(max, Math.max(min, wanted)) - min) / step);
    const value = Number(Math.min(max, min + steps * step).toFixed(6));
    if (value === this.value) return false;
    this.value = value;
    this.show();
    return true;
  }

  private settled(): void {
    this.model("value", this.value);
    this.emit("change", { value: this.value });
  }

  private show(): void {
    const { min, max } = this;
    const share = max === min ? 0 : ((Math.min(max, Math.max(min, this.value)) - min) / (max - min)) * 100;
    const size = Math.min(28, Math.max(12, this.num("block-size", 28)));
    this.track.style.width = `${share}%`;
    this.track.style.backgroundColor = this.str("active-color", this.str("selected-color", "#1aad19"));
    this.rail.style.backgroundColor = this.str("background-color", this.str("color", "#e9e9e9"));
    for (const el of [this.thumb, this.handle])
      Object.assign(el.style, { left: `${share}%`, width: `${size}px`, height: `${size}px` });
    this.thumb.style.backgroundColor = this.str("block-color", "#ffffff");
    this.figure.hidden = !this.bool("show-value");
    this.figure.textContent = String(this.value);
    for (const [name, value] of [
      ["valuemin", min],
      ["valuemax", max],
      ["valuenow", this.value],
    ] as const)
      this.handle.setAttribute(`aria-${name}`, String(value));
  }
}
