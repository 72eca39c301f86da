import { AtRule, type ChildNode, type Container, type Declaration, type Root, type Rule } from "postcss";
import valueParser from "postcss-value-parser";
import { type Compiled, Problems } from "../problem";
import { Imports, originOf, type Read } from "./imports";
import { splitMedia } from "./media";
import { rewriteSelector } from "./selectors";
import type { SheetContext, SheetRequest } from "./sheet";
import { rewriteValue } from "./values";

const GROUPS = new Set(["media", "supports", "container", "layer", "-webkit-media"]);
const ANIMATION = /^(-webkit-|-moz-|-o-)?animation(-name)?$/i;
const KEYFRAMES = /^(-webkit-|-moz-|-o-)?keyframes$/i;
/** Deeper than anybody nests; what is below is dropped. */
const DEPTH_MAX = 32;

/** Compiles one style sheet with what it imports. */
export function compileSheet(request: SheetRequest, text: string, read: Read): Compiled {
  const problems = new Problems();
  const root = new Imports(read, problems).load(request.path, text);
  const context: SheetContext = {
    ...request,
    name: request.path.replace(/\.\w+$/, ""),
    problems,
    keyframes: new Map(),
  };
  if (request.kind === "component" && request.scope !== "_") scopeKeyframes(root, context);
  rewriteNodes(root, context, 0, false);
  // A style element's end must not appear in what is perhaps written into one.
  return { code: root.toString().replace(/<(?=[/!])/g, "\\3c "), problems: problems.all };
}

/** Two components' `fade` must not fight; the plain name stays too, for animations named in a style attribute. */
function scopeKeyframes(root: Root, context: SheetContext): void {
  const found: AtRule[] = [];
  root.walkAtRules(KEYFRAMES, (rule) => void found.push(rule));
  for (const rule of found) {
    const name = rule.params.trim();
    context.keyframes.set(name, `${context.scope}-${name}`);
    rule.after(rule.clone({ params: `${context.scope}-${name}`, raws: { ...rule.raws, before: "\n" } }));
  }
}

function rewriteNodes(parent: Container, context: SheetContext, depth: number, nested: boolean): void {
  for (const node of [...(parent.nodes ?? [])] as ChildNode[]) {
    if (depth > DEPTH_MAX) node.remove();
    else if (node.type === "comment") node.remove();
    else if (node.type === "rule") rewriteRule(node, context, depth, nested);
    else if (node.type === "atrule") rewriteAtRule(node, context, depth, nested);
    else if (node.type === "decl") rewriteDeclaration(node, context);
  }
}

function rewriteRule(rule: Rule, context: SheetContext, depth: number, nested: boolean): void {
  try {
    rule.selector = rewriteSelector(rule.selector, context, nested);
  } catch (error) {
    context.problems.warn(fileOf(rule, context), rule.source?.start, `selector ignored: ${messageOf(error)}`);
    rule.remove();
    return;
  }
  rewriteNodes(rule, context, depth + 1, true);
}

function rewriteAtRule(rule: AtRule, context: SheetContext, depth: number, nested: boolean): void {
  const name = rule.name.toLowerCase();
  if (KEYFRAMES.test(name)) {
    rule.walkDecls((declaration) => rewriteDeclaration(declaration, context));
    rule.walkComments((comment) => void comment.remove());
  } else if (name === "font-face") {
    rewriteNodes(rule, context, depth + 1, true);
  } else if (GROUPS.has(name) && rule.nodes !== undefined) {
    rewriteNodes(rule, context, depth + 1, nested);
    if (name === "media") rewriteMedia(rule);
  } else {
    if (name !== "charset") {
      context.problems.warn(fileOf(rule, context), rule.source?.start, `@${rule.name} is not supported`);
    }
    rule.remove();
  }
}

function rewriteMedia(rule: AtRule): void {
  const { media, container } = splitMedia(rule.params);
  if (container === "") return;
  if (media === "") {
    rule.name = "container";
    rule.params = container;
  } else {
    rule.params = media;
    const inner = new AtRule({ name: "container", params: container, nodes: rule.nodes ?? [] });
    rule.removeAll();
    rule.append(inner);
  }
}

function rewriteDeclaration(declaration: Declaration, context: SheetContext): void {
  const property = declaration.prop.toLowerCase();
  const value =
    property === "behavior" || property === "-moz-binding"
      ? undefined
      : rewriteValue(declaration.value, fileOf(declaration, context), context);
  if (value === undefined) {
    context.problems.warn(fileOf(declaration, context), declaration.source?.start, `${declaration.prop} ignored`);
    declaration.remove();
    return;
  }
  if (value !== declaration.value) declaration.value = value;
  if (context.keyframes.size > 0 && ANIMATION.test(property)) renameAnimations(declaration, context);
}

function renameAnimations(declaration: Declaration, context: SheetContext): void {
  const value = valueParser(declaration.value);
  for (const node of value.nodes) {
    if (node.type === "word" || node.type === "string") node.value = context.keyframes.get(node.value) ?? node.value;
  }
  declaration.value = value.toString();
}

function fileOf(node: ChildNode, context: SheetContext): string {
  return node.source === undefined ? context.path : originOf(node.source.input);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.split("\n")[0]! : String(error);
}
