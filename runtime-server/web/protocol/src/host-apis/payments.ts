import Type from "typebox";
import { declare } from "./declaration.js";
import { Nothing } from "./parts.js";

export const payments = {
  /** shows the host's pay sheet for an order that the program's merchant has made and signed */
  requestPayment: declare({
    args: Type.Object({
      timeStamp: Type.String(),
      nonceStr: Type.String(),
      package: Type.String(),
      signType: Type.String(),
      paySign: Type.String(),
    }),
    result: Nothing,
    perMinute: 30,
    atOnce: 1,
  }),
};
