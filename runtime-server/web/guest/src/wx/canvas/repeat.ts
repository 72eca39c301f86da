import { livePages } from "../../program/stack.js";
import { repeatOffscreen } from "./offscreen.js";
import { knownSurface } from "./surface.js";

/** Draws every canvas again for a view that has lost everything. */
export function repeatCanvases(): void {
  repeatOffscreen();
  for (const page of livePages())
    for (const node of page.backend.tree.nodes.values()) if (node.tag === "canvas") knownSurface(node)?.repeat();
}
