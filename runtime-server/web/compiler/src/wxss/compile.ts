import postcss, {
  AtRule,
  type ChildNode,
  type Container,
  CssSyntaxError,
  type Declaration,
  type Root,
  type Rule,
} from "postcss";
import valueParser from "postcss-value-parser";
import { type Compiled, Problems } from "../problem";
import { readImport } from "./imports";
import { splitMedia } from "./media";
import { parse } from "./parse";
import { rewriteSelector } from "./selectors";
import { type Import, MARK, type Reach, type SheetContext } from "./sheet";
import { rewriteValue } from "./values";

const GROUPS = new Set(["media", "supports", "container", "layer"]);
const ANIMATION = /^(-webkit-|-moz-|-o-)?animation(-name)?$/i;
const KEYFRAMES = /^(-webkit-|-moz-|-o-)?keyframes$/i;
/** Deeper than anybody nests; what is below is dropped. */
const DEPTH_MAX = 32;

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
    const root = this.parse(text.replace(/[\u0000-\u0005]/g, "\ufffd"));
    this.rewrite(root, 0, false);
    // A style element's end must not appear in what is perhaps written into one.
    const code = root.toString().replace(/<(?=[/!])/g, "\\3c ");
    const imports = this.imports.map((imported) => JSON.stringify(imported));
    return { code, needs: [...imports, ...this.animations], problems: this.problems.all };
  }

  private parse(text: string): Root {
    try {
      return parse(text);
    } catch (error) {
      if (!(error instanceof CssSyntaxError)) throw error;
      const at = error.line === undefined ? undefined : { line: error.line, column: error.column ?? 1 };
      this.problems.fail(this.path, at, error.reason);
      return postcss.root();
    }
  }

  private rewrite(parent: Container, depth: number, nested: boolean): void {
    for (const node of [...(parent.nodes ?? [])] as ChildNode[]) {
      if (depth > DEPTH_MAX) this.drop(node, "nested too deep");
      else if (node.type === "comment") node.remove();
      else if (node.type === "rule") this.rule(node, depth, nested);
      else if (node.type === "atrule") this.atRule(node, depth, nested);
      else if (node.type === "decl") this.declaration(node);
    }
  }

  private drop(node: ChildNode, why: string): void {
    this.problems.warn(this.path, node.source?.start, why);
    node.remove();
  }

  private rule(rule: Rule, depth: number, nested: boolean): void {
    try {
      rule.selector = rewriteSelector(rule.selector, this.context, nested);
    } catch (error) {
      this.drop(rule, `selector ignored: ${error instanceof Error ? error.message.split("\n")[0]! : String(error)}`);
      return;
    }
    this.rewrite(rule, depth + 1, true);
  }

  private atRule(rule: AtRule, depth: number, nested: boolean): void {
    const name = rule.name.toLowerCase();
    if (name === "import") {
      this.import(rule);
    } else if (KEYFRAMES.test(name)) {
      this.keyframes(rule);
    } else if (name === "font-face") {
      this.rewrite(rule, depth + 1, true);
    } else if (GROUPS.has(name) && rule.nodes !== undefined) {
      this.rewrite(rule, depth + 1, nested);
      if (name === "media") rewriteMedia(rule);
    } else if (name === "charset") {
      rule.remove();
    } else {
      this.drop(rule, `@${rule.name} is not supported`);
    }
  }

  private import(rule: AtRule): void {
    const { target, media } = readImport(rule.params);
    if (target === undefined) {
      this.drop(rule, `@import is not supported: ${rule.params.slice(0, 200)}`);
      return;
    }
    const conditions = splitMedia(media);
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
    rule.walkDecls((declaration) => this.declaration(declaration));
    rule.walkComments((comment) => void comment.remove());
    if (this.reach !== "component") return;
    const name = rule.params.trim();
    this.animations.add(name);
    rule.after(rule.clone({ params: `${MARK.scope}-${name}`, raws: { ...rule.raws, before: "\n" } }));
  }

  private declaration(declaration: Declaration): void {
    if (declaration.value.startsWith(":")) {
      this.drop(declaration, "double colon: declaration ignored");
      return;
    }
    const property = declaration.prop.toLowerCase();
    const banned = property === "behavior" || property === "-moz-binding";
    const value = banned ? undefined : rewriteValue(declaration.value, this.path);
    if (value === undefined) {
      this.drop(declaration, `${declaration.prop} ignored`);
      return;
    }
    if (value !== declaration.value) declaration.value = value;
    if (this.reach === "component" && ANIMATION.test(property)) markAnimations(declaration);
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
