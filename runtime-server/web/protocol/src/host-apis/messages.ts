import Type from "typebox";
import { declare } from "./declaration.js";

/** What became of each question: `accept`, `reject`, `ban` (by the operator) or `filter` (one of that title was asked). */
const Results = Type.Record(Type.String(), Type.String());

export const messages = {
  /** asks whether the program may send messages of some kinds; where nobody was asked, a number and words say why */
  requestSubscribeMessage: declare({
    args: Type.Object({ tmplIds: Type.Array(Type.String({ maxLength: 100 }), { maxItems: 50 }) }),
    result: Type.Object({
      results: Type.Optional(Results),
      errCode: Type.Optional(Type.Number()),
      errMsg: Type.Optional(Type.String()),
    }),
    perMinute: 30,
    atOnce: 1,
  }),
  /** what the person has decided about messages of the program */
  subscriptionsSetting: declare({
    args: Type.Object({}),
    result: Type.Object({ mainSwitch: Type.Boolean(), itemSettings: Results }),
    timeout: 30_000,
  }),
};
