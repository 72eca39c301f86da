import { isArray, isObject, parse, stringify, type Dictionary } from "../../base/builtins.js";
import { visit } from "../../program/state.js";
import { asyncApi, syncApi, typeName, wrongType, type Task } from "../api.js";
import { clear, followStorage, remove, set, type Done } from "./storage-changes.js";
import { bytesUsed, Refused, stored } from "./stored.js";

const KIB = 1024;

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

function write(key: string, data: unknown, done?: Done): void {
  set(key, encodeEntry(data), done);
}

function read(key: string): unknown {
  const text = stored().get(key);
  return text === undefined ? "" : decodeEntry(text);
}

function info(): Dictionary {
  const limit = visit().launch.storageLimit;
  return {
    keys: [...stored().keys()],
    currentSize: Math.ceil(bytesUsed() / KIB),
    limitSize: Math.floor(limit / KIB),
  };
}

/** Ends a task with what is at hand. */
function attempt(task: Task, act: () => Dictionary | void): void {
  try {
    task.ok(act() ?? {});
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    task.fail(error.message);
  }
}

/** Ends a task when so many changes are kept, or one of them is not. */
function change(task: Task, number: number, act: (done: Done) => void): void {
  let left = number;
  try {
    act((why, byHost) => {
      if (why !== null) task.fail(why, {}, byHost ? "host" : "program");
      else if (--left === 0) task.ok();
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    task.fail(error.message);
  }
  if (number === 0) task.ok();
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

function batchWrite(options: Dictionary, task: Task): void {
  const list = listOf(options.kvList);
  change(task, list.length, (done) => list.forEach((item) => write(String(item.key), item.value, done)));
}

export function addStorage(): void {
  followStorage();
  syncApi("setStorageSync", writeSync);
  syncApi("getStorageSync", (key) => read(keyOf("getStorageSync", key)));
  syncApi("removeStorageSync", (key) => remove(keyOf("removeStorageSync", key)));
  syncApi("clearStorageSync", () => clear());
  syncApi("getStorageInfoSync", info);
  syncApi("batchSetStorageSync", (list) => listOf(list).forEach((item) => writeSync(item.key, item.value)));
  syncApi("batchGetStorageSync", (keys) => (isArray(keys) ? keys.map((key) => read(String(key))) : []));
  asyncApi("clearStorage", (_options, task) => change(task, 1, clear));
  asyncApi("getStorageInfo", (_options, task) => attempt(task, info));
  asyncApi("batchSetStorage", batchWrite);
  asyncApi("batchGetStorage", (options, task) =>
    attempt(task, () => ({
      dataList: isArray(options.keyList) ? options.keyList.map((key) => read(String(key))) : [],
    })),
  );
  const keyed = (name: string, act: (key: string, options: Dictionary, task: Task) => void) =>
    asyncApi(name, (options, task) => {
      const wrong = wrongType("key", options.key, "String");
      if (wrong) task.fail(wrong);
      else act(options.key as string, options, task);
    });
  keyed("setStorage", (key, { data }, task) => change(task, 1, (done) => write(key, data, done)));
  keyed("removeStorage", (key, _options, task) => change(task, 1, (done) => remove(key, done)));
  keyed("getStorage", (key, _options, task) =>
    attempt(task, () => {
      if (!stored().has(key)) throw new Refused("data not found");
      return { data: read(key) };
    }),
  );
}
