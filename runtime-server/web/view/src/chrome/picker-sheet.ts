import { Wheel } from "../components/picker/wheel.js";
import { h } from "./dom.js";
import { holdFocus } from "./focus.js";
import type { Texts } from "./texts.js";

const itemHeight = 48;

export interface PickerSheetOptions {
  title: string;
  columns(indices: number[]): string[][];
  initial: number[];
  /** a column came to rest; texts of columns may change afterwards */
  changed(column: number, index: number): void;
}

/** A sheet with wheels; answers the chosen indices or null. `refresh` takes over columns that the program has changed. */
export class PickerSheet {
  private indices: number[];
  private readonly row = h("div", { class: "wheels" });
  private wheels: { wheel: Wheel; el: HTMLElement; texts: string[] }[] = [];
  private finish: (indices: number[] | null) => void = () => {};

  constructor(
    private readonly add: (el: HTMLElement) => void,
    private readonly texts: Texts,
    private readonly options: PickerSheetOptions,
  ) {
    this.indices = [...options.initial];
  }

  show(): Promise<number[] | null> {
    return new Promise((resolve) => {
      const { texts, options } = this;
      const mask = h("div", { class: "mask", on: { click: () => this.finish(null) } });
      const button = (action: string, text: string, chosen: () => number[] | null) =>
        h(
          "button",
          { attributes: { type: "button", "data-action": action }, on: { click: () => this.finish(chosen()) } },
          text,
        );
      const head = h(
        "div",
        { class: "head" },
        button("cancel", texts.cancel, () => null),
        h("span", {}, options.title),
        button("confirm", texts.confirm, () => this.wheels.map(({ wheel }) => wheel.index)),
      );
      const attributes = { "data-host": "picker", role: "dialog", "aria-modal": "true", tabindex: "-1" };
      const box = h("div", { class: "sheet picker", attributes }, head, this.row);
      this.finish = (indices) => {
        release();
        mask.remove();
        box.remove();
        resolve(indices);
      };
      this.add(mask);
      this.add(box);
      const release = holdFocus(box, () => this.finish(null));
      this.refresh();
    });
  }

  /** Shows the columns anew, those that differ rebuilt. */
  refresh(indices: number[] = this.indices): void {
    this.indices = indices;
    const columns = this.options.columns(indices);
    while (this.wheels.length > columns.length) this.wheels.pop()!.el.remove();
    columns.forEach((texts, at) => {
      const known = this.wheels[at];
      if (known && known.texts.join("\n") === texts.join("\n")) known.wheel.place(indices[at] ?? 0);
      else this.column(at, texts);
    });
  }

  private column(at: number, texts: string[]): void {
    const items = texts.map((text) => h("div", { class: "item", attributes: { role: "option" } }, text));
    const attributes = { tabindex: "0", role: "listbox", "data-column": String(at) };
    const el = h(
      "div",
      { class: "wheel", attributes },
      h("div", { class: "pad" }),
      ...items,
      h("div", { class: "pad" }),
    );
    const old = this.wheels[at];
    if (old) old.el.replaceWith(el);
    else this.row.append(el);
    const settled = (index: number) => this.settled(at, index);
    const wheel = new Wheel(
      el,
      () => itemHeight,
      () => texts.length,
      { settled },
    );
    this.wheels[at] = { wheel, el, texts };
    wheel.place(this.indices[at] ?? 0);
  }

  private settled(at: number, index: number): void {
    this.indices = this.wheels.map(({ wheel }) => wheel.index);
    this.options.changed(at, index);
    this.refresh(this.indices);
  }
}
