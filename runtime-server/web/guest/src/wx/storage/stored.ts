import { isObject, keysOf } from "../../base/builtins.js";
import { visit } from "../../program/state.js";

/** Of one value with its key, in bytes of UTF-8; the host counts and refuses by the same rules (`StorageQuota`). */
const MAX_ENTRY = 1024 * 1024;
const MAX_KEYS = 20_000;

/** Why an entry cannot be stored; its message is what follows `setStorage:fail `. */
export class Refused extends Error {}

let entries: Map<string, string> | null = null;
let used = 0;

/** What the program keeps for the person, as it was at launch and has changed since. */
export function stored(): Map<string, string> {
  if (entries) return entries;
  const source = visit().launch.storage;
  entries = new Map(keysOf(source).map((key) => [key, source[key]!]));
  for (const [key, text] of entries) used += sizeOf(key, text);
  return entries;
}

export const bytesUsed = (): number => (stored(), used);

const sizeOf = (key: string, text: string): number => byteLength(key) + byteLength(text);

const BEYOND_ASCII = /[^\x00-\x7f]/;

/** Length in UTF-8. Most texts are plain, and looking at each character of a megabyte is dear before its code is compiled. */
export function byteLength(text: string): number {
  if (!BEYOND_ASCII.test(text)) return text.length;
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7ff) bytes += code >= 0xd800 && code <= 0xdfff ? 1 : 2;
    else if (code > 0x7f) bytes += 1;
  }
  return bytes;
}

/** NUL and halves of surrogate pairs, which no database takes. In values JSON escapes them. */
const UNSTORABLE = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Throws {@link Refused} when there is no room for an entry, or it cannot be kept. */
export function judge(key: string, text: string): void {
  if (!key) throw new Refused("parameter error: parameter.key should not be empty");
  if (UNSTORABLE.test(key)) throw new Refused("key or data holds characters that cannot be stored");
  const size = sizeOf(key, text);
  if (size > MAX_ENTRY) throw new Refused("data exceed max size 1MB");
  const old = stored().get(key);
  const grown = used + size - (old === undefined ? 0 : sizeOf(key, old));
  if (grown > used && grown > visit().launch.storageLimit) throw new Refused("exceed storage max size 10Mb");
  if (old === undefined && stored().size >= MAX_KEYS) throw new Refused(`exceed storage max keys ${MAX_KEYS}`);
}

export function remember(key: string, text: string): void {
  forget(key);
  stored().set(key, text);
  used += sizeOf(key, text);
}

export function forget(key: string): void {
  const old = stored().get(key);
  if (old === undefined) return;
  used -= sizeOf(key, old);
  stored().delete(key);
}

export function forgetAll(): void {
  stored().clear();
  used = 0;
}

/** Takes over what is kept at the host: a text, or nothing. */
export function follow(key: string, text: unknown): void {
  if (typeof text === "string") remember(key, text);
  else forget(key);
}

/** Texts by key as they come from the host, null for what is no more. */
export const changesOf = (value: unknown): [string, unknown][] =>
  isObject(value) ? keysOf(value).map((key) => [key, value[key]]) : [];
