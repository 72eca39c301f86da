import type { CallArgs, CallName, CallResult } from "@minihost/protocol";
import { isObject, keysOf, parse, stringify, type Dictionary } from "../../base/builtins.js";
import { call } from "../../base/door.js";
import { guarded } from "../../base/errors.js";
import { appConfig } from "../../program/state.js";
import { asyncApi, settleTask, syncApi, wrongType, type Task } from "../api.js";
import { bytesOf, fromBase64, toBase64 } from "../files/bytes.js";

const METHODS = new Set(["OPTIONS", "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT"]);
const DEFAULT_TIMEOUT = 60_000;

export function timeoutOf(kind: string, options: Dictionary): number {
  const wanted =
    Number(options.timeout) || Number((appConfig("networkTimeout") as Dictionary)[kind]) || DEFAULT_TIMEOUT;
  return Math.max(1, wanted);
}

/** Header fields as text, with `content-type` found whatever its case. */
export function headersOf(source: unknown): Record<string, string> {
  const header: Record<string, string> = {};
  if (isObject(source))
    for (const name of keysOf(source)) if (source[name] !== undefined) header[name] = String(source[name]);
  return header;
}

function contentType(header: Record<string, string>): string {
  const name = keysOf(header).find((known) => known.toLowerCase() === "content-type");
  return name ? header[name]!.toLowerCase() : "";
}

/** Query string of an object: `undefined` is left out, objects are JSON. */
export function formOf(data: Dictionary): string {
  return keysOf(data)
    .filter((name) => data[name] !== undefined)
    .map((name) => {
      const value = data[name];
      return `${encodeURIComponent(name)}=${encodeURIComponent(isObject(value) ? stringify(value) : String(value))}`;
    })
    .join("&");
}

function withQuery(url: string, data: unknown): string {
  const query = typeof data === "string" ? data : isObject(data) ? formOf(data) : "";
  if (!query) return url;
  const hash = url.indexOf("#");
  const base = hash < 0 ? url : url.slice(0, hash);
  return `${base}${base.includes("?") ? (/[?&]$/.test(base) ? "" : "&") : "?"}${query}`;
}

/** What is sent for `data`, by the platform's rules for method and content type. */
export function bodyOf(
  args: CallArgs<"request"> & { header: Record<string, string> },
  data: unknown,
): CallArgs<"request"> {
  const bytes = bytesOf(data);
  if (bytes) return { ...args, body: toBase64(bytes), base64: true };
  if (args.method === "GET" || args.method === "HEAD") return { ...args, url: withQuery(args.url, data) };
  if (data === undefined || data === null) return args;
  if (typeof data === "string") return { ...args, body: data };
  const form = contentType(args.header).includes("application/x-www-form-urlencoded");
  return { ...args, body: form && isObject(data) ? formOf(data) : stringify(data) };
}

function decodeResult(result: CallResult<"request">, options: Dictionary): Dictionary {
  const dataType = options.dataType === undefined ? "json" : options.dataType;
  let data: unknown = result.data;
  if (options.responseType === "arraybuffer") data = fromBase64(result.data);
  else if (dataType === "json") data = parsed(result.data);
  const { statusCode, header, cookies } = result;
  return { data, statusCode, header, cookies: cookies ?? [], errMsg: "request:ok" };
}

function parsed(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return text;
  }
}

function request(options: Dictionary, task: Task): unknown {
  const wrong = wrongType("url", options.url, "String");
  const method = String(options.method ?? "GET").toUpperCase();
  if (wrong || !METHODS.has(method)) {
    task.fail(wrong ?? "parameter error: parameter.method is invalid");
    return idleTask();
  }
  const url = String(options.url).trim();
  if (!/^https?:\/\//i.test(url)) {
    task.fail(`invalid url "${url}"`);
    return idleTask();
  }
  const header = headersOf(options.header);
  if (!contentType(header)) header["content-type"] = "application/json";
  const responseType = options.responseType === "arraybuffer" ? "arraybuffer" : "text";
  const args = bodyOf({ url, method, header, responseType, timeout: timeoutOf("request", options) }, options.data);
  return runningTask("request", args, task, (value) =>
    decodeResult(value as unknown as CallResult<"request">, options),
  );
}

/** Starts a call that programs can give up; listeners of the response's header hear of it just before its end. */
function runningTask<N extends CallName>(
  api: N,
  args: CallArgs<N>,
  task: Task,
  decode: (value: Dictionary) => Dictionary,
): unknown {
  const listeners: unknown[] = [];
  const id = call(api, args, (ok, value) => {
    if (!ok || !isObject(value)) {
      settleTask(task, ok, value, "network");
      return;
    }
    const { header, statusCode, cookies } = value;
    for (const fn of listeners) guarded(fn, undefined, [{ header, statusCode, cookies }], `${api} onHeadersReceived`);
    task.ok(decode(value));
  });
  return {
    ...idleTask(),
    abort: () => void call("abort", { id }),
    onHeadersReceived: (fn: unknown) => void listeners.push(fn),
    offHeadersReceived: (fn?: unknown) =>
      void listeners.splice(0, listeners.length, ...listeners.filter((l) => fn && l !== fn)),
  };
}

const nothing = (): void => undefined;

function idleTask(): Dictionary {
  return {
    abort: nothing,
    onHeadersReceived: nothing,
    offHeadersReceived: nothing,
    onChunkReceived: nothing,
    offChunkReceived: nothing,
  };
}

export function addRequests(): void {
  asyncApi("request", request, "enableChunked is not there: an answer comes whole");
  syncApi("arrayBufferToBase64", (buffer) => toBase64(bytesOf(buffer) ?? new Uint8Array()));
  syncApi("base64ToArrayBuffer", (text) => fromBase64(String(text)));
}
