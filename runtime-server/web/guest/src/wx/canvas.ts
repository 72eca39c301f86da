import type { MirrorNode } from "../tree/node.js";
import type { Page } from "../program/page.js";
import { unsupported } from "../base/errors.js";

/** A `canvas` node of a selector query. */
export interface Canvas {
  width: number;
  height: number;
  getContext(type: string): null;
}

export function makeCanvas(_page: Page, _node: MirrorNode): Canvas {
  return {
    width: 300,
    height: 150,
    getContext: (type) => {
      unsupported(`Canvas.getContext("${type}")`);
      return null;
    },
  };
}
