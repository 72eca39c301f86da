import { isObject, keysOf, stringify, type Dictionary } from "./builtins.js";

/** JSON of an outbox. Values that programs put into it may be circular or hold what JSON does not know: those are cut. */
export function encode(messages: unknown[]): string {
  try {
    return stringify(messages);
  } catch {
    return stringify(messages.map((message) => plain(message, new Set())));
  }
}

/** A copy that JSON can hold. */
export function plain(value: unknown, above: Set<unknown>): unknown {
  if (typeof value === "bigint") return String(value);
  if (!isObject(value)) return typeof value === "function" || typeof value === "symbol" ? undefined : value;
  if (above.has(value) || above.size > 100) return null;
  above.add(value);
  let copy: unknown;
  if (Array.isArray(value)) copy = value.map((item) => plain(item, above));
  else if (value instanceof Date) copy = Number.isNaN(value.getTime()) ? null : value.toISOString();
  else copy = plainFields(value, above);
  above.delete(value);
  return copy;
}

function plainFields(value: Dictionary, above: Set<unknown>): Dictionary {
  const copy: Dictionary = {};
  for (const name of keysOf(value)) {
    try {
      copy[name] = plain(value[name], above);
    } catch {
      copy[name] = null;
    }
  }
  return copy;
}
