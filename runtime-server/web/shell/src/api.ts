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

/** The server's answer was no. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    /** stable, such as `wrong_credentials`; empty where none is known */
    readonly code: string,
    readonly details: Record<string, unknown>,
  ) {
    super(`refused with ${status} ${code}`);
  }
}

function refused(status: number, text: string): Refused {
  let problem: Record<string, unknown> = {};
  try {
    problem = JSON.parse(text) as Record<string, unknown>;
  } catch {
    // something in between has answered
  }
  return new Refused(status, typeof problem["code"] === "string" ? problem["code"] : "", problem);
}

/** One call of the host's own pages, by its whole path; a file goes as it is, everything else as JSON. */
export async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const isFile = body instanceof Blob;
  const type: Record<string, string> = body === undefined || isFile ? {} : { "Content-Type": "application/json" };
  const response = await fetch(path, {
    method,
    headers: { "X-Minihost": "1", ...type },
    ...(body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw refused(response.status, text);
  return (text === "" ? undefined : JSON.parse(text)) as T;
}

const call = <T>(method: string, path: string, body?: unknown) => ask<T>(method, `/_h/${path}`, body);

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
