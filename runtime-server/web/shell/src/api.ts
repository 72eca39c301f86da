import { callHost } from "../../view/src/host-calls.js";

/** A program in one of the lists; `url` is missing when it cannot be opened any more. */
export interface Card {
  appId: string;
  name: string;
  description: string;
  icon: string;
  url?: string;
  /** ISO time of the last use, in the list of recent ones */
  usedAt?: string;
}

export interface Home {
  recents: Card[];
  pinned: Card[];
  discover: Card[];
  /** messages that were not read */
  unread: number;
}

export interface Scope {
  scope: string;
  reason: string;
  granted?: boolean;
}

export interface About extends Card {
  category?: string;
  developer: string;
  version?: string;
  releasedAt?: string;
  qr: string;
  presence: "NOT_YET" | "LIVE" | "GONE";
  pinned: boolean;
  permissions: Scope[];
}

export interface SettingsRow {
  appId: string;
  name: string;
  icon: string;
  bytes: number;
  permissions: Record<string, boolean>;
}

export interface Results {
  exact: Card[];
  close: Card[];
}

/** What a scanned or typed text means to this host. */
export interface Meaning {
  kind: "OPEN" | "GONE" | "TEXT";
  url?: string;
}

export type Source = "CAMERA" | "IMAGE" | "TYPED";

const call = <T>(method: string, path: string, body?: unknown) => callHost<T>(method, `/_h/${path}`, body);

/** The server's calls behind the host's own pages. */
export const api = {
  home: () => call<Home>("GET", "home"),
  pin: (appId: string) => call<Home>("PUT", `pins/${appId}`),
  unpin: (appId: string) => call<Home>("DELETE", `pins/${appId}`),
  arrange: (appIds: string[]) => call<Home>("PUT", "pins", { appIds }),
  forget: (appId: string) => call<Home>("DELETE", `recents/${appId}`),
  search: (query: string) => call<Results>("GET", `search?q=${encodeURIComponent(query)}`),
  code: (text: string, source: Source) => call<Meaning>("POST", "code", { text, source }),
  about: (appId: string) => call<About>("GET", `programs/${appId}`),
  say: (appId: string, kind: "feedback" | "report", reason: string, message: string) =>
    call<void>("POST", `programs/${appId}/feedback`, { kind, reason, message }),
  settings: () => call<SettingsRow[]>("GET", "settings"),
  clear: (appId: string) => call<SettingsRow[]>("DELETE", `programs/${appId}/data`),
  decide: (appId: string, scope: string, granted: boolean) =>
    call<SettingsRow[]>("PUT", `programs/${appId}/permissions/${encodeURIComponent(scope)}`, { granted }),
  language: (language: string) => call<void>("PUT", "language", { language }),
};
