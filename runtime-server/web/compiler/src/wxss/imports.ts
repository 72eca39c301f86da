import postcss, { AtRule, type ChildNode, CssSyntaxError, type Input, type Root } from "postcss";
import safeParse from "postcss-safe-parser";
import valueParser from "postcss-value-parser";
import type { Problems } from "../problem";
import { isRemote, resolvePath } from "./paths";

/** Reads a file of the bundle; undefined when there is none. */
export type Read = (path: string) => string | undefined;

/** Sheets that import each other twice each grow without end; no real program comes near this. */
const IMPORTS_MAX = 1000;
const BYTES_MAX = 16_000_000;
/** Keeps the parser from taking paths for ones of this machine. */
const ORIGIN = "bundle://";

/** The file that a node was parsed from. */
export function originOf(input: Input): string {
  return (input.file ?? "").slice(ORIGIN.length);
}

/** Puts the sheets that a sheet imports in the place of the import, each file's nodes keeping their own position. */
export class Imports {
  private count = 0;
  private bytes = 0;

  constructor(
    private readonly read: Read,
    private readonly problems: Problems,
  ) {}

  load(path: string, text: string, stack: string[] = []): Root {
    this.bytes += text.length;
    const root = this.parse(path, text);
    const inside = [...stack, path];
    root.walkAtRules(/^import$/i, (rule) => {
      const nodes = this.resolve(rule, path, inside);
      if (nodes.length > 0) rule.replaceWith(nodes);
      else rule.remove();
    });
    return root;
  }

  private parse(path: string, text: string): Root {
    try {
      return postcss.parse(text, { from: ORIGIN + path, map: false });
    } catch (error) {
      if (!(error instanceof CssSyntaxError)) throw error;
      const at = error.line === undefined ? undefined : { line: error.line, column: error.column ?? 1 };
      this.problems.warn(path, at, error.reason);
      return safeParse(text, { from: ORIGIN + path, map: false }) as Root;
    }
  }

  private resolve(rule: AtRule, path: string, stack: string[]): ChildNode[] {
    const [target, media] = readImport(rule.params);
    const problem = (message: string): ChildNode[] => {
      this.problems.warn(path, rule.source?.start, message);
      return [];
    };
    if (target === "") return problem("@import without a path");
    if (isRemote(target)) return problem(`@import of a remote sheet is not supported: ${target}`);
    const [file, text] = this.find(path, target);
    if (text === undefined) return problem(`@import: no such file: ${target}`);
    if (stack.includes(file)) return problem(`@import goes round in a circle: ${target}`);
    if (++this.count > IMPORTS_MAX || this.bytes + text.length > BYTES_MAX) return problem("@import: too many sheets");
    const nodes = this.load(file, text, stack).nodes;
    if (media === "" || nodes.length === 0) return nodes;
    return [new AtRule({ name: "media", params: media, nodes, source: rule.source })];
  }

  private find(path: string, target: string): [string, string | undefined] {
    const resolved = resolvePath(path, target) ?? "";
    const name = resolved.endsWith(".wxss") || resolved.endsWith(".css") ? resolved : `${resolved}.wxss`;
    const text = this.read(name);
    if (text !== undefined || target.startsWith("/") || target.startsWith(".")) return [name, text];
    // Some write a path from the root without the slash.
    const fromRoot = resolvePath("", target.endsWith(".wxss") ? target : `${target}.wxss`) ?? "";
    return [fromRoot, this.read(fromRoot)];
  }
}

function readImport(params: string): [target: string, media: string] {
  const [first, ...rest] = valueParser(params).nodes;
  if (first === undefined) return ["", ""];
  const media = valueParser.stringify(rest).trim();
  if (first.type === "string") return [first.value.trim(), media];
  if (first.type === "function" && first.value.toLowerCase() === "url") {
    return [first.nodes[0]?.value.trim() ?? "", media];
  }
  return first.type === "word" ? [first.value, media] : ["", media];
}
