import type { Static } from "typebox";
import type { hostApis } from "./host-apis/index.js";
import type { Call } from "./host-apis/declaration.js";
import type { File } from "./host-apis/parts.js";

/** Host calls by name: what the guest passes and what comes back as `value` of the reply. */
export type HostCalls = { [N in keyof typeof hostApis]: Call<(typeof hostApis)[N]> };

export type CallName = keyof HostCalls;
export type CallArgs<N extends CallName> = HostCalls[N]["args"];
export type CallResult<N extends CallName> = HostCalls[N]["result"];

/** A file or folder that the program keeps for the person. */
export type UserFile = Static<typeof File>;

/** Notices by topic, their `value`. */
export interface Notices {
  /** another session of this person and program changed the storage: new values by key, null for removed */
  storage: Record<string, string | null>;
  /** another session of this person and program changed a file; null for removed, with all that was in it */
  files: Record<string, UserFile | null>;
  /** the visit is another person's from now on, who keeps this and nothing else */
  "storage.anew": Record<string, string>;
  "userFiles.anew": { files: Record<string, UserFile> };
  /** of a transfer, in bytes */
  progress: { task: number; done: number; total: number };
  socket:
    | { socket: number; event: "message"; data: string; base64: boolean }
    | { socket: number; event: "close"; code: number; reason: string }
    | { socket: number; event: "error"; errMsg: string };
  /** a newer version of the program was released */
  update: { version: string };
}
