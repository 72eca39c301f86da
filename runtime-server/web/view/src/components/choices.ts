import { scopedNames } from "../paint/classes.js";
import { Component } from "./component.js";
import { Field } from "./form.js";
import { div } from "./shadow.js";
import type { Tappable } from "./tappable.js";

/** A box to tick, with the program's children beside it. Its inner parts have the platform's class names, which programs style. */
abstract class Choice extends Component implements Tappable {
  protected abstract readonly kind: "checkbox" | "radio";
  private readonly box = div("");
  private readonly slot = div("");
  checked = false;

  override initialize(attributes: Record<string, unknown>): void {
    const wrapper = div(this.names(`wx-${this.kind}-wrapper`), this.box, this.slot);
    this.el.append(wrapper);
    this.el.setAttribute("role", this.kind);
    this.el.tabIndex = 0;
    super.initialize(attributes);
    this.show();
  }

  override get content(): HTMLElement {
    return this.slot;
  }

  get inert(): boolean {
    return this.bool("disabled");
  }

  get value(): string {
    return this.str("value");
  }

  override read(name: string): unknown {
    return name === "checked" ? this.checked : super.read(name);
  }

  abstract tapped(): void;

  set(checked: boolean): void {
    this.checked = checked;
    this.show();
  }

  override classesChanged(): void {
    super.classesChanged();
    this.show();
  }

  protected override changed(name: string): void {
    if (name === "checked") this.checked = this.bool("checked");
    this.show();
  }

  private show(): void {
    const base = `wx-${this.kind}-input`;
    const checked = this.checked ? ` ${base}-checked` : "";
    this.box.className = this.names(`${base}${checked}${this.inert ? ` ${base}-disabled` : ""}`);
    this.el.setAttribute("aria-checked", String(this.checked));
    this.paint(this.box, this.inert ? "" : this.str("color"));
  }

  protected abstract paint(box: HTMLElement, color: string): void;

  private names(names: string): string {
    return scopedNames(names, this.node.tokens).join(" ");
  }
}

export class Checkbox extends Choice {
  protected override readonly kind = "checkbox";

  override tapped(): void {
    this.set(!this.checked);
    this.model("checked", this.checked);
    this.node.closest(CheckboxGroup)?.chosen();
  }

  protected override paint(box: HTMLElement, color: string): void {
    box.style.color = color;
  }
}

export class Radio extends Choice {
  protected override readonly kind = "radio";

  override tapped(): void {
    if (this.checked) return;
    this.set(true);
    this.model("checked", true);
    this.node.closest(RadioGroup)?.chosen(this);
  }

  protected override changed(name: string): void {
    super.changed(name);
    if (name === "checked" && this.checked) this.node.closest(RadioGroup)?.only(this);
  }

  protected override paint(box: HTMLElement, color: string): void {
    const shown = this.checked && !this.inert ? color || "#09bb07" : "";
    box.style.backgroundColor = box.style.borderColor = shown;
  }
}

/** `checkbox-group`. */
export class CheckboxGroup extends Field {
  get value(): string[] {
    return this.node.descendants(Checkbox).flatMap((box) => (box.checked ? [box.value] : []));
  }

  reset(): void {
    for (const box of this.node.descendants(Checkbox)) box.set(false);
  }

  chosen(): void {
    this.emit("change", { value: this.value });
  }
}

/** `radio-group`: one of its radios at most is chosen. */
export class RadioGroup extends Field {
  get value(): string {
    return this.node.descendants(Radio).find((radio) => radio.checked)?.value ?? "";
  }

  reset(): void {
    for (const radio of this.node.descendants(Radio)) radio.set(false);
  }

  only(chosen: Radio): void {
    for (const radio of this.node.descendants(Radio)) if (radio !== chosen && radio.checked) radio.set(false);
  }

  chosen(radio: Radio): void {
    this.only(radio);
    this.emit("change", { value: radio.value });
  }
}
