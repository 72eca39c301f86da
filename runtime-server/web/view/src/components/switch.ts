import { scopedNames } from "../paint/classes.js";
import { Field } from "./form.js";
import { div } from "./shadow.js";
import type { Tappable } from "./tappable.js";

/** `switch`, also in its checkbox look. */
export class SwitchComponent extends Field implements Tappable {
  private readonly box = div("");
  value = false;

  override initialize(attributes: Record<string, unknown>): void {
    this.el.append(div(this.names("wx-switch-wrapper"), this.box));
    this.el.setAttribute("role", "switch");
    this.el.tabIndex = 0;
    super.initialize(attributes);
    this.show();
  }

  get inert(): boolean {
    return this.bool("disabled");
  }

  tapped(): void {
    this.value = !this.value;
    this.show();
    this.model("checked", this.value);
    this.emit("change", { value: this.value });
  }

  reset(): void {
    this.value = false;
    this.show();
  }

  override read(name: string): unknown {
    return name === "checked" ? this.value : super.read(name);
  }

  override classesChanged(): void {
    super.classesChanged();
    this.show();
  }

  protected override changed(name: string): void {
    if (name === "checked") this.value = this.bool("checked");
    this.show();
  }

  private show(): void {
    const base = this.str("type") === "checkbox" ? "wx-checkbox-input" : "wx-switch-input";
    const states = `${this.value ? ` ${base}-checked` : ""}${this.inert ? ` ${base}-disabled` : ""}`;
    this.box.className = this.names(base + states);
    const color = this.str("color", "#04be02");
    const on = base === "wx-switch-input" && this.value;
    this.box.style.backgroundColor = this.box.style.borderColor = on ? color : "";
    this.box.style.color = base === "wx-checkbox-input" ? color : "";
    this.el.setAttribute("aria-checked", String(this.value));
  }

  private names(names: string): string {
    return scopedNames(names, this.node.tokens).join(" ");
  }
}
