import type { ChosenPlace, DevicePlace, LookArgs } from "./asks.js";
import type { UserFile } from "./guest.js";

/**
 * Host calls by name: what the guest passes and what comes back as `value` of the reply.
 *
 * A result of `void` answers `{}`. A failed call answers `ok: false` with `{errMsg, errno?}`, the message without the API's
 * own prefix (`timeout`, not `request:fail timeout`).
 */
export interface HostCalls {
  /**
   * A turn's changes, in one call or in several of which all but the last say `more`: key and JSON text
   * `{"type":…,"data":…}`, or null for what is removed; the host writes them together. `refused` tells key, reason and what
   * is kept instead.
   */
  "storage.apply": {
    args: { clear?: boolean; more?: boolean; changes: [key: string, text: string | null][] };
    result: { refused?: [key: string, why: string, kept: string | null][] };
  };

  request: { args: RequestArgs; result: RequestResult };
  /** ends a running call of this session, which then fails with `abort`; `id` is that call's own */
  abort: { args: { id: number }; result: void };

  /** a code that the program's back end exchanges once, within five minutes */
  login: { args: object; result: { code: string } };
  /** fails when the session key of the last login is no longer valid */
  checkSession: { args: object; result: void };

  /** a person who has not decided is asked; fails with `auth deny` */
  authorize: { args: { scope: string; reason: string }; result: void };
  getSetting: { args: object; result: { authSetting: Record<string, boolean> } };
  openSetting: { args: object; result: { authSetting: Record<string, boolean> } };
  /** asks whether the program may know who the person is, whatever was said before */
  profileConsent: { args: { reason: string }; result: void };
  getLocation: { args: { type: string; isHighAccuracy: boolean; reason: string }; result: DevicePlace };
  getFuzzyLocation: { args: { type: string; reason: string }; result: { latitude: number; longitude: number } };
  chooseLocation: { args: { latitude?: number; longitude?: number }; result: ChosenPlace };
  navigateToMiniProgram: { args: ProgramTarget; result: void };
  navigateBackMiniProgram: { args: { extraData?: unknown }; result: void };

  /** `task`: progress comes as notices under this number */
  uploadFile: { args: UploadArgs; result: TransferResult & { data: string } };
  downloadFile: { args: DownloadArgs; result: TransferResult & { tempFilePath?: string; filePath?: string } };

  /** `text` answers UTF-8, otherwise base64 */
  "fs.read": {
    args: { path: string; position?: number; length?: number; text?: boolean };
    result: { data: string };
  };
  "fs.stat": { args: { path: string }; result: UserFile & { inside: (UserFile & { path: string })[] } };
  "fs.info": { args: { path: string; algorithm?: string }; result: { size: number; digest: string } };
  "fs.saved": {
    args: object;
    result: { fileList: { filePath: string; size: number; createTime: number }[] };
  };
  "fs.write": { args: { path: string; data: string; base64?: boolean; append?: boolean }; result: UserFile };
  /** without `to` the host chooses the name */
  "fs.copy": { args: { from: string; to?: string }; result: UserFile & { path: string } };
  "fs.mkdir": { args: { path: string; recursive?: boolean }; result: UserFile };
  "fs.rmdir": { args: { path: string; recursive?: boolean }; result: void };
  "fs.unlink": { args: { path: string }; result: void };
  "fs.rename": { args: { from: string; to: string }; result: void };

  /** asks the view what only it knows, for whoever waits for it */
  "view.look": { args: LookArgs; result: unknown };

  /** opens a socket under a number of the guest's own; what happens to it comes as notices */
  "socket.open": { args: SocketArgs; result: { header: Record<string, string>; protocol: string } };
  "socket.send": { args: { socket: number; data: string; base64?: boolean }; result: void };
  "socket.close": { args: { socket: number; code: number; reason: string }; result: void };
}

export type CallName = keyof HostCalls;

export interface RequestArgs {
  /** absolute, query included, as the program wrote it */
  url: string;
  method: string;
  /** as the program set it, `content-type` included; the host sends none of its own */
  header: Record<string, string>;
  /** text, or base64 when `base64` is set */
  body?: string;
  base64?: boolean;
  /** milliseconds, default 60000 */
  timeout?: number;
  /** `arraybuffer` answers base64 */
  responseType?: "text" | "arraybuffer";
}

export interface RequestResult {
  statusCode: number;
  /** names as received; several fields of one name joined by commas */
  header: Record<string, string>;
  cookies: string[];
  data: string;
  /** where the answer came from, after redirects */
  url: string;
}

export interface ProgramTarget {
  appId: string;
  path?: string;
  extraData?: unknown;
  envVersion?: string;
}

export interface UploadArgs {
  url: string;
  filePath: string;
  name: string;
  header: Record<string, string>;
  formData: Record<string, string>;
  timeout?: number;
  task?: number;
}

export interface DownloadArgs {
  url: string;
  header: Record<string, string>;
  filePath?: string;
  timeout?: number;
  task?: number;
}

export interface TransferResult {
  statusCode: number;
  header: Record<string, string>;
  cookies: string[];
}

export interface SocketArgs {
  socket: number;
  url: string;
  header: Record<string, string>;
  protocols: string[];
  timeout?: number;
}

/** Notices by topic, their `value`. */
export interface Notices {
  /** another session of this person and program changed the storage: new values by key, null for removed */
  storage: Record<string, string | null>;
  /** another session of this person and program changed a file; null for removed, with all that was in it */
  files: Record<string, UserFile | null>;
  /** of a transfer, in bytes */
  progress: { task: number; done: number; total: number };
  socket:
    | { socket: number; event: "message"; data: string; base64: boolean }
    | { socket: number; event: "close"; code: number; reason: string }
    | { socket: number; event: "error"; errMsg: string };
  /** a newer version of the program was released */
  update: { version: string };
}
