import Type from "typebox";
import { declare } from "./declaration.js";
import { Nothing } from "./parts.js";

export const programs = {
  navigateToMiniProgram: declare({
    args: Type.Object({
      appId: Type.String(),
      path: Type.Optional(Type.String()),
      extraData: Type.Optional(Type.Unknown()),
      envVersion: Type.Optional(Type.String()),
    }),
    result: Nothing,
  }),
  navigateBackMiniProgram: declare({
    args: Type.Object({ extraData: Type.Optional(Type.Unknown()) }),
    result: Nothing,
  }),
};
