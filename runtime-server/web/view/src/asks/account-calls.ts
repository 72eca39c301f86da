import type { PostalAddress } from "@minihost/protocol";
import { callAccount as call } from "../host-calls.js";
import type { Assertion, RequestOptions } from "../passkey.js";

/** A number as it is typed. */
export interface Phone {
  countryCode: string;
  number: string;
}

/** Where else people have an account with which they may sign in here. */
export interface Issuer {
  name: string;
  label: string;
  /** could not be reached just now */
  away: boolean;
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
  /** the name under which there are passkeys; null where there are none */
  passkeysHere: async () => (await call<{ host: string | null }>("GET", "passkeys/here")).host,
  passkeyOptions: () => call<RequestOptions>("POST", "passkeys/sign-in/options", {}),
  signInByPasskey: (signed: Assertion, guest?: GuestWish) => call<void>("POST", "passkeys/sign-in", { signed, guest }),
  issuers: () => call<Issuer[]>("GET", "issuers"),
  /** where to send a browser that signs in there, and comes back to `next` */
  visitIssuer: async (name: string, next: string) =>
    (await call<{ url: string }>("POST", `issuers/${name}/visits`, { next, link: false })).url,
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
