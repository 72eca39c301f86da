import { scopedNames } from "../../paint/classes.js";
import { convertStyle } from "../../paint/units.js";
import { str } from "../../paint/values.js";
import { Field } from "../form.js";
import { onKeyboard } from "./keyboard.js";

/** Text of a field as the person has left it. */
export interface Typed {
  value: string;
  rev: number;
  /** not to be kept anywhere */
  secret: boolean;
}

/**
 * What `input` and `textarea` have in common: the native field inside, the placeholder, focus, and revisions.
 *
 * A revision counts the person's changes. A value of the program that belongs to an older revision than the last one
 * reported is dropped, so that nothing typed is lost while an answer is under way.
 */
export abstract class TextField<T extends HTMLInputElement | HTMLTextAreaElement> extends Field {
  protected abstract readonly native: T;
  protected readonly placeholder = document.createElement("div");
  private readonly placeholderText = document.createElement("div");
  private rev = 0;
  private reported = 0;
  private composing = false;
  /** what the program wants in the field as soon as the input method lets go of it */
  private held: { value: string; rev: number; cursor: number | undefined } | null = null;
  private last = "";
  private keyCode = 0;
  private quiet: (() => void) | null = null;

  override initialize(attributes: Record<string, unknown>): void {
    const box = document.createElement("div");
    box.className = "mh-field";
    this.placeholderText.className = "mh-placeholder-text";
    this.placeholder.append(this.placeholderText);
    this.native.classList.add("mh-native");
    this.native.autocomplete = "off";
    box.append(this.placeholder, this.native);
    this.el.append(box);
    this.listen();
    super.initialize(attributes);
    this.native.maxLength = this.maxLength();
    this.showPlaceholder();
  }

  override connected(): void {
    if (this.bool("focus") || this.bool("auto-focus")) this.page.whenShown(() => this.focus());
  }

  override disconnected(): void {
    this.quiet?.();
  }

  get value(): string {
    return this.native.value;
  }

  reset(): void {
    this.setValue("");
  }

  /** A value of the program for what the person had typed at revision `rev`, and where it wants the cursor. */
  setRevised(value: string, rev: number, cursor?: number): void {
    if (rev < this.reported) return;
    if (this.composing) {
      this.held = { value, rev, cursor };
      return;
    }
    this.setValue(value);
    if (cursor !== undefined && document.activeElement === this.native) this.native.setSelectionRange(cursor, cursor);
  }

  override revise(rev: number): void {
    this.rev = this.reported = rev;
  }

  /** What stands here and how often the person has changed it; nothing where that is no more than the program knows. */
  get typed(): Typed | null {
    return this.rev === 0 ? null : { value: this.value, rev: this.rev, secret: this.native.type === "password" };
  }

  /** Puts back what the person had typed before the page was built anew, unless the program has heard of it. */
  retype({ value, rev }: Typed): void {
    if (rev <= this.rev) return;
    this.rev = rev - 1;
    if (value === this.native.value) return;
    this.native.value = value;
    this.changedByPerson();
  }

  focus(): void {
    this.native.focus({ preventScroll: false });
    const start = this.num("selection-start", -1);
    const cursor = this.num("cursor", -1);
    if (start >= 0) this.native.setSelectionRange(start, this.num("selection-end", start));
    else if (cursor >= 0) this.native.setSelectionRange(cursor, cursor);
  }

  override read(name: string): unknown {
    return name === "value" ? this.value : super.read(name);
  }

  protected override pressable(): void {}

  protected override changed(name: string): void {
    if (name === "value") {
      if (this.rev === 0 || !this.el.isConnected || !this.underWay) this.setValue(str(this.props["value"]));
    } else if (name.startsWith("placeholder")) this.showPlaceholder();
    else if (name === "maxlength") this.native.maxLength = this.maxLength();
    else if (name === "disabled") this.setDisabled(this.bool("disabled"));
    else if (name === "focus" && this.el.isConnected) this.changeFocus(this.bool("focus"));
    else if (name === "aria-label") this.native.ariaLabel = this.str("aria-label");
    else if (name === "confirm-type") this.native.enterKeyHint = this.str("confirm-type", "done");
    else if (name === "cursor-color") this.native.style.caretColor = this.str("cursor-color");
    else if ((name === "cursor" || name.startsWith("selection-")) && document.activeElement === this.native)
      this.focus();
  }

  /** Called after the value has changed by whomever. */
  protected valueShown(): void {}

  /** What the person may leave in the field. */
  protected accepted(value: string): string {
    return value;
  }

  /** Whether Enter confirms rather than breaking the line. */
  protected abstract confirms(): boolean;
  protected abstract readonly placeholderClass: string;

  private get underWay(): boolean {
    const { host } = this.page;
    return host.pending(`input:${this.node.id}`) || host.pending(`model-value:${this.node.id}`);
  }

  private maxLength(): number {
    const length = this.num("maxlength", 140);
    return length < 0 ? 1_000_000 : length;
  }

  private setDisabled(disabled: boolean): void {
    this.native.readOnly = disabled;
    this.native.tabIndex = disabled ? -1 : 0;
    this.native.style.pointerEvents = disabled ? "none" : "";
    this.native.setAttribute("aria-disabled", String(disabled));
  }

  private changeFocus(on: boolean): void {
    if (on) this.page.whenShown(() => this.focus());
    else if (document.activeElement === this.native) this.native.blur();
  }

  private setValue(value: string): void {
    if (this.composing || value === this.native.value) return;
    const { selectionStart, value: old } = this.native;
    const atEnd = selectionStart === null || selectionStart >= old.length;
    this.native.value = value;
    if (document.activeElement === this.native && !atEnd) this.native.setSelectionRange(selectionStart, selectionStart);
    this.togglePlaceholder();
    this.valueShown();
  }

  private listen(): void {
    const { native } = this;
    native.addEventListener("compositionstart", () => {
      this.composing = true;
      this.togglePlaceholder();
    });
    native.addEventListener("compositionend", () => this.composed());
    native.addEventListener("input", () => this.changedByPerson());
    native.addEventListener("focus", () => this.focused());
    native.addEventListener("blur", () => this.blurred());
    native.addEventListener("keydown", (event) => this.pressed(event as KeyboardEvent));
  }

  /** An input method has put its last text there, which browsers report before this or not at all. */
  private composed(): void {
    const { held } = this;
    this.composing = false;
    this.held = null;
    if (this.native.value !== this.last || this.accepted(this.last) !== this.last) this.changedByPerson();
    else if (held) this.setRevised(held.value, held.rev, held.cursor);
    this.togglePlaceholder();
  }

  /** Keyboards of phones compose nearly every word, so what is composed is told too; only it must not be touched. */
  private changedByPerson(): void {
    const value = this.composing ? this.native.value : this.accepted(this.native.value);
    if (value !== this.native.value) this.native.value = value;
    this.last = value;
    this.held = null;
    this.togglePlaceholder();
    this.valueShown();
    this.rev++;
    const cursor = this.native.selectionStart ?? value.length;
    if (this.node.models.includes("value") || this.node.hears("input", false)) this.reported = this.rev;
    this.model("value", value, this.rev);
    this.emit("input", { value, cursor, keyCode: this.keyCode }, { key: "input", rev: this.rev });
  }

  private focused(): void {
    this.quiet ??= onKeyboard((height) => {
      this.emit("keyboardheightchange", { height, duration: 0 });
    });
    this.tell("focus", { value: this.value, height: 0 });
  }

  private blurred(): void {
    this.quiet?.();
    this.quiet = null;
    this.tell("blur", { value: this.value, cursor: this.native.selectionStart ?? this.value.length });
  }

  private pressed(event: KeyboardEvent): void {
    this.keyCode = event.keyCode;
    if (event.key !== "Enter" || event.isComposing || event.keyCode === 229 || this.composing || !this.confirms())
      return;
    event.preventDefault();
    this.tell("confirm", { value: this.value });
    if (!this.bool("confirm-hold")) this.native.blur();
  }

  private tell(type: string, detail: unknown): void {
    if (this.node.hears(type, false)) this.reported = this.rev;
    this.emit(type, detail, { rev: this.rev });
  }

  private showPlaceholder(): void {
    const own = this.str("placeholder-class", this.placeholderClass);
    this.placeholder.className = ["mh-placeholder", this.placeholderClass, ...scopedNames(own, this.node.tokens)].join(
      " ",
    );
    this.placeholder.style.cssText = convertStyle(this.str("placeholder-style"), (url) => this.page.asset(url));
    this.placeholderText.textContent = this.str("placeholder");
    if (!this.props["aria-label"]) this.native.ariaLabel = this.str("placeholder");
    this.togglePlaceholder();
  }

  private togglePlaceholder(): void {
    this.placeholder.style.display = this.composing || this.native.value !== "" ? "none" : "";
  }
}
