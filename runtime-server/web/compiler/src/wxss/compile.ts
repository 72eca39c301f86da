import postcss, { AtRule, type ChildNode, type Container, type Declaration, type Rule } from "postcss";
import valueParser from "postcss-value-parser";
import { type Compiled, Problems } from "../problem";
import { Flattening } from "./flatten";
import { readImport } from "./imports";
import { type Conditions, splitMedia } from "./media";
import { parse } from "./parse";
import { rewriteSelector } from "./selectors";
import { GROUPS, type Import, MARK, type Reach, type SheetContext } from "./sheet";
import { closed } from "./tokens";
import { rewriteValue } from "./values";
import { hacked, scoped } from "./write";

const ANIMATION = /^(-webkit-|-moz-|-o-)?animation(-name)?$/i;
const KEYFRAMES = /^(-webkit-|-moz-|-o-)?keyframes$/i;
/** A name as everybody writes them; escapes in one are of use only to those who have something to hide. */
const NAME = /^-{0,2}[a-z_\u0080-\uffff][\w\u0080-\uffff-]*$/i;
const STEPS = /^\s*(?:from|to|[\d.]+%)(?:\s*,\s*(?:from|to|[\d.]+%))*\s*$/i;
/** Names that begin so are the host's own. */
const OWN = /^mh-/i;

/** Compiles the rules of one file for one reach. */
export class SheetCompiler {
  private readonly imports: Import[] = [];
  private readonly animations = new Set<string>();
  private readonly problems = new Problems();
  private readonly context: SheetContext;

  constructor(
    private readonly path: string,
    private readonly reach: Reach,
  ) {
    this.context = { path, reach, problems: this.problems };
  }

  /** Compiles to a sheet with marks; it needs the sheets it imports, each as JSON, and the names of its animations. */
  compile(text: string): Compiled {
    const root = parse(this.path, text.replace(/[\u0000-\u0006]/g, "\ufffd"), this.problems);
    new Flattening((node, why) => this.warn(node, why)).flatten(root);
    this.rewrite(root);
    // A style element's end must not appear in what is perhaps written into one.
    const code = scoped(root).replace(/<(?=[/!])/g, "\\3c ");
    const imports = this.imports.map((imported) => JSON.stringify(imported));
    return { code, needs: [...imports, ...this.animations], problems: this.problems.all };
  }

  private rewrite(parent: Container): void {
    for (const node of [...(parent.nodes ?? [])] as ChildNode[]) {
      if (node.type === "comment") node.remove();
      else if (node.type === "rule") this.rule(node);
      else if (node.type === "atrule") this.atRule(node);
      else this.declaration(node);
    }
  }

  private warn(node: ChildNode, why: string): void {
    this.problems.warn(this.path, node.source?.start, why);
  }

  private drop(node: ChildNode, why: string): void {
    this.warn(node, why);
    node.remove();
  }

  private rule(rule: Rule): void {
    try {
      rule.selector = rewriteSelector(rule.selector, this.context);
    } catch (error) {
      this.drop(rule, `selector ignored: ${error instanceof Error ? error.message.split("\n")[0]! : String(error)}`);
      return;
    }
    this.rewrite(rule);
  }

  private atRule(rule: AtRule): void {
    const name = rule.name.toLowerCase();
    if (name === "import" && rule.parent?.type === "root") this.import(rule);
    else if (KEYFRAMES.test(name)) this.keyframes(rule);
    else if (name === "font-face") this.declarationsOnly(rule);
    else if (GROUPS.has(name) && rule.nodes !== undefined) this.group(rule, name);
    else if (name === "charset") rule.remove();
    else this.drop(rule, `@${rule.name} is not supported`);
  }

  private group(rule: AtRule, name: string): void {
    const params = closed(rule.params);
    const conditions = name === "media" && params !== undefined ? conditionsOf(params) : undefined;
    if (params === undefined || (name === "media" && conditions === undefined)) {
      this.drop(rule, `@${rule.name} ignored: ${rule.params.slice(0, 200)}`);
      return;
    }
    rule.params = params;
    this.rewrite(rule);
    if (conditions) askPage(rule, conditions);
  }

  private declarationsOnly(parent: Container): void {
    for (const node of [...(parent.nodes ?? [])] as ChildNode[]) {
      if (node.type === "decl") this.declaration(node);
      else node.remove();
    }
  }

  private import(rule: AtRule): void {
    const { target, media } = readImport(rule.params);
    if (target === undefined) {
      this.drop(rule, `@import is not supported: ${rule.params.slice(0, 200)}`);
      return;
    }
    const conditions = conditionsOf(media);
    if (conditions === undefined) {
      this.drop(rule, `@import is not supported: ${rule.params.slice(0, 200)}`);
      return;
    }
    const groups = [
      ...(conditions.media === "" ? [] : [`@media ${conditions.media}{`]),
      ...(conditions.container === "" ? [] : [`@container ${conditions.container}{`]),
    ];
    const { line, column } = rule.source?.start ?? { line: 1, column: 1 };
    const mark = `${MARK.imported}${this.imports.length}${MARK.imported}`;
    this.imports.push({ target, open: groups.join(""), close: "}".repeat(groups.length), line, column });
    rule.replaceWith(postcss.comment({ text: mark, raws: { before: "", left: "", right: "" } }));
  }

  /** Two components' `fade` must not fight; the plain name stays too, for animations named in a style attribute. */
  private keyframes(rule: AtRule): void {
    const name = rule.params.trim().replace(/^(["'])(.*)\1$/, "$2");
    if (!NAME.test(name) || OWN.test(name)) {
      this.drop(rule, `@${rule.name} ignored: ${rule.params.slice(0, 200)}`);
      return;
    }
    rule.params = name;
    for (const step of [...(rule.nodes ?? [])] as ChildNode[]) {
      if (step.type !== "rule" || !STEPS.test(step.selector)) step.remove();
      else this.declarationsOnly(step);
    }
    if (this.reach !== "component") return;
    this.animations.add(name);
    rule.after(rule.clone({ params: `${MARK.scope}-${name}`, raws: { ...rule.raws, before: "\n" } }));
  }

  private declaration(declaration: Declaration): void {
    if (declaration.value.startsWith(":")) {
      this.drop(declaration, "double colon: declaration ignored");
      return;
    }
    const property = declaration.prop.toLowerCase();
    const banned = property === "behavior" || property === "-moz-binding" || !NAME.test(property);
    // A hack for old browsers stands before a property's name; today's ignore such a declaration.
    const value = banned || hacked(declaration) ? undefined : this.value(declaration);
    if (value === undefined) {
      this.drop(declaration, `${declaration.prop} ignored`);
      return;
    }
    declaration.value = value;
    if (this.reach === "component" && ANIMATION.test(property)) markAnimations(declaration);
  }

  private value(declaration: Declaration): string | undefined {
    const value = rewriteValue(declaration.value, this.path);
    return value === undefined ? undefined : closed(value);
  }
}

/** A media query in its parts, unless one of them could end elsewhere than it should. */
function conditionsOf(query: string): Conditions | undefined {
  const { media, container } = splitMedia(query);
  return closed(media) === undefined || closed(container) === undefined ? undefined : { media, container };
}

function askPage(rule: AtRule, { media, container }: Conditions): void {
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

/** Whether a word is the name of an animation is known when all imported sheets are. */
function markAnimations(declaration: Declaration): void {
  const value = valueParser(declaration.value);
  for (const node of value.nodes) {
    if (node.type === "word" && /^-?[a-z_]/i.test(node.value)) {
      node.value = MARK.animation + node.value + MARK.animation;
    }
  }
  declaration.value = value.toString();
}
