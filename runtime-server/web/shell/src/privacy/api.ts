import { ask } from "../api.js";

const call = <T>(method: string, path: string, body?: unknown) => ask<T>(method, `/_a/${path}`, body);

/** The server's calls about what is kept of people, and about their leaving. */
export const privacy = {
  /** codes of what keeps the account here */
  holds: () => call<{ holds: string[] }>("GET", "leaving"),
  leave: () => call<{ leavesAt: string }>("POST", "leaving"),
  stay: () => call<void>("DELETE", "leaving"),
  /** whether the data may be fetched now */
  askForData: () => call<void>("POST", "data"),
  forgetGuest: () => call<void>("DELETE", "guest"),
};
