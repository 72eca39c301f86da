import { scopedNames } from "../../paint/classes.js";
import { convertStyle } from "../../paint/units.js";
import { list, num } from "../../paint/values.js";
import { Component } from "../component.js";
import { Field } from "../form.js";
import { div, innerRoot } from "../shadow.js";
import { Wheel } from "./wheel.js";

const viewStyle = `
:host { position: relative; }
.wrapper { position: relative; display: flex; height: 100%; overflow: hidden; }
::slotted(:not([slot])) { flex: 1; height: 100%; position: relative; overflow: hidden; min-width: 0; }
.mask { position: absolute; inset: 0; pointer-events: none; z-index: 3; background:
  linear-gradient(180deg, rgba(255,255,255,.95), rgba(255,255,255,.6)) top / 100% calc(50% - var(--mh-item) / 2) no-repeat,
  linear-gradient(0deg, rgba(255,255,255,.95), rgba(255,255,255,.6)) bottom / 100% calc(50% - var(--mh-item) / 2) no-repeat; }`;

const columnStyle = `
.scroller { height: 100%; overflow: hidden auto; scroll-snap-type: y mandatory; scrollbar-width: none; outline: 0; overscroll-behavior: contain; touch-action: pan-y; }
.scroller::-webkit-scrollbar { display: none; }
.pad { height: calc(50% - var(--mh-item) / 2); }
.items { text-align: inherit; }
::slotted(*) { height: var(--mh-item) !important; overflow: hidden; scroll-snap-align: center; box-sizing: border-box; }`;

/** `picker-view`: columns side by side, the chosen row marked by an indicator. */
export class PickerView extends Field {
  private readonly indicator = div("");
  private readonly mask = div("mask");
  private columns: PickerViewColumn[] = [];

  override initialize(attributes: Record<string, unknown>): void {
    const indicatorSlot = document.createElement("slot");
    indicatorSlot.name = "indicator";
    this.indicator.slot = "indicator";
    const wrapper = div("wrapper", document.createElement("slot"));
    innerRoot(this.el, viewStyle).append(wrapper, indicatorSlot, this.mask);
    super.initialize(attributes);
    this.el.append(this.indicator);
    this.mark();
  }

  override connected(): void {
    this.page.whenShown(() => this.arrange());
  }

  override childrenChanged(): void {
    this.columns = this.node.descendants(PickerViewColumn);
    if (this.el.isConnected) this.page.whenShown(() => this.arrange());
  }

  get value(): number[] {
    return this.columns.map((column) => column.index);
  }

  reset(): void {
    this.columns.forEach((column) => column.place(0));
  }

  /** height of a row in CSS pixels */
  get itemHeight(): number {
    return this.indicator.offsetHeight || 34;
  }

  /** Rests each column on what the program wants. */
  arrange(): void {
    this.el.style.setProperty("--mh-item", `${this.itemHeight}px`);
    const wanted = list(this.props["value"]);
    this.columns.forEach((column, at) => column.place(num(wanted[at])));
  }

  started(): void {
    this.emit("pickstart", {});
  }

  settled(): void {
    this.model("value", this.value);
    this.emit("change", { value: this.value });
    this.emit("pickend", {});
  }

  protected override changed(name: string): void {
    if (name.startsWith("indicator-") || name.startsWith("mask-")) this.mark();
    else if (name === "value" && this.el.isConnected) queueMicrotask(() => this.page.whenShown(() => this.arrange()));
  }

  private mark(): void {
    const names = scopedNames(this.str("indicator-class"), this.node.tokens).join(" ");
    this.indicator.className = `mh-picker-indicator ${names}`;
    this.indicator.style.cssText = convertStyle(this.str("indicator-style"), (url) => this.page.asset(url));
    this.mask.style.cssText = convertStyle(this.str("mask-style"), (url) => this.page.asset(url));
    if (this.el.isConnected) this.page.whenShown(() => this.arrange());
  }
}

export class PickerViewColumn extends Component {
  private readonly scroller = div("scroller");
  private readonly wheel = new Wheel(
    this.scroller,
    () => this.view?.itemHeight ?? 34,
    () => this.el.childElementCount,
    { started: () => this.view?.started(), settled: () => this.view?.settled() },
  );

  override initialize(attributes: Record<string, unknown>): void {
    const items = div("items", document.createElement("slot"));
    this.scroller.append(div("pad"), items, div("pad"));
    this.scroller.tabIndex = 0;
    this.scroller.setAttribute("role", "listbox");
    innerRoot(this.el, columnStyle).append(this.scroller);
    super.initialize(attributes);
  }

  override connected(): void {
    this.view?.childrenChanged();
  }

  override childrenChanged(): void {
    if (this.el.isConnected) this.view?.childrenChanged();
  }

  get index(): number {
    return this.wheel.index;
  }

  place(index: number): void {
    this.wheel.place(index);
  }

  private get view(): PickerView | null {
    return this.node.closest(PickerView);
  }
}
