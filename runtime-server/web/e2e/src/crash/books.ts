import type { Api } from "../api.js";
import { untilAnswered } from "../money/answers.js";
import type { PaidMerchant } from "../money/paid-merchant.js";
import type { Counter } from "./counter.js";

/** A refund that the merchant has asked for. */
export interface Back {
  number: string;
  order: string;
  amount: number;
}

/** Everything that the clients know, to be compared with what the host's books say. */
export interface World {
  api: Api;
  merchant: PaidMerchant;
  counter: Counter;
  /** of each person, and what they were given, in fen */
  people: { personId: string; money: number }[];
  refunds: Back[];
}

/** Compares what clients were told with the books; answers what does not fit, which is nothing when all is well. */
export async function faults(world: World): Promise<string[]> {
  const found: string[] = [];
  const { api, merchant, counter } = world;
  const heard = new Set(merchant.told.map((one) => one.out_refund_no ?? one.out_trade_no));
  let taken = 0;
  let given = 0;
  for (const { number, total, said } of counter.sales.values()) {
    const state = await stateOf(merchant, number);
    const isPaid = state === "SUCCESS" || state === "REFUND";
    if (isPaid) taken += total;
    if (said === "requestPayment:ok" && !isPaid)
      found.push(`${number}: the program was told ok, the books say ${state}`);
    if (said === "requestPayment:fail cancel" && isPaid)
      found.push(`${number}: cancelled for the program, paid in the books`);
    if (isPaid && !heard.has(number)) found.push(`${number}: paid, and the merchant was never told`);
    if (!isPaid && heard.has(number))
      found.push(`${number}: the merchant was told that it is paid, the books say ${state}`);
  }
  for (const back of world.refunds) {
    const { status, amount } = await untilAnswered(() => merchant.findRefund(back.number));
    if (status !== "SUCCESS" || amount.refund !== back.amount) found.push(`refund ${back.number}: ${status}`);
    if (!heard.has(back.number)) found.push(`refund ${back.number}: the merchant was never told`);
    given += back.amount;
  }
  const balances = await Promise.all(world.people.map(({ personId }) => api.balance(personId)));
  const left = balances.reduce((sum, one) => sum + one, 0);
  const had = world.people.reduce((sum, one) => sum + one.money, 0);
  if (left !== had - taken + given) found.push(`people have ${left}, which should be ${had} - ${taken} + ${given}`);
  const { available, held } = await api.send<{ available: number; held: number }>(
    "GET",
    `/merchants/${merchant.account.mchid}/balance`,
  );
  if (available + held !== taken - given) found.push(`the merchant has ${available + held}, not ${taken - given}`);
  const books = await api.send<{ ok: boolean; faults: unknown[] }>("POST", "/ledger/verify");
  if (!books.ok) found.push(`the ledger: ${JSON.stringify(books.faults)}`);
  return found;
}

/** `NONE` for an order that the host has never heard of, which is right when it was not answered. */
async function stateOf(merchant: PaidMerchant, number: string): Promise<string> {
  try {
    return (await untilAnswered(() => merchant.find(number))).trade_state;
  } catch {
    return "NONE";
  }
}
