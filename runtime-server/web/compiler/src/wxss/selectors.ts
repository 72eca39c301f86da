import { SCOPE } from "@minihost/protocol";
import parser from "postcss-selector-parser";
import { MARK, type SheetContext } from "./sheet";
import { simplePieces } from "./simple";
import { closed } from "./tokens";

const BODY = ".mh-page-body";
const HOST = `.${MARK.scope}\\:`;
const ROOTS = new Set(["page", "html", "body"]);
/** Where a page has what is the program's. In a scoped selector only this name can mean something that is not within. */
const PAGE = `:where(${SCOPE.root}) `;
/** What `rich-text` paints as itself; everything else of these names in WXML is an element of ours. */
const RICH_TEXT = new Set(
  (
    "a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del div dl dt em " +
    "fieldset font footer h1 h2 h3 h4 h5 h6 header hr i img ins legend li mark nav ol p pre q rt ruby s section small " +
    "span strong sub sup table tbody td tfoot th thead tr tt u ul"
  ).split(" "),
);
const DEEP = new Set(["::v-deep", "::deep", ":deep", "::ng-deep"]);
/** What takes selectors. */
const LISTS = new Set([":is", ":where", ":not", ":has", ":matches", ":any", ":-webkit-any", ":-moz-any"]);
/** What takes anything but selectors. */
const OTHERS = new Set([":lang", ":dir", ":state", "::part", "::highlight"]);
const NTH = /^:nth-(last-)?(child|of-type|col)$/;
const AN_PLUS_B = /^\s*(?:odd|even|[+-]?\d*n?(?:\s*[+-]\s*\d+)?)\s*$/i;
/** What browsers draw beside or above the document, and what asks for what stands around a shadow. */
const ELSEWHERE = /^(::view-transition|:host-context$|::slotted$|::backdrop$)/;
/** Longer than anybody writes a list. */
const LIST_MAX = 50_000;

/** What asks for a class, and how that is asked for together with its scope. */
const WITH_SCOPE = new Map([
  ["^=", "*="],
  ["=", "~="],
  ["~=", "~="],
]);

/**
 * Confines a selector list: classes to the sheet's scope, tags to the elements of ours, and whatever does not begin with a
 * class of ours to the page (or the component) by a prefix without specificity.
 *
 * @throws Error when the list is not a selector a browser would take
 */
export function rewriteSelector(list: string, context: SheetContext): string {
  if (list.length > LIST_MAX) throw new Error("too long");
  return rewriteSimple(list, context) ?? rewriteParsed(list, context);
}

function rewriteSimple(list: string, context: SheetContext): string | undefined {
  const selectors = simplePieces(list);
  if (selectors?.every((pieces) => pieces.every(([kind, text]) => kind !== "pseudo" || !isOurs(text))) !== true) {
    return undefined;
  }
  return selectors
    .map((pieces) => {
      const prefix = prefixOf(context, pieces);
      return prefix + pieces.map(([kind, text]) => simplePiece(kind, text)).join("");
    })
    .join(",");
}

function simplePiece(kind: string, text: string): string {
  if (kind === "class") return `.${MARK.scope}\\:${text}`;
  return kind === "tag" ? elementOf(text) : text;
}

function isOurs(pseudo: string): boolean {
  const name = pseudo.toLowerCase();
  return name === ":root" || name === ":scope" || name === ":host" || DEEP.has(name) || ELSEWHERE.test(name);
}

/** The same by a whole parser; exported so that the two can be compared. */
export function rewriteParsed(list: string, context: SheetContext): string {
  const root = parser().astSync(list, { lossless: false });
  return root.nodes
    .map((selector) => {
      if (selector.nodes.length === 0) throw new Error("empty selector");
      const prefix = prefixOf(context, selector.nodes.map(pieceOf));
      return whole(prefix + begun(print(selector, context)));
    })
    .join(",");
}

/** Nothing can be combined with what stands before the prefix. */
function begun(selector: string): string {
  if (/^\s*[>+~|]/.test(selector)) throw new Error(`${selector.trim().slice(0, 40)} begins with a combinator`);
  return selector;
}

function whole(selector: string): string {
  const text = closed(selector, { lists: false });
  if (text === undefined) throw new Error(`${selector.slice(0, 40)} cannot be read safely`);
  return text;
}

function pieceOf(node: parser.Node): readonly [kind: string, text: string] {
  const isHost = node.type === "pseudo" && node.value.toLowerCase() === ":host";
  return [isHost ? "class" : node.type, node.type === "tag" ? node.value : ""];
}

/** Who begins with a class of ours reaches nothing outside of the page, neither with what it selects nor by asking. */
function prefixOf({ reach }: SheetContext, pieces: readonly (readonly [kind: string, text: string])[]): string {
  if (reach === "page") return `:where([data-style~="${MARK.page}"]>${SCOPE.root}) `;
  const first = pieces.findIndex(([kind]) => kind === "combinator");
  const isClass = ([kind]: readonly [string, string]) => kind === "class";
  if (pieces.slice(0, first < 0 ? undefined : first).some(isClass)) return "";
  return reach === "program" || pieces.some(isClass) ? PAGE : `:where(${HOST}) `;
}

function print(node: parser.Node, context: SheetContext): string {
  switch (node.type) {
    case "selector":
      return node.nodes.map((child) => print(child, context)).join("");
    case "class":
      return className(node.value);
    case "tag":
      return elementOf(node.value);
    case "attribute":
      return printAttribute(node);
    case "combinator":
      return printCombinator(node);
    case "pseudo":
      return printPseudo(node, context);
    case "comment":
      return "";
    case "nesting":
      return BODY;
    default:
      return node.toString();
  }
}

function printCombinator(node: parser.Combinator): string {
  const name = node.value.trim();
  if (/^(>>>|\/deep\/)$/i.test(name)) return " ";
  if (!/^[>+~]?$/.test(name)) throw new Error(`${name} does not combine selectors`);
  return node.toString();
}

function elementOf(tag: string): string {
  const name = tag.toLowerCase();
  if (ROOTS.has(name)) return BODY;
  // A keyframe's percentage parses as a tag; so does what browsers refuse.
  if (/^\d/.test(name)) throw new Error(`${tag} is not a selector`);
  const element = String(parser.tag({ value: `wx-${name}` }));
  return RICH_TEXT.has(name) ? `:is(${element},:where(wx-rich-text) ${name})` : element;
}

/** The attribute has the names as they were written, and then once more with their scopes. */
function printAttribute(node: parser.Attribute): string {
  const operator = WITH_SCOPE.get(node.operator ?? "");
  if (node.attribute.toLowerCase() !== "class" || node.value === undefined || operator === undefined) {
    return node.toString();
  }
  const scoped = `[class${operator}${quote(`${MARK.scope}:${node.value}`)}]`;
  // It weighs as much as it does elsewhere.
  return node.operator === "^=" ? `[class^=${quote(node.value)}]:where(${scoped})` : scoped;
}

function printPseudo(node: parser.Pseudo, context: SheetContext): string {
  const name = node.value.toLowerCase();
  if (!/^::?[a-z-]+$/.test(name) || ELSEWHERE.test(name)) throw new Error(`${node.value} is not supported`);
  if (name === ":root" || name === ":scope") return BODY;
  if (name === ":host") return host(context) + together(node.nodes, context);
  if (DEEP.has(name)) return node.nodes.length === 1 ? print(node.nodes[0]!, context) : together(node.nodes, context);
  if (node.nodes.length === 0) return node.value;
  if (NTH.test(name)) return nth(node, context);
  if (LISTS.has(name)) {
    return `${node.value}(${node.nodes.map((inner) => within(inner, context, name === ":has")).join(",")})`;
  }
  if (OTHERS.has(name)) return node.toString();
  throw new Error(`${node.value}() is not supported`);
}

/** A selector within another one: where it asks for what stands around an element, it asks within the page. */
function within(selector: parser.Selector, context: SheetContext, relative: boolean): string {
  const text = print(selector, context);
  if (relative) return text;
  const first = selector.nodes.findIndex(({ type }) => type === "combinator");
  const anchored = selector.nodes.slice(0, Math.max(0, first)).some(({ type }) => type === "class");
  return first < 0 || anchored ? begun(text) : PAGE + begun(text);
}

/** Alternatives for one and the same element. */
function together(selectors: parser.Selector[], context: SheetContext): string {
  if (selectors.length === 0) return "";
  const alone = selectors.length === 1 && selectors[0]!.nodes.every(({ type }) => type === "class");
  if (alone) return print(selectors[0]!, context);
  return `:is(${selectors.map((selector) => within(selector, context, false)).join(",")})`;
}

function nth(node: parser.Pseudo, context: SheetContext): string {
  const text = node.nodes.join(",");
  const [, which = "", of] = /^(.*?)(?:\sof\s(.*))?$/is.exec(text) ?? [];
  if (!AN_PLUS_B.test(which)) throw new Error(`${text.slice(0, 40)} counts nothing`);
  if (of === undefined) return `${node.value}(${which})`;
  const list = parser().astSync(of, { lossless: false }).nodes;
  return `${node.value}(${which.trim()} of ${list.map((inner) => within(inner, context, false)).join(",")})`;
}

function host(context: SheetContext): string {
  if (context.reach === "page") return BODY;
  // Shared components have one scope together, but each styles its own hosts.
  return context.reach === "component" ? HOST : `.${MARK.host}\\:`;
}

function className(name: string): string {
  if (name === "") throw new Error("a class without a name");
  const node = parser.className({ value: "" });
  // Only what is set later is escaped.
  node.value = `:${name}`;
  return `.${MARK.scope}${String(node).slice(1)}`;
}

function quote(text: string): string {
  return `"${text.replace(/["\\\n<]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `)}"`;
}
