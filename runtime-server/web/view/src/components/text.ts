import { Component } from "./component.js";

const spaces: Record<string, string> = { nbsp: "\u00a0", ensp: "\u2002", emsp: "\u2003" };
const entities: Record<string, string> = {
  "&nbsp;": "\u00a0",
  "&lt;": "<",
  "&gt;": ">",
  "&amp;": "&",
  "&apos;": "'",
  "&quot;": '"',
  "&ensp;": "\u2002",
  "&emsp;": "\u2003",
};

export function decodeEntities(text: string): string {
  return text.replace(/&[a-z]+;/g, (entity) => entities[entity] ?? entity);
}

/** Blanks of a width that lasts: `nbsp`, `ensp` or `emsp`. */
export function withSpaces(text: string, kind: string): string {
  const space = spaces[kind];
  return space === undefined ? text : text.replace(/ /g, space);
}

/** `text`: keeps line breaks, decodes entities and widens spaces where the program asks for it. */
export class TextComponent extends Component {
  /** what the guest's text nodes say, before it is changed for display */
  private readonly raw = new WeakMap<Text, { shown: string; raw: string }>();

  override childrenChanged(): void {
    this.rewrite();
  }

  override textChanged(): void {
    this.rewrite();
  }

  protected override changed(name: string): void {
    if (name === "space" || name === "decode") this.rewrite();
    if (name === "max-lines") this.clamp();
  }

  private rewrite(): void {
    const hasLines = [...this.node.children].some(({ dom }) => dom instanceof Text && dom.data.includes("\n"));
    if (hasLines !== this.el.hasAttribute("data-mh-lines")) this.el.toggleAttribute("data-mh-lines", hasLines);
    if (!this.bool("decode") && !this.props["space"]) return;
    for (const child of this.node.children) {
      if (!(child.dom instanceof Text)) continue;
      const known = this.raw.get(child.dom);
      const raw = known && known.shown === child.dom.data ? known.raw : child.dom.data;
      const shown = this.shown(raw);
      this.raw.set(child.dom, { raw, shown });
      if (child.dom.data !== shown) child.dom.data = shown;
    }
  }

  private shown(raw: string): string {
    return withSpaces(this.bool("decode") ? decodeEntities(raw) : raw, this.str("space"));
  }

  private clamp(): void {
    const lines = this.num("max-lines");
    Object.assign(this.el.style, {
      display: lines > 0 ? "-webkit-box" : "",
      webkitBoxOrient: lines > 0 ? "vertical" : "",
      webkitLineClamp: lines > 0 ? String(lines) : "",
      overflow: lines > 0 ? "hidden" : "",
    });
  }
}
