import { type AnyNode, type MemberExpression, parse, type Program } from "acorn";
import { type Compiled, Problems } from "./problem";
import { children } from "./walk";

interface Edit {
  at: number;
  remove: number;
  insert: string;
}

/**
 * Makes a WXS module run as the platform's own language does: `x.constructor` is the name of the type, a text. A module that
 * cannot be parsed becomes an empty one.
 *
 * @param line line of the file in which the source begins, from 1
 */
export function compileWxs(path: string, source: string, line: number): Compiled {
  const problems = new Problems();
  let program: Program;
  try {
    program = parse(source, { ecmaVersion: "latest", allowReturnOutsideFunction: true, locations: false });
  } catch (error) {
    const at = (error as { loc?: { line: number; column: number } }).loc ?? { line: 1, column: 0 };
    const message = (error as Error).message.replace(/ \(\d+:\d+\)$/, "");
    problems.warn(path, { line: line + at.line - 1, column: at.column + 1 }, `WXS: ${message}`);
    return { code: "", problems: problems.all };
  }
  const edits: Edit[] = [];
  const needs: string[] = [];
  collect(program, source, edits, needs);
  return { code: apply(source, edits), needs, problems: problems.all };
}

function collect(program: Program, source: string, edits: Edit[], needs: string[]): void {
  const stack: AnyNode[] = [program];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === "AssignmentExpression" && isConstructor(node.left)) stack.push(node.left.object, node.right);
    else {
      if (isConstructor(node)) edit(node, edits);
      keepPattern(node, source, edits);
      const needed = required(node);
      if (needed !== undefined) needs.push(needed);
      stack.push(...children(node));
    }
  }
}

function required(node: AnyNode): string | undefined {
  if (node.type !== "CallExpression" || node.callee.type !== "Identifier" || node.callee.name !== "require")
    return undefined;
  const [argument] = node.arguments;
  return argument?.type === "Literal" && typeof argument.value === "string" ? argument.value : undefined;
}

/** In the platform's language `getRegExp('^\d+$')` means digits: an escape that strings do not know keeps its backslash. */
function keepPattern(node: AnyNode, source: string, edits: Edit[]): void {
  if (node.type !== "CallExpression" || node.callee.type !== "Identifier" || node.callee.name !== "getRegExp") return;
  const [pattern] = node.arguments;
  if (pattern?.type !== "Literal" || typeof pattern.value !== "string") return;
  const written = source.slice(pattern.start, pattern.end);
  const kept = written.replace(/\\([\s\S])/g, (whole, next: string) =>
    /[\\'"nrtbfvux0\r\n]/.test(next) ? whole : `\\\\${next}`,
  );
  if (kept !== written) edits.push({ at: pattern.start, remove: written.length, insert: kept });
}

function isConstructor(node: AnyNode): node is MemberExpression {
  return (
    node.type === "MemberExpression" &&
    (node.computed
      ? node.property.type === "Literal" && node.property.value === "constructor"
      : node.property.type === "Identifier" && node.property.name === "constructor")
  );
}

function edit(node: MemberExpression, edits: Edit[]): void {
  edits.push({ at: node.start, remove: 0, insert: "$wxsType(" });
  edits.push({ at: node.object.end, remove: node.end - node.object.end, insert: ")" });
}

function apply(source: string, edits: Edit[]): string {
  if (edits.length === 0) return source;
  let code = "";
  let from = 0;
  for (const { at, remove, insert } of edits.sort((a, b) => a.at - b.at)) {
    code += source.slice(from, at) + insert;
    from = at + remove;
  }
  return code + source.slice(from);
}
