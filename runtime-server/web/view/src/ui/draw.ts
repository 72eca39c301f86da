import { CanvasComponent } from "../components/canvas.js";
import type { UiHandlers } from "./handlers.js";

export const drawing = {
  draw: async ({ pages, asset }, { page, node, reserve, actions }) => {
    const { component } = pages.need(page).painter.node(node) ?? {};
    if (!(component instanceof CanvasComponent)) throw new Error("canvas not found");
    await component.draw(actions, reserve, asset);
  },
} satisfies Partial<UiHandlers>;
