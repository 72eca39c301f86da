import { type AnyNode, parse } from "acorn";
import type { Compiled } from "./problem";
import { children } from "./walk";

const MODE = "process.env.NODE_ENV";
const VALUE = '"production"';

/**
 * Puts the mode in place of `process.env.NODE_ENV`, as tools that build packages do: there is no `process` in a mini program.
 * Everything keeps its line and column. A script that cannot be parsed stays as it is.
 */
export function defineMode(source: string): Compiled {
  const places: number[] = [];
  try {
    const stack: AnyNode[] = [parse(source, { ecmaVersion: "latest", allowReturnOutsideFunction: true })];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if (
        source.startsWith(MODE, node.start) &&
        node.type === "MemberExpression" &&
        node.end === node.start + MODE.length
      )
        places.push(node.start);
      else stack.push(...read(node));
    }
  } catch {
    return { code: source, problems: [] };
  }
  let code = "";
  let from = 0;
  for (const at of places.sort((a, b) => a - b)) {
    code += source.slice(from, at) + VALUE.padEnd(MODE.length);
    from = at + MODE.length;
  }
  return { code: code + source.slice(from), problems: [] };
}

/** What is below a node and is read, not written to. */
function read(node: AnyNode): AnyNode[] {
  if (node.type === "AssignmentExpression") return [...children(node.left), node.right];
  return node.type === "UpdateExpression" ? [] : children(node);
}
