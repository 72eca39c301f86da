import Type from "typebox";
import { declare } from "./declaration.js";

const Key = Type.String();
const TextOrNull = Type.Union([Type.String(), Type.Null()]);

export const storage = {
  /**
   * A turn's changes, in one call or in several of which all but the last say `more`: key and JSON text
   * `{"type":…,"data":…}`, or null for what is removed; the host writes them together. `refused` tells key, reason and what
   * is kept instead.
   */
  "storage.apply": declare({
    args: Type.Object({
      clear: Type.Optional(Type.Boolean()),
      more: Type.Optional(Type.Boolean()),
      changes: Type.Optional(Type.Array(Type.Tuple([Key, TextOrNull]))),
    }),
    result: Type.Object({ refused: Type.Optional(Type.Array(Type.Tuple([Key, Type.String(), TextOrNull]))) }),
    lane: "storage",
  }),
};
