/**
 * Host calls by name: what the guest passes and what comes back as `value` of the reply.
 *
 * A result of `void` answers `{}`. A failed call answers `ok: false` with `{errMsg, errno?}`, the message without the API's
 * own prefix (`timeout`, not `request:fail timeout`).
 */
export interface HostCalls {
  /** `value` is a JSON text `{"type":…,"data":…}`; calls of one session are done in their order */
  "storage.set": { args: { key: string; value: string }; result: void };
  "storage.remove": { args: { key: string }; result: void };
  "storage.clear": { args: object; result: void };

  request: { args: RequestArgs; result: RequestResult };
  /** ends a running call of this session, which then fails with `abort`; `id` is that call's own */
  abort: { args: { id: number }; result: void };

  /** a code that the program's back end exchanges once, within five minutes */
  login: { args: object; result: { code: string } };
  /** fails when the session key of the last login is no longer valid */
  checkSession: { args: object; result: void };
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

/** Notices by topic, their `value`. */
export interface Notices {
  /** another session of this person and program changed the storage: new values by key, null for removed */
  storage: Record<string, string | null>;
}
