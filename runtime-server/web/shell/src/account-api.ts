import type { KeptAddress } from "@minihost/protocol";
import { tellOfSignIn } from "../../view/src/asks/account-calls.js";
import { callAccount as call } from "../../view/src/host-calls.js";

/** Who is there; for a guest only whether accounts are made here is known. */
export interface Me {
  signedIn: boolean;
  /** whether anybody may make an account */
  signUp: boolean;
  username?: string;
  nickname?: string;
  role?: string;
  /** what is missing before the role counts here: a second factor, or a proof by it */
  roleNeeds?: "set_up" | "prove";
  hasPassword: boolean;
  /** the version of the operator's texts that the person has to agree to before they go on */
  agree?: number;
  /** why an operator has frozen the account; missing or null when it is not */
  frozen?: string | null;
  /** when the account is deleted, as the person wants */
  leavesAt?: string;
}

/** A browser in which the person is signed in; times are ISO. */
export interface Device {
  id: string;
  name: string;
  address: string;
  createdAt: string;
  seenAt: string;
  /** whether it is this one */
  here: boolean;
}

/** A phone number that the person has proved to have. */
export interface Phone {
  id: string;
  /** digits without plus */
  countryCode: string;
  number: string;
  /** whether the account comes back by it when the password is lost */
  recovers: boolean;
}

type Wanted = Pick<Phone, "countryCode" | "number">;

/** What becomes of what this browser has kept for a guest; asked for when missing. */
export type Guest = "merge" | "leave";

/** Other tabs of this browser hear of it. */
export async function told<T>(entering: Promise<T>): Promise<T> {
  const result = await entering;
  tellOfSignIn();
  return result;
}

/** The server's calls about the person's account. */
export const account = {
  me: () => call<Me>("GET", "me"),
  /** @param terms the version of the operator's texts that the person agrees to */
  signUp: (username: string, password: string, terms?: number) =>
    told(call<{ me: Me; recoveryCodes: string[] }>("POST", "sign-up", { username, password, terms })),
  signIn: (username: string, password: string, answers: { guest?: Guest; code?: string } = {}) =>
    told(call<Me>("POST", "sign-in", { username, password, ...answers })),
  recover: (code: string, password: string, secondCode?: string) =>
    told(call<Me>("POST", "recover", { code, password, secondCode })),
  signOut: () => call<void>("POST", "sign-out", {}),
  rename: (nickname: string) => call<Me>("PUT", "me", { nickname }),
  setPassword: (password: string) => call<void>("PUT", "password", { password }),
  phones: () => call<Phone[]>("GET", "phones"),
  sendCode: (phone: Wanted) => call<void>("POST", "phones/codes", phone),
  verifyPhone: (proof: Wanted & { code: string }) => call<Phone>("POST", "phones", proof),
  removePhone: (id: string) => call<void>("DELETE", `phones/${id}`),
  addresses: () => call<KeptAddress[]>("GET", "addresses"),
  addAddress: (address: Record<string, string>) => call<KeptAddress>("POST", "addresses", address),
  changeAddress: (id: string, address: Record<string, string>) => call<KeptAddress>("PUT", `addresses/${id}`, address),
  removeAddress: (id: string) => call<void>("DELETE", `addresses/${id}`),
  avatar: () => call<{ path: string | null }>("GET", "avatar"),
  setAvatar: (picture: Blob) => call<{ path: string | null }>("PUT", "avatar", picture),
  removeAvatar: () => call<void>("DELETE", "avatar"),
  devices: () => call<Device[]>("GET", "devices"),
  end: (id: string) => call<void>("DELETE", `devices/${id}`),
  endOthers: () => call<void>("DELETE", "devices"),
};
