import parser from "postcss-selector-parser";
import { MARK, type SheetContext } from "./sheet";
import { simplePieces } from "./simple";

const BODY = ".mh-page-body";
const HOST = `.${MARK.scope}\\:`;
const ROOTS = new Set(["page", "html", "body"]);
/** What `rich-text` paints as itself; everything else of these names in WXML is an element of ours. */
const RICH_TEXT = new Set(
  (
    "a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del div dl dt em " +
    "fieldset font footer h1 h2 h3 h4 h5 h6 header hr i img ins legend li mark nav ol p pre q rt ruby s section small " +
    "span strong sub sup table tbody td tfoot th thead tr tt u ul"
  ).split(" "),
);
const DEEP = new Set(["::v-deep", "::deep", ":deep", "::ng-deep"]);

const BEHIND_SCOPE = new Map([
  ["^=", "*="],
  ["=", "~="],
  ["~=", "~="],
]);

/**
 * Confines a selector list: classes to the sheet's scope, tags to the elements of ours, and whatever names no class to the
 * page (or the component) by a prefix without specificity.
 *
 * @throws Error when the list is not a selector a browser would take
 */
export function rewriteSelector(list: string, context: SheetContext, nested: boolean): string {
  return rewriteSimple(list, context, nested) ?? rewriteParsed(list, context, nested);
}

function rewriteSimple(list: string, context: SheetContext, nested: boolean): string | undefined {
  const selectors = simplePieces(list);
  if (selectors?.every((pieces) => pieces.every(([kind, text]) => kind !== "pseudo" || !isOurs(text))) !== true) {
    return undefined;
  }
  return selectors
    .map((pieces) => {
      const prefix = nested
        ? ""
        : prefixOf(
            context,
            pieces.some(([kind]) => kind === "class"),
          );
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
  return name === ":root" || name === ":host" || DEEP.has(name);
}

/** The same by a whole parser; exported so that the two can be compared. */
export function rewriteParsed(list: string, context: SheetContext, nested: boolean): string {
  const root = parser().astSync(list, { lossless: false });
  return root.nodes
    .map((selector) => {
      if (selector.nodes.length === 0) throw new Error("empty selector");
      const prefix = nested ? "" : prefixOf(context, selector.nodes.some(isAnchor));
      return prefix + print(selector, context);
    })
    .join(",");
}

function isAnchor(node: parser.Node): boolean {
  return node.type === "class" || (node.type === "pseudo" && node.value.toLowerCase() === ":host");
}

function prefixOf(context: SheetContext, anchored: boolean): string {
  if (context.reach === "page") return `:where(.mh-page[data-style~="${MARK.page}"]) `;
  if (anchored) return "";
  return context.reach === "program" ? ":where(.mh-page) " : `:where(${HOST}) `;
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

/** Class names carry their scope in the page, so what looks for their beginning has to look behind it. */
function printAttribute(node: parser.Attribute): string {
  const operator = BEHIND_SCOPE.get(node.operator ?? "");
  if (node.attribute.toLowerCase() !== "class" || node.value === undefined || operator === undefined) {
    return node.toString();
  }
  return `[class${operator}${quote(`${MARK.scope}:${node.value}`)}]`;
}

function printPseudo(node: parser.Pseudo, context: SheetContext): string {
  const name = node.value.toLowerCase();
  // What stands in these is no selector.
  if (/^:(nth-|lang$|dir$)/.test(name)) return node.toString();
  const inner = node.nodes.map((selector) => print(selector, context)).join(",");
  if (name === ":root") return BODY;
  if (name === ":host") return host(context) + inner;
  if (DEEP.has(name)) return inner;
  return node.nodes.length > 0 ? `${node.value}(${inner})` : node.value;
}

function host(context: SheetContext): string {
  return context.reach === "component" ? HOST : BODY;
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
