import { told } from "./account-api.js";
import { callHost } from "../../view/src/host-calls.js";
import type { Answers } from "./enter.js";

/** Where else people have an account with which they may sign in here. */
export interface Issuer {
  name: string;
  label: string;
  /** could not be reached just now */
  away: boolean;
}

/** An account elsewhere that belongs to the person's account here; times are ISO. */
export interface Link {
  id: string;
  label: string;
  createdAt: string;
  usedAt: string;
}

const call = <T>(method: string, path: string, body?: unknown) => callHost<T>(method, `/_a/issuers${path}`, body);

/** The server's calls about issuers. */
export const issuers = {
  all: () => call<Issuer[]>("GET", ""),
  /** where to send the browser; `link` joins what is there to the account in which the person is signed in */
  visit: (name: string, next: string, link: boolean) =>
    call<{ url: string }>("POST", `/${name}/visits`, { next, link }),
  arrive: (answers: Answers & { username?: string; terms?: number | undefined; link?: boolean }) =>
    told(call<{ next: string; recoveryCodes: string[] }>("POST", "/arrival", answers)),
  links: () => call<Link[]>("GET", "/links"),
  unlink: (id: string) => call<void>("DELETE", `/links/${id}`),
};
