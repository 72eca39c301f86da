import { isObject, keysOf, stringify, type Dictionary } from "./builtins.js";

/** JSON of an outbox. Values that programs put into it may be circular or hold what JSON does not know: those are cut. */
export function encode(messages: unknown[]): string {
  try {
    return stringify(messages);
  } catch {
    return stringify(messages.map((message) => plain(message, new Set())));
  }
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
