import type { Assertion, RequestOptions } from "../../../view/src/passkey.js";
import { callAccount as call } from "../../../view/src/host-calls.js";

/** What the person has. Amounts are in fen. */
export interface Wallet {
  balance: number;
  /** what is held beside it */
  frozen: number;
  /** money of a host that is being tried out */
  isTest: boolean;
}

/** One thing that happened to the wallet; times are ISO. What is not known is missing. */
export interface WalletEntry {
  id: string;
  at: string;
  /** such as `payment`, `refund`, `top-up`, `payout` */
  kind: string;
  /** what the wallet has more since, or less */
  change: number;
  merchant?: string;
  appId?: string;
  program?: string;
  description?: string;
  /** of the transaction, as the merchant's server knows it too */
  number?: string;
  /** of the order, as the merchant gave it */
  orderNumber?: string;
}

/** Where the person stands with their PIN; times are ISO. */
export interface PinStanding {
  isSet: boolean;
  lockedUntil?: string | null;
  caution?: { until: string; left: number } | null;
  /** whether it can be reset with a passkey */
  passkey: boolean;
  /** by a code to which it can be reset, together with the password */
  phones: { id: string; shown: string }[];
}

/** The server's calls about the person's money and PIN. */
export const wallet = {
  mine: () => call<Wallet>("GET", "wallet"),
  entries: (after: string | null) =>
    call<{ items: WalletEntry[]; next?: string | null }>(
      "GET",
      `wallet/entries?limit=30${after ? `&after=${encodeURIComponent(after)}` : ""}`,
    ),
  testMoney: () => call<Wallet>("POST", "wallet/test-money", {}),
  pin: () => call<PinStanding>("GET", "pin"),
  setPin: (pin: string) => call<void>("POST", "pin", { pin }),
  changePin: (old: string, pin: string) => call<void>("POST", "pin/change", { old, pin }),
  resetOptions: () => call<RequestOptions>("POST", "pin/reset/options", {}),
  resetByPasskey: (pin: string, signed: Assertion) => call<void>("POST", "pin/reset", { pin, signed }),
  sendCode: (phone: string) => call<void>("POST", `phones/${phone}/codes`, {}),
  resetByPhone: (pin: string, proof: { password: string; phone: string; code: string }) =>
    call<void>("POST", "pin/reset", { pin, ...proof }),
};
