import valueParser from "postcss-value-parser";
import { isRemote } from "./paths";

/** What an `@import` names and under which conditions; no target when it names nothing that can be inlined. */
export function readImport(params: string): { target: string | undefined; media: string } {
  const [first, ...rest] = valueParser(params).nodes;
  const target = first && address(first).trim();
  const usable = target !== undefined && target !== "" && !isRemote(target);
  return { target: usable ? target : undefined, media: valueParser.stringify(rest).trim() };
}

function address(node: valueParser.Node): string {
  if (node.type === "function") return node.value.toLowerCase() === "url" ? (node.nodes[0]?.value ?? "") : "";
  return node.type === "string" || node.type === "word" ? node.value : "";
}
