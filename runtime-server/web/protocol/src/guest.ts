import type { UserFile } from "./calls.js";
import type { Device } from "./device.js";
import type { Attribution, Input, LaunchUrl, ViewCommand } from "./wire.js";

/**
 * How the sandbox starts a guest: once per context, often before anybody visits. Until the first message the door is shut
 * (every name throws), so that all that a visit depends on is in its journal.
 */
export type Boot = (
  /**
   * names `now`, `random`, `timer` (`id:delayMs`), `untimer` (`id`), `log` ({@link LogEntry} as JSON), `ask` (JSON array of
   * {@link Call}, the last of which is waited for; answers `{ok, value}`); refusals throw an Error
   */
  door: (name: string, payload: string) => string,
  /** the completion value of a compiled module, evaluated once; also `#manifest` (a string) and `#templates` */
  module: (path: string) => unknown,
  /** `handler` is told of each rejected promise that nobody handles when its turn's jobs have run */
  onUnhandledRejection: (handler: (reason: unknown, promise: Promise<unknown>) => void) => void,
) => {
  /** handles one {@link ToGuest}; promise jobs run before `flush` is called */
  dispatch(message: string): void;
  /** JSON array of {@link FromGuest}, or an empty string; a text that ends with a comma goes on in the next call's */
  flush(): string;
};

/**
 * Between server and guest, carried by the sandbox as strings. The server never looks into view commands, the view never
 * sees calls; both travel in one outbox per turn.
 */
export type ToGuest =
  | { t: "launch"; launch: Launch }
  | { t: "input"; m: Input }
  /** result of a {@link Call}; `ok: false` carries `{errMsg, errno?, …}` as value */
  | { t: "reply"; id: number; ok: boolean; value: unknown }
  /** something of a long-lived call: progress, socket message, storage change by another session */
  | { t: "notice"; topic: string; value: unknown }
  | { t: "timer"; id: number }
  /**
   * The view lost everything: asks for a `snapshot` view command, followed by the `ui` commands that still wait for their
   * reply, as the only view commands of this turn. What was sent to the view since the last turn it has seen was dropped.
   */
  | { t: "snapshot" };

export interface Launch {
  appId: string;
  appName?: string;
  version: string;
  envVersion: "develop" | "trial" | "release";
  url: LaunchUrl;
  scene: number;
  referrer: Record<string, unknown>;
  device: Device;
  /** the person's storage for this program; values are JSON texts `{"type":…,"data":…}` as given to `storage.apply` */
  storage: Record<string, string>;
  storageLimit: number;
  /** what the program keeps for the person as files, for calls that cannot wait */
  userFiles?: UserFiles;
  /** public URL prefix of the bundle's own files, ending in a slash */
  files: string;
  host: string;
}

export interface UserFiles {
  /** bytes that the program may keep */
  limit: number;
  /** how many files and folders that may be */
  count: number;
  /** by path, `wxfile://…` */
  files: Record<string, UserFile>;
}

/** One message out of a guest. */
export type FromGuest = { t: "view"; m: ViewCommand } | Call;

/** A host API call, see `HostCalls`. `id` 0 wants no answer. */
export interface Call {
  t: "call";
  id: number;
  name: string;
  args: unknown;
}

/** What a guest says to its log, through the door at once, so that it survives the end of the turn. */
export interface LogEntry {
  level: "debug" | "info" | "warn" | "error";
  /** `console`, `error` (uncaught), `unsupported`, `api` (a failed call), `lifecycle`, `limit` */
  kind: string;
  attribution: Attribution;
  message: string;
  file?: string;
  line?: number;
  column?: number;
  api?: string;
  limit?: string;
}
