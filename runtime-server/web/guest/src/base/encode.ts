import { isObject, keysOf, stringify, type Dictionary } from "./builtins.js";
import { Written } from "./door.js";

/** No text of a guest may have more than four times as many characters. */
const PART_CHARS = 1024 * 1024;

/**
 * JSON of an outbox, in one text or, where that would be too long, in several that make one when put together: all but the last end
 * with a comma. Values that programs put into it may be circular or hold what JSON does not know: those are cut.
 */
export function encode(messages: unknown[]): string[] {
  if (messages.some(isWritten)) return inParts(messages.map(encodeOne));
  try {
    return [stringify(messages)];
  } catch {
    return inParts(messages.map(encodeOne));
  }
}

const isWritten = (message: unknown): message is Dictionary & { args: Written } =>
  isObject(message) && message.args instanceof Written;

function encodeOne(message: unknown): string {
  if (isWritten(message)) {
    const { args, ...rest } = message;
    return `${stringify(rest).slice(0, -1)},"args":${args.json}}`;
  }
  try {
    return stringify(message);
  } catch {
    return stringify(plain(message, new Set()));
  }
}

function inParts(texts: string[]): string[] {
  const parts: string[] = [];
  let part = "[";
  texts.forEach((text, at) => {
    if (part.length > 1 && part.length + text.length > PART_CHARS) {
      parts.push(part);
      part = "";
    }
    part += text + (at < texts.length - 1 ? "," : "]");
  });
  parts.push(part);
  return parts;
}

/** A copy that JSON can hold; what cannot be read is left out. */
export function plain(value: unknown, above: Set<unknown>): unknown {
  if (typeof value === "bigint") return String(value);
  if (!isObject(value)) return typeof value === "function" || typeof value === "symbol" ? undefined : value;
  if (above.has(value) || above.size > 100) return null;
  above.add(value);
  try {
    if (Array.isArray(value)) return value.map((item) => plain(item, above));
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
    return plainFields(value, above);
  } catch {
    return null;
  } finally {
    above.delete(value);
  }
}

function plainFields(value: Dictionary, above: Set<unknown>): Dictionary {
  const copy: Dictionary = {};
  for (const name of keysOf(value)) copy[name] = plain(value[name], above);
  return copy;
}
