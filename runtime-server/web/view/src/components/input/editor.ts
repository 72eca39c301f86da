import type Quill from "quill";
import { part } from "../../lazy/parts.js";
import { num, str } from "../../paint/values.js";
import { Component } from "../component.js";
import { div, sharedSheet } from "../shadow.js";

type Bag = Record<string, unknown>;
type Method = (quill: Quill, options: Bag, ...args: unknown[]) => unknown;

/** The platform's names of formats where the library has others. */
const formats: Record<string, string> = { backgroundColor: "background", fontFamily: "font", fontSize: "size" };
const platformName = Object.fromEntries(Object.entries(formats).map(([ours, its]) => [its, ours]));

/** `editor`: rich text to write. The library is fetched with the first editor. */
export class EditorComponent extends Component {
  private readonly box = div("mh-editor");
  private quill: Quill | null = null;
  private opening: Promise<void> | null = null;
  private gone = false;

  override initialize(attributes: Bag): void {
    this.el.append(this.box);
    super.initialize(attributes);
  }

  override connected(): void {
    this.opening = this.open();
    this.opening.catch((error: unknown) => this.emit("error", { errMsg: String(error) }));
  }

  override disconnected(): void {
    this.gone = true;
  }

  override async invoke(method: string, args: unknown[]): Promise<unknown> {
    await this.opening;
    if (!this.quill || !Object.hasOwn(methods, method)) throw new Error(`editor has no method ${method}`);
    const options = (typeof args[0] === "object" && args[0] !== null ? args[0] : {}) as Bag;
    return methods[method]!(this.quill, { ...options, asset: (src: string) => this.page.asset(src) }, ...args) ?? {};
  }

  protected override pressable(): void {}

  protected override changed(name: string): void {
    if (name === "read-only") this.quill?.enable(!this.bool(name));
    else if (name === "placeholder" && this.quill) this.quill.root.dataset["placeholder"] = this.str(name);
  }

  private async open(): Promise<void> {
    const { Quill: Editor, css } = await part("quill");
    if (this.gone) return;
    const sheet = sharedSheet(css);
    if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
    const quill = new Editor(this.box, {
      modules: { toolbar: false, history: { userOnly: false } },
      placeholder: this.str("placeholder"),
      readOnly: this.bool("read-only"),
    });
    this.quill = quill;
    quill.on("text-change", (_delta, _old, source) => {
      if (source !== "silent") this.emit("input", contents(quill), { key: "input" });
    });
    quill.on("selection-change", (range, old) => {
      if (range && !old) this.emit("focus", contents(quill));
      if (!range && old) this.emit("blur", contents(quill));
    });
    quill.on("editor-change", () => quill.hasFocus() && this.emit("statuschange", status(quill), { key: "status" }));
    this.emit("ready", {});
  }
}

const contents = (quill: Quill) => ({
  html: quill.root.innerHTML,
  text: quill.getText(),
  delta: { ops: quill.getContents().ops },
});

function status(quill: Quill): Bag {
  const found = Object.entries(quill.getFormat() as Bag);
  return Object.fromEntries(found.map(([name, value]) => [platformName[name] ?? name, value]));
}

/** Where the person is writing, or the end. */
function place(quill: Quill): number {
  return (quill.getSelection() ?? { index: Math.max(0, quill.getLength() - 1) }).index;
}

function format(quill: Quill, name: string, value: unknown): void {
  const known = formats[name] ?? name;
  const now = (quill.getFormat(place(quill)) as Bag)[known];
  const wanted = known === "header" ? num(str(value).replace(/^h/i, "")) : value;
  // the same again takes it away
  const next = wanted === undefined ? !now : String(now) === String(wanted) ? false : wanted;
  quill.format(known, next, "user");
}

function insertImage(quill: Quill, options: Bag): void {
  const asset = options["asset"] as (src: string) => string;
  const at = place(quill);
  quill.insertEmbed(at, "image", asset(str(options["src"])), "user");
  for (const name of ["width", "height", "alt"])
    if (options[name] !== undefined) quill.formatText(at, 1, name, str(options[name]), "user");
  quill.setSelection(at + 1, 0, "silent");
}

const methods: Record<string, Method> = {
  format: (quill, _options, name, value) => format(quill, str(name), value),
  insertText: (quill, { text }) => {
    const at = place(quill);
    quill.insertText(at, str(text), "user");
    quill.setSelection(at + str(text).length, 0, "silent");
  },
  insertImage,
  insertDivider: (quill) => {
    const at = place(quill);
    quill.insertEmbed(at, "divider", true, "user");
    quill.setSelection(at + 1, 0, "silent");
  },
  getContents: (quill) => contents(quill),
  setContents: (quill, { html, delta }) => {
    const given = (delta as { ops?: unknown } | undefined)?.ops ?? delta;
    if (Array.isArray(given)) quill.setContents(given as never, "api");
    else quill.clipboard.dangerouslyPasteHTML(str(html), "api");
  },
  clear: (quill) => {
    quill.setContents([], "user");
  },
  removeFormat: (quill) => {
    const range = quill.getSelection();
    if (range) quill.removeFormat(range.index, range.length, "user");
  },
  undo: (quill) => quill.history.undo(),
  redo: (quill) => quill.history.redo(),
  blur: (quill) => quill.blur(),
  scrollIntoView: (quill) => quill.scrollSelectionIntoView(),
  getSelectionText: (quill) => {
    const range = quill.getSelection();
    return { text: range ? quill.getText(range.index, range.length) : "" };
  },
  deleteText: (quill, { index, length }) => {
    quill.deleteText(num(index), num(length), "user");
  },
};
