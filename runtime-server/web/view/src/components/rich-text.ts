import type { DOMPurify } from "dompurify";
import { scopedNames } from "../paint/classes.js";
import { convertStyle } from "../paint/units.js";
import { str } from "../paint/values.js";
import { Component } from "./component.js";
import { decodeEntities, withSpaces } from "./text.js";

const tags = (
  "a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del div dl dt em fieldset " +
  "font footer h1 h2 h3 h4 h5 h6 header hr i img ins label legend li mark nav ol p pre q rt ruby s section small span strong sub " +
  "sup table tbody td tfoot th thead tr tt u ul"
).split(" ");
const known = new Set(tags);
const attributes = [
  "align",
  "alt",
  "bgcolor",
  "border",
  "cellpadding",
  "cellspacing",
  "class",
  "color",
  "colspan",
  "dir",
  "face",
];
attributes.push("height", "rowspan", "size", "span", "src", "start", "style", "type", "valign", "width");
const allowed = new Set(attributes);

interface RichNode {
  type?: string;
  text?: string;
  name?: string;
  attrs?: Record<string, unknown>;
  children?: RichNode[];
}

let purifier: DOMPurify | undefined;

/** Few programs have markup, so what cleans it is fetched with the first of it. */
async function loadPurifier(): Promise<void> {
  purifier ??= (await import("dompurify")).default;
}

/** `rich-text`: markup or a tree of nodes, cut down to what cannot act. Links lead nowhere, as on the platform. */
export class RichTextComponent extends Component {
  protected override changed(name: string): void {
    if (name !== "nodes" && name !== "space") return;
    const nodes = this.props["nodes"];
    if (typeof nodes !== "string") this.el.replaceChildren(this.fromNodes(Array.isArray(nodes) ? nodes : []));
    else if (purifier) this.el.replaceChildren(this.fromMarkup(nodes, purifier));
    else void loadPurifier().then(() => this.changed(name));
  }

  private fromMarkup(markup: string, purify: DOMPurify): DocumentFragment {
    const fragment = purify.sanitize(markup, {
      ALLOWED_TAGS: tags,
      ALLOWED_ATTR: attributes,
      ALLOW_DATA_ATTR: false,
      ALLOW_ARIA_ATTR: false,
      RETURN_DOM_FRAGMENT: true,
    });
    for (const el of fragment.querySelectorAll<HTMLElement>("*"))
      for (const { name, value } of [...el.attributes]) {
        el.removeAttribute(name);
        this.set(el, name, value);
      }
    return fragment;
  }

  private fromNodes(nodes: RichNode[], depth = 0): DocumentFragment {
    const fragment = document.createDocumentFragment();
    if (depth > 100) return fragment;
    for (const node of nodes) {
      if (node?.type === "text") fragment.append(withSpaces(decodeEntities(str(node.text)), str(this.props["space"])));
      const name = str(node?.name).toLowerCase();
      if (!known.has(name)) continue;
      const el = document.createElement(name);
      for (const [key, value] of Object.entries(node.attrs ?? {})) this.set(el, key.toLowerCase(), str(value));
      if (Array.isArray(node.children)) el.append(this.fromNodes(node.children, depth + 1));
      fragment.append(el);
    }
    return fragment;
  }

  private set(el: HTMLElement, name: string, value: string): void {
    if (!allowed.has(name)) return;
    if (name === "style") el.style.cssText = convertStyle(value, (url) => this.page.asset(url));
    else if (name === "class") el.className = scopedNames(value, this.node.tokens).join(" ");
    else if (name !== "src") el.setAttribute(name, value);
    else if (el instanceof HTMLImageElement) el.src = this.page.asset(value);
  }
}
