import { callHost } from "../../../view/src/host-calls.js";

export const roles = ["admin", "developer", "publisher", "data", "tester"] as const;
export type Role = (typeof roles)[number];

export interface Organisation {
  id: string;
  name: string;
}

/** Somebody who belongs to an organisation; times are ISO. */
export interface Member {
  personId: string;
  username: string;
  nickname: string;
  role: Role;
  until?: string;
}

/** An invitation that is open; `url` is there right after it was made. */
export interface Invitation {
  id: string;
  role: Role;
  expiresAt: string;
  url?: string;
}

/** A token; `token` is there right after it was made. */
export interface Token {
  id: string;
  name: string;
  start: string;
  scopes: string[];
  expiresAt?: string;
  usedAt?: string;
  token?: string;
}

/** Something that was done to an organisation or what belongs to it; `at` is ISO. */
export interface Entry {
  id: number;
  at: string;
  /** a person's id, or a name such as `operator` */
  actor: string;
  action: string;
  subject: string;
  detail: Record<string, unknown>;
}

/** What somebody is invited to. */
export interface Invited {
  organisation: string;
  name: string;
  role: Role;
}

interface Items<T> {
  items: T[];
}

const call = <T>(method: string, path: string, body?: unknown) => callHost<T>(method, `/api/v1/${path}`, body);
const list = async <T>(path: string) => (await call<Items<T>>("GET", path)).items;

/** The public API's calls about organisations, made for whoever is signed in here. */
export const organisations = {
  mine: () => list<Organisation>("organisations?limit=200"),
  get: (id: string) => call<Organisation>("GET", `organisations/${id}`),
  /** the newest first; `next` leads to those before them */
  audit: (id: string, after?: string) =>
    call<{ items: Entry[]; next?: string }>(
      "GET",
      `audit?organisation=${id}&limit=20${after ? `&after=${encodeURIComponent(after)}` : ""}`,
    ),
  create: (name: string) => call<Organisation>("POST", "organisations", { name }),
  members: (id: string) => list<Member>(`organisations/${id}/members?limit=200`),
  setRole: (id: string, personId: string, role: Role) =>
    call<Member>("PUT", `organisations/${id}/members/${personId}`, { role }),
  remove: (id: string, personId: string) => call<void>("DELETE", `organisations/${id}/members/${personId}`),
  invitations: (id: string) => call<Invitation[]>("GET", `organisations/${id}/invitations`),
  invite: (id: string, role: Role) => call<Invitation>("POST", `organisations/${id}/invitations`, { role }),
  takeBack: (id: string, invitation: string) => call<void>("DELETE", `organisations/${id}/invitations/${invitation}`),
  offer: (token: string) => call<Invited>("GET", `invitations/${token}`),
  accept: (token: string) => call<Invited>("POST", `invitations/${token}/accept`, {}),
};

/** The same about tokens: the person's own, or an organisation's. */
export const tokens = {
  list: (organisation?: string) =>
    list<Token>(`tokens?limit=200${organisation ? `&organisation=${organisation}` : ""}`),
  make: (name: string, scopes: string[], organisation?: string) =>
    call<Token>("POST", "tokens", { name, scopes, ...(organisation ? { organisation } : {}) }),
  revoke: (id: string, organisation?: string) =>
    call<void>("DELETE", `tokens/${id}${organisation ? `?organisation=${organisation}` : ""}`),
};
