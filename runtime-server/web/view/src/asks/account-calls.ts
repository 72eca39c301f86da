import type { PostalAddress } from "@minihost/protocol";

/** The host said no: how, and its stable word for it. */
export class AccountRefused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly details: Record<string, unknown>,
  ) {
    super(`the host answered ${status} ${code}`);
  }
}

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`/_a/${path}`, {
    method,
    headers: { "X-Minihost": "1", ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) {
    const problem = /^\s*\{/.test(text) ? (JSON.parse(text) as Record<string, unknown>) : {};
    throw new AccountRefused(response.status, String(problem["code"] ?? ""), problem);
  }
  return (text === "" ? undefined : JSON.parse(text)) as T;
}

/** A number as it is typed. */
export interface Phone {
  countryCode: string;
  number: string;
}

/** What becomes of what this browser has kept for a guest; asked for when missing. */
export type GuestWish = "merge" | "leave";

/** What the host's sheets ask about the person's account. */
export const accountCalls = {
  me: () => call<{ signedIn: boolean; signUp: boolean; nickname?: string }>("GET", "me"),
  signIn: (typed: { username: string; password: string; code?: string; guest?: GuestWish }) => {
    const { username, password, code, guest } = typed;
    return call<void>("POST", "sign-in", { username, password, code, guest });
  },
  /** path of the person's own picture; null without one */
  avatar: async () => (await call<{ path: string | null }>("GET", "avatar")).path,
  addAddress: (address: PostalAddress) => call<{ id: string }>("POST", "addresses", address),
  sendCode: (phone: Phone) => call<void>("POST", "phones/codes", phone),
  verify: (phone: Phone, code: string) => call<{ id: string }>("POST", "phones", { ...phone, code }),
  sendCodeAgain: (id: string) => call<void>("POST", `phones/${id}/codes`, {}),
  verifyAgain: (id: string, code: string) => call<{ id: string }>("POST", `phones/${id}`, { code }),
};

const channelName = "minihost-account";
const own = Math.random();

/** Tells this browser's other tabs that somebody has signed in. */
export function tellOfSignIn(): void {
  if (!("BroadcastChannel" in globalThis)) return;
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(own);
  channel.close();
}

/** Hears when somebody has signed in in another tab. */
export function onSignIn(hear: () => void): () => void {
  if (!("BroadcastChannel" in globalThis)) return () => undefined;
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }) => data !== own && hear();
  return () => channel.close();
}
