import type { About } from "./api.js";
import type { Unread } from "./inbox/unread.js";
import type { Store } from "./store.js";
import type { Texts } from "./texts.js";

/** What every page of the host needs. */
export interface Context {
  stage: HTMLElement;
  texts: Texts;
  /** `zh` or `en` */
  language: string;
  store: Store;
  unread: Unread;
  /** the profile that came with the page, until it has been shown */
  about: About | null;
}
