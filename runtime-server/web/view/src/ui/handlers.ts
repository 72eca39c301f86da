import type { UiArgs, UiName, UiResult } from "@minihost/protocol";
import type { Chrome } from "../chrome/chrome.js";
import type { Host } from "../host.js";
import type { PageStack } from "../pages/stack.js";

/** What `ui` commands work on. */
export interface UiContext {
  readonly host: Host;
  readonly chrome: Chrome;
  readonly pages: PageStack;
  asset(path: string): string;
  /** news of a subscription */
  notice(id: number, value: unknown): void;
  restart(): void;
  /** connects anew, as whoever is signed in now */
  rejoin(): void;
}

type Answer<N extends UiName> = UiResult<N> extends void ? void | Promise<void> : UiResult<N> | Promise<UiResult<N>>;

/** One function for each name; throws or rejects with the message of `errMsg`. */
export type UiHandlers = { [N in UiName]: (context: UiContext, args: UiArgs<N>, id: number) => Answer<N> };
