import { AtRule, type ChildNode, type Container, type Root, Rule } from "postcss";
import parser from "postcss-selector-parser";
import { resolveNestedSelector } from "@csstools/selector-resolve-nested";
import { GROUPS } from "./sheet";

/** Deeper than anybody nests; what is below is dropped. */
const DEPTH_MAX = 32;
/** Every nested rule repeats the selectors around it: characters of one, and of all in one sheet. */
const SELECTOR_MAX = 4_000;
const SELECTORS_MAX = 400_000;
/** Of one while it is resolved, before it is known how long it is. */
const RESOLVED_MAX = 10 * SELECTOR_MAX;

/** Takes rules out of the rules that they stand in, so that each has a whole selector of its own to confine. */
export class Flattening {
  private characters = 0;

  constructor(private readonly dropped: (node: ChildNode, why: string) => void) {}

  /** The sheet's nodes as a flat sheet has them: no rule within a rule, no declaration outside of one. */
  flatten(root: Root): void {
    this.inside(root, undefined, 0);
  }

  private inside(container: Container, around: parser.Root | undefined, depth: number): void {
    for (const node of [...(container.nodes ?? [])] as ChildNode[]) {
      const flat = this.flat(node, around, depth);
      if (flat.length !== 1 || flat[0] !== node) node.replaceWith(...flat);
    }
  }

  private flat(node: ChildNode, around: parser.Root | undefined, depth: number): ChildNode[] {
    if (node.type === "rule") return this.rule(node, around, depth);
    if (node.type === "atrule") return this.atRule(node, around, depth);
    if (node.type === "comment") return [];
    this.dropped(node, `${node.prop} stands outside of a rule`);
    return [];
  }

  private rule(rule: Rule, around: parser.Root | undefined, depth: number): ChildNode[] {
    if (around === undefined && rule.nodes.every(({ type }) => type === "decl" || type === "comment")) return [rule];
    try {
      if (depth > DEPTH_MAX) throw new Error("nested too deep");
      if (around && repeats(rule.selector) * around.toString().length > RESOLVED_MAX)
        throw new Error("too much is nested");
      const own = parser().astSync(rule.selector, { lossless: false });
      const selector = around ? resolveNestedSelector(own, around) : own;
      if (around && selector.toString().length > SELECTOR_MAX) throw new Error("too much is nested");
      return this.parts(rule, selector, depth);
    } catch (error) {
      this.dropped(rule, `selector ignored: ${error instanceof Error ? error.message.split("\n")[0]! : String(error)}`);
      return [];
    }
  }

  /** What stands in a rule, in its order: its declarations in rules of their own, and what is nested, taken out. */
  private parts(rule: Container, selector: parser.Root, depth: number): ChildNode[] {
    const parts: ChildNode[] = [];
    let run: Rule | undefined;
    for (const node of [...(rule.nodes ?? [])] as ChildNode[]) {
      if (node.type === "decl") {
        if (run === undefined) parts.push((run = this.ruleOf(selector, node)));
        run.append(node);
      } else if (node.type !== "comment") {
        run = undefined;
        parts.push(...this.flat(node, selector, depth + 1));
      }
    }
    return parts;
  }

  private ruleOf(selector: parser.Root, like: ChildNode): Rule {
    const text = selector.toString();
    this.characters += text.length;
    if (this.characters > SELECTORS_MAX) throw new Error("too much is nested");
    return new Rule({
      selector: text,
      raws: { before: "", between: "", after: "" },
      ...(like.source && { source: like.source }),
    });
  }

  private atRule(rule: AtRule, around: parser.Root | undefined, depth: number): ChildNode[] {
    const group = GROUPS.has(rule.name.toLowerCase()) && rule.nodes !== undefined;
    if (group && depth > DEPTH_MAX) {
      this.dropped(rule, "nested too deep");
      return [];
    }
    if (around === undefined) {
      if (group) this.inside(rule, undefined, depth + 1);
      return [rule];
    }
    if (!group) {
      this.dropped(rule, `@${rule.name} is not supported within a rule`);
      return [];
    }
    const parts = this.parts(rule, around, depth + 1);
    rule.removeAll();
    rule.append(parts);
    return [rule];
  }
}

/** How often the selector around a nested one may be put into it. */
function repeats(selector: string): number {
  return selector.split(/[&,]/).length;
}
