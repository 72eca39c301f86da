import { ask } from "./api.js";

/** Who is there; for a guest only whether accounts are made here is known. */
export interface Me {
  signedIn: boolean;
  /** whether anybody may make an account */
  signUp: boolean;
  username?: string;
  nickname?: string;
  role?: string;
  hasPassword: boolean;
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

/** What becomes of what this browser has kept for a guest; asked for when missing. */
export type Guest = "merge" | "leave";

const call = <T>(method: string, path: string, body?: unknown) => ask<T>(method, `/_a/${path}`, body);

/** The server's calls about the person's account. */
export const account = {
  me: () => call<Me>("GET", "me"),
  signUp: (username: string, password: string, nickname: string) =>
    call<{ me: Me; recoveryCodes: string[] }>("POST", "sign-up", { username, password, nickname }),
  signIn: (username: string, password: string, guest?: Guest) =>
    call<Me>("POST", "sign-in", { username, password, guest }),
  recover: (code: string, password: string) => call<Me>("POST", "recover", { code, password }),
  signOut: () => call<void>("POST", "sign-out", {}),
  rename: (nickname: string) => call<Me>("PUT", "me", { nickname }),
  setPassword: (password: string, current?: string) => call<void>("PUT", "password", { password, current }),
  devices: () => call<Device[]>("GET", "devices"),
  end: (id: string) => call<void>("DELETE", `devices/${id}`),
  endOthers: () => call<void>("DELETE", "devices"),
};
