import { PickerSheet } from "../chrome/picker-sheet.js";
import { list, num } from "../paint/values.js";
import { Field } from "./form.js";
import { date, multiSelector, selector, time, type Choices } from "./picker-columns.js";
import type { Tappable } from "./tappable.js";

/** `picker`: opens the host's wheels when what lies inside it is tapped. */
export class PickerComponent extends Field implements Tappable {
  private sheet: PickerSheet | null = null;
  private chosen: unknown;

  get inert(): boolean {
    return this.bool("disabled");
  }

  get value(): unknown {
    return this.chosen ?? this.props["value"] ?? (this.mode === "selector" ? 0 : "");
  }

  reset(): void {
    this.chosen = this.mode === "selector" ? 0 : this.mode === "multiSelector" ? [] : "";
  }

  tapped(): void {
    if (!this.sheet) void this.open();
  }

  override read(name: string): unknown {
    return name === "value" ? this.value : super.read(name);
  }

  protected override changed(name: string): void {
    if (name === "value") this.chosen = undefined;
    if (!this.sheet) return;
    // a program answers `columnchange` with new ranges and values
    if (name === "range" || name === "value") queueMicrotask(() => this.sheet?.refresh(this.choices().initial()));
  }

  private get mode(): string {
    return this.str("mode", "selector");
  }

  private choices(): Choices {
    const read = (name: string) => (name === "value" ? this.value : this.props[name]);
    if (this.mode === "multiSelector") return multiSelector(read);
    if (this.mode === "time") return time(read);
    if (this.mode === "date") return date(read, this.page.host.texts);
    return selector(read);
  }

  private async open(): Promise<void> {
    if (this.mode === "region") return void this.emit("cancel", {});
    const { host } = this.page;
    this.sheet = new PickerSheet(host.addChrome, host.texts, {
      title: this.str("header-text"),
      columns: (indices) => this.choices().columns(indices),
      initial: this.choices().initial(),
      changed: (column, value) => {
        if (this.mode !== "multiSelector") return;
        this.chosen = list(this.value).map((old, at) => (at === column ? value : num(old)));
        this.emit("columnchange", { column, value });
      },
    });
    const indices = await this.sheet.show();
    this.sheet = null;
    if (!indices) {
      this.chosen = undefined;
      return this.emit("cancel", {});
    }
    this.chosen = this.choices().value(indices);
    this.model("value", this.chosen);
    this.emit("change", { value: this.chosen });
  }
}
