import type { Input } from "@minihost/protocol";
import type { Shell } from "./shell.js";

/** What pages and components need of the view around them. */
export interface Host {
  readonly shell: Shell;
  /** inputs of one key are coalesced */
  send(input: Input, key?: string | null): void;
  /** whether an input of this key is still on its way */
  pending(key: string): boolean;
}
