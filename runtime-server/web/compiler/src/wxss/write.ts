import { type ChildNode, type Declaration, type Root } from "postcss";
import { SCOPE } from "@minihost/protocol";
import { GROUPS } from "./sheet";

/** What stands between the parts of a rule: nothing but white space survives there. */
const RAWS = ["before", "after", "between", "afterName"] as const;

/** The sheet as text, with the rules that select anything in the scope of pages. */
export function scoped(root: Root): string {
  let code = "";
  let open = false;
  for (const node of root.nodes) {
    const selects = node.type === "rule" || (node.type === "atrule" && GROUPS.has(node.name.toLowerCase()));
    if (selects !== open) code += selects ? SCOPE.open : SCOPE.close;
    open = selects;
    code += text(node);
  }
  return open ? code + SCOPE.close : code;
}

function text(node: ChildNode): string {
  clean(node);
  if ("walk" in node) node.walk(clean);
  return (node.raws.before ?? "") + node.toString();
}

/** Forgets how it was written; comments and what browsers may read otherwise go with that. */
function clean(node: ChildNode): void {
  // An import's place is marked by a comment of ours.
  if (node.type === "comment") return;
  const raws = node.raws as Record<string, unknown>;
  for (const name of RAWS) {
    const raw = raws[name];
    const colon = name === "between" && node.type === "decl";
    if (typeof raw !== "string") continue;
    if (raw.trim() !== (colon ? ":" : "")) raws[name] = colon ? ":" : "";
  }
  for (const name of ["selector", "params", "value", "important"]) delete raws[name];
}

/** Whether something stands before a property's name that is no part of it. */
export function hacked(declaration: Declaration): boolean {
  return /\S/.test((declaration.raws.before ?? "").replace(/\/\*[\s\S]*?\*\//g, ""));
}
