import Type from "typebox";
import type { LookArgs } from "../asks.js";
import { declare } from "./declaration.js";

export const view = {
  /** asks the view what only it knows, for whoever waits for it */
  "view.look": declare({
    args: Type.Unsafe<LookArgs>(Type.Object({ look: Type.String() })),
    result: Type.Unknown(),
    prompt: true,
  }),
};
