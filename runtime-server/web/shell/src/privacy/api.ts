import { callAccount as call } from "../../../view/src/host-calls.js";

/** What there is to agree to. */
export interface Shown {
  /** 0 when there are no texts */
  version: number;
  /** ISO; of the texts */
  createdAt?: string;
  terms?: string;
  privacy?: string;
  /** the age from which somebody decides alone; 0 when nothing is asked about it */
  ageLine: number;
}

/** What one of the host's staff has done about the person. */
export interface Look {
  at: string;
  /** such as `person.view` */
  action: string;
  /** on the platform; empty when it is not known */
  role: string;
}

/** The server's calls about what is kept of people, and about their leaving. */
export const privacy = {
  /** codes of what keeps the account here */
  holds: () => call<{ holds: string[] }>("GET", "leaving"),
  leave: () => call<{ leavesAt: string }>("POST", "leaving"),
  stay: () => call<void>("DELETE", "leaving"),
  /** whether the data may be fetched now */
  askForData: () => call<void>("POST", "data"),
  looks: () => call<Look[]>("GET", "looks"),
  terms: () => call<Shown>("GET", "terms"),
  agree: (version: number) => call<void>("POST", "terms/agreement", { version }),
  forgetGuest: () => call<void>("DELETE", "guest"),
};
