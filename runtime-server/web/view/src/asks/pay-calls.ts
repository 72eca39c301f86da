import { callAccount as call } from "../host-calls.js";
import type { Assertion, RequestOptions } from "../passkey.js";

/** Where a payment stands, and what the person needs for it. Amounts are in fen, times ISO. */
export interface PayFacts {
  /** `closed`: it cannot be paid any more */
  state: "open" | "paid" | "closed";
  amount: number;
  balance: number;
  /** money of a host that is being tried out */
  isTest: boolean;
  pinSet: boolean;
  /** no PIN counts until then */
  lockedUntil?: string | null;
  /** whether the person has a passkey that works here */
  passkey: boolean;
  /** for somebody who pays small sums only */
  caution?: { until: string; left: number } | null;
}

/** What the pay sheet asks the host. */
export const payCalls = {
  facts: (id: string) => call<PayFacts>("GET", `pay/${id}`),
  byPin: (id: string, pin: string) => call<PayFacts>("POST", `pay/${id}/confirm`, { pin }),
  passkeyOptions: (id: string) => call<RequestOptions>("POST", `pay/${id}/options`, {}),
  byPasskey: (id: string, signed: Assertion) => call<PayFacts>("POST", `pay/${id}/confirm`, { signed }),
  setPin: (pin: string) => call<void>("POST", "pin", { pin }),
  prove: (password: string) => call<void>("POST", "proof", { password }),
};
