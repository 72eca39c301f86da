import { isArray, isObject, keysOf, parse, stringify, type Dictionary } from "../base/builtins.js";
import { call, onTopic } from "../base/door.js";
import { visit } from "../program/state.js";
import { asyncApi, syncApi, typeName, wrongType, type Task } from "./api.js";

const MAX_ENTRY = 1024 * 1024;
const KIB = 1024;

/** Why an entry cannot be stored; its message is what follows `setStorage:fail `. */
class Refused extends Error {}

let entries: Map<string, string> | null = null;
let used = 0;

function all(): Map<string, string> {
  if (entries) return entries;
  const stored = visit().launch.storage;
  entries = new Map(keysOf(stored).map((key) => [key, stored[key]!]));
  for (const [key, text] of entries) used += sizeOf(key, text);
  return entries;
}

const sizeOf = (key: string, text: string): number => byteLength(key) + byteLength(text);

const BEYOND_ASCII = /[^\x00-\x7f]/;

/** Length in UTF-8. Most texts are plain, and looking at each character of a megabyte is dear before its code is compiled. */
function byteLength(text: string): number {
  if (!BEYOND_ASCII.test(text)) return text.length;
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7ff) bytes += code >= 0xd800 && code <= 0xdfff ? 1 : 2;
    else if (code > 0x7f) bytes += 1;
  }
  return bytes;
}

/** Changes by another session of the same person: texts by key, null for what was removed. */
function follow(value: unknown): void {
  if (!isObject(value)) return;
  for (const key of keysOf(value)) {
    const text = value[key];
    if (typeof text === "string") remember(key, text);
    else forget(key);
  }
}

function remember(key: string, text: string): void {
  forget(key);
  all().set(key, text);
  used += sizeOf(key, text);
}

function forget(key: string): void {
  const old = all().get(key);
  if (old === undefined) return;
  used -= sizeOf(key, old);
  all().delete(key);
}

function forgetAll(): void {
  all().clear();
  used = 0;
}

function encodeEntry(data: unknown): string {
  const type = typeName(data);
  const plain = data instanceof Date ? data.getTime() : data;
  try {
    return stringify({ type, data: plain });
  } catch {
    throw new Refused("data cannot be serialized");
  }
}

function decodeEntry(text: string): unknown {
  const entry = parse(text) as { type: string; data: unknown };
  if (entry.type === "Date") return new Date(entry.data as number);
  return entry.type === "Undefined" ? undefined : entry.data;
}

function write(key: string, data: unknown): void {
  if (!key) throw new Refused("parameter error: parameter.key should not be empty");
  const text = encodeEntry(data);
  if (byteLength(text) > MAX_ENTRY) throw new Refused("data exceed max size 1MB");
  const old = all().get(key);
  const freed = old === undefined ? 0 : sizeOf(key, old);
  if (used - freed + sizeOf(key, text) > visit().launch.storageLimit) throw new Refused("exceed storage max size 10Mb");
  remember(key, text);
  call("storage.set", { key, value: text });
}

function read(key: string): unknown {
  const text = all().get(key);
  return text === undefined ? "" : decodeEntry(text);
}

function remove(key: string): void {
  if (!all().has(key)) return;
  forget(key);
  call("storage.remove", { key });
}

function clear(): void {
  forgetAll();
  call("storage.clear", {});
}

function info(): Dictionary {
  const keys = [...all().keys()];
  return { keys, currentSize: Math.ceil(used / KIB), limitSize: Math.floor(visit().launch.storageLimit / KIB) };
}

function attempt(task: Task, act: () => Dictionary | void): void {
  try {
    task.ok(act() ?? {});
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    task.fail(error.message);
  }
}

function keyOf(api: string, key: unknown): string {
  const wrong = wrongType("key", key, "String");
  if (wrong) throw new Error(`${api}:fail ${wrong}`);
  return key as string;
}

function writeSync(key: unknown, data: unknown): void {
  try {
    write(keyOf("setStorageSync", key), data);
  } catch (error) {
    if (error instanceof Refused) throw new Error(`setStorageSync:fail ${error.message}`);
    throw error;
  }
}

const listOf = (value: unknown): Dictionary[] => (isArray(value) ? value.filter(isObject) : []);

export function addStorage(): void {
  onTopic("storage", follow);
  syncApi("setStorageSync", writeSync);
  syncApi("getStorageSync", (key) => read(keyOf("getStorageSync", key)));
  syncApi("removeStorageSync", (key) => remove(keyOf("removeStorageSync", key)));
  syncApi("clearStorageSync", clear);
  syncApi("getStorageInfoSync", info);
  syncApi("batchSetStorageSync", (list) => listOf(list).forEach((item) => writeSync(item.key, item.value)));
  syncApi("batchGetStorageSync", (keys) => (isArray(keys) ? keys.map((key) => read(String(key))) : []));
  asyncApi("clearStorage", (_options, task) => attempt(task, clear));
  asyncApi("getStorageInfo", (_options, task) => attempt(task, info));
  asyncApi("batchSetStorage", (options, task) =>
    attempt(task, () => listOf(options.kvList).forEach((item) => write(String(item.key), item.value))),
  );
  asyncApi("batchGetStorage", (options, task) =>
    attempt(task, () => ({
      dataList: isArray(options.keyList) ? options.keyList.map((key) => read(String(key))) : [],
    })),
  );
  const keyed = (name: string, act: (key: string, options: Dictionary) => Dictionary | void) =>
    asyncApi(name, (options, task) => {
      const wrong = wrongType("key", options.key, "String");
      if (wrong) task.fail(wrong);
      else attempt(task, () => act(options.key as string, options));
    });
  keyed("setStorage", (key, options) => write(key, options.data));
  keyed("removeStorage", remove);
  keyed("getStorage", (key) => {
    if (!all().has(key)) throw new Refused("data not found");
    return { data: read(key) };
  });
}
