import { callHost } from "../../../view/src/host-calls.js";

/** A message; `opens` when it leads into its program. */
export interface Message {
  id: number;
  title: string;
  fields: { name: string; value: string }[];
  opens: boolean;
  language: string;
  /** ISO time */
  at: string;
  read: boolean;
}

/** The newest messages of one program. */
export interface Group {
  appId: string;
  name: string;
  icon: string;
  unread: number;
  total: number;
  /** the person wants no more of them */
  stopped: boolean;
  messages: Message[];
}

/** What the host itself has told; its words are the page's own. */
export interface Notice {
  id: number;
  kind: string;
  details: Record<string, string>;
  /** ISO time */
  at: string;
  read: boolean;
}

export interface Inbox {
  unread: number;
  notices: Notice[];
  groups: Group[];
}

const call = <T>(method: string, path = "", body?: unknown) => callHost<T>(method, `/_h/messages${path}`, body);

/** The server's calls about the person's messages. */
export const inbox = {
  all: () => call<Inbox>("GET"),
  of: (appId: string, before: number) => call<Message[]>("GET", `/of/${appId}?before=${before}`),
  readAll: () => call<void>("PUT", "/read"),
  readThese: (appId: string) => call<void>("PUT", `/of/${appId}/read`),
  read: (id: number) => call<void>("PUT", `/${id}/read`),
  delete: (id: number) => call<void>("DELETE", `/${id}`),
  deleteThese: (appId: string) => call<void>("DELETE", `/of/${appId}`),
  readNotice: (id: number) => call<void>("PUT", `/notices/${id}/read`),
  deleteNotice: (id: number) => call<void>("DELETE", `/notices/${id}`),
  stop: (appId: string, stopped: boolean) => call<void>("PUT", `/of/${appId}/stop`, { stopped }),
};
