import type { CallArgs } from "@minihost/protocol";
import { isFunction, isObject, type Dictionary } from "../../base/builtins.js";
import { call, onTopic } from "../../base/door.js";
import { guarded } from "../../base/errors.js";
import { asyncApi, settleTask, wrongType, type Task } from "../api.js";
import { noteArrival, tidy } from "../files/file-index.js";
import { headersOf, timeoutOf } from "./request.js";

type Listeners = Record<string, unknown[]>;

interface Followed {
  api: string;
  listeners: Listeners;
}

const following = new Map<number, Followed>();
let lastTask = 0;

/** The names of progress fields; the platform counts what is written and what is sent separately. */
const FIELDS: Record<string, [done: string, total: string]> = {
  downloadFile: ["totalBytesWritten", "totalBytesExpectedToWrite"],
  uploadFile: ["totalBytesSent", "totalBytesExpectedToSend"],
};

function tell(listeners: Listeners, event: string, value: unknown): void {
  for (const fn of [...(listeners[event] ?? [])]) guarded(fn, undefined, [value], event);
}

function progress(api: string, value: Dictionary): Dictionary {
  const [done, total] = FIELDS[api]!;
  const share = Math.floor((Number(value.done) / Number(value.total)) * 100);
  return { progress: share, [done]: value.done, [total]: value.total };
}

/** Starts a transfer that programs can follow and give up. */
function transfer<N extends "uploadFile" | "downloadFile">(
  api: N,
  args: CallArgs<N>,
  task: Task,
  result: (value: Dictionary) => Dictionary,
): unknown {
  const listeners: Listeners = {};
  const number = ++lastTask;
  // Programs add listeners in the turn of the call; without one the server need not tell.
  const wanted = { ...args };
  const id = call(api, wanted, (ok, value) => {
    following.delete(number);
    if (ok && isObject(value)) {
      tell(listeners, "HeadersReceived", { header: value.header, statusCode: value.statusCode });
      task.ok(result(value));
    } else settleTask(task, ok, value, "network");
  });
  const on = (event: string) => (fn: unknown) => {
    if (isFunction(fn)) (listeners[event] ??= []).push(fn);
  };
  const off = (event: string) => (fn?: unknown) => {
    listeners[event] = (listeners[event] ?? []).filter((known) => fn !== undefined && known !== fn);
  };
  return {
    abort: () => void call("abort", { id }),
    onHeadersReceived: on("HeadersReceived"),
    offHeadersReceived: off("HeadersReceived"),
    onProgressUpdate: (fn: unknown) => {
      wanted.task = number;
      following.set(number, { api, listeners });
      on("ProgressUpdate")(fn);
    },
    offProgressUpdate: off("ProgressUpdate"),
  };
}

function uploadFile(options: Dictionary, task: Task): unknown {
  const { url, filePath, name } = options;
  const wrong =
    wrongType("url", url, "String") ?? wrongType("filePath", filePath, "String") ?? wrongType("name", name, "String");
  if (wrong) {
    task.fail(wrong);
    return idle();
  }
  const header = headersOf(options.header);
  const formData = headersOf(options.formData);
  const fields = { url: String(url), filePath: String(filePath), name: String(name), header, formData };
  const args = { ...fields, timeout: timeoutOf("uploadFile", options) };
  return transfer("uploadFile", args, task, ({ data, statusCode, header: got, cookies }) => ({
    data,
    statusCode,
    header: got,
    cookies,
  }));
}

function downloadFile(options: Dictionary, task: Task): unknown {
  const wrong = wrongType("url", options.url, "String");
  if (wrong) {
    task.fail(wrong);
    return idle();
  }
  const filePath = typeof options.filePath === "string" ? options.filePath : undefined;
  const header = headersOf(options.header);
  const args = { url: String(options.url), header, filePath, timeout: timeoutOf("downloadFile", options) };
  return transfer("downloadFile", args, task, (value) => {
    if (typeof value.filePath === "string") noteArrival(tidy(value.filePath));
    return { profile: {}, ...value };
  });
}

const nothing = (): void => undefined;

const idle = (): Dictionary => ({
  abort: nothing,
  onHeadersReceived: nothing,
  offHeadersReceived: nothing,
  onProgressUpdate: nothing,
  offProgressUpdate: nothing,
});

export function addTransfers(): void {
  onTopic("progress", (value) => {
    if (!isObject(value)) return;
    const followed = following.get(Number(value.task));
    if (followed) tell(followed.listeners, "ProgressUpdate", progress(followed.api, value));
  });
  asyncApi("uploadFile", uploadFile);
  asyncApi("downloadFile", downloadFile);
}
