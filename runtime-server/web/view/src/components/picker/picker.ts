import { PickerSheet } from "../../chrome/picker-sheet.js";
import { part } from "../../lazy/parts.js";
import { list, num } from "../../paint/values.js";
import { Field } from "../form.js";
import { date, multiSelector, selector, time, type Choices } from "./picker-columns.js";
import { region, type Areas } from "./picker-region.js";
import type { Tappable } from "../tappable.js";

/** `picker`: opens the host's wheels when what lies inside it is tapped. */
export class PickerComponent extends Field implements Tappable {
  private sheet: PickerSheet | null = null;
  private areas: Areas | null = null;
  private chosen: unknown;

  get inert(): boolean {
    return this.bool("disabled");
  }

  get value(): unknown {
    return this.chosen ?? this.props["value"] ?? this.blank;
  }

  reset(): void {
    this.chosen = this.blank;
  }

  tapped(): void {
    if (!this.sheet) this.open().catch(() => this.emit("cancel", {}));
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

  private get blank(): unknown {
    if (this.mode === "selector") return 0;
    return this.mode === "multiSelector" || this.mode === "region" ? [] : "";
  }

  private get mode(): string {
    return this.str("mode", "selector");
  }

  private choices(): Choices {
    const read = (name: string) => (name === "value" ? this.value : this.props[name]);
    if (this.mode === "multiSelector") return multiSelector(read);
    if (this.mode === "time") return time(read);
    if (this.mode === "date") return date(read, this.page.host.texts);
    if (this.mode === "region" && this.areas) return region(read, this.areas);
    return selector(read);
  }

  private async open(): Promise<void> {
    const { host } = this.page;
    if (this.mode === "region") this.areas ??= (await part("regions")).areaList;
    if (this.sheet || !this.el.isConnected) return;
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
    const code =
      this.mode === "region" && this.areas
        ? { code: region((name) => this.props[name], this.areas).codes(indices) }
        : {};
    this.emit("change", { value: this.chosen, ...code });
  }
}
