import type { AnyNode } from "acorn";

/** The nodes directly below one. */
export function children(node: AnyNode): AnyNode[] {
  const found: AnyNode[] = [];
  for (const child of Object.values(node)) push(child, found);
  return found;
}

function push(child: unknown, found: AnyNode[]): void {
  if (Array.isArray(child)) for (const element of child) push(element, found);
  else if (typeof child === "object" && child !== null && "type" in child) found.push(child as AnyNode);
}
