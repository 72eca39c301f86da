import { isObject } from "./builtins.js";

const MAX_TEXT = 8192;
const MAX_DEPTH = 4;
const MAX_ITEMS = 100;

/** Console arguments as one line of bounded length. */
export function formatLine(args: unknown[]): string {
  let rest = args;
  let text = "";
  if (typeof args[0] === "string" && args.length > 1 && args[0].includes("%")) {
    [text, rest] = substitute(args[0], args.slice(1));
  } else if (args.length) {
    text = oneLine(args[0]);
    rest = args.slice(1);
  }
  for (const value of rest) {
    if (text.length > MAX_TEXT) break;
    text += ` ${oneLine(value)}`;
  }
  return shorten(text);
}

function substitute(pattern: string, values: unknown[]): [string, unknown[]] {
  let used = 0;
  const text = pattern.replace(/%([sdifoOjc%])/g, (whole, kind: string) => {
    if (kind === "%") return "%";
    if (used >= values.length) return whole;
    const value = values[used++];
    if (kind === "c") return "";
    if (kind === "d" || kind === "i") return String(Math.trunc(Number(value)));
    if (kind === "f") return String(Number(value));
    return oneLine(value);
  });
  return [text, values.slice(used)];
}

/** What the compiler puts before the first line of a module, in characters. */
const WRAPPER = "(function (require, module, exports) {".length;

/** A column of a module as its developer's own file has it. */
export function ownColumn(line: number, column: number): number {
  return line === 1 && column > WRAPPER ? column - WRAPPER : column;
}

/** A stack without the frames of the host, each place as the developer's own file has it. */
export function ownFrames(stack: string): string {
  return stack
    .split("\n")
    .filter((line) => !/[\s(:]guest\.js:\d/.test(line))
    .map((line) =>
      line.replace(/(\.[jt]s:1:)(\d+)(?=\)?$)/, (_, place, column) => place + ownColumn(1, Number(column))),
    )
    .join("\n");
}

export function shorten(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}… (${text.length} characters)` : text;
}

/** A value as a person would write it, bounded in depth and length; getters that throw are shown as such. */
export function oneLine(value: unknown): string {
  try {
    return typeof value === "string" ? value : write(value, 0, new Set(), { left: MAX_TEXT });
  } catch {
    return "[unreadable]";
  }
}

interface Budget {
  left: number;
}

function write(value: unknown, depth: number, above: Set<unknown>, budget: Budget): string {
  const text = isObject(value) ? writeObject(value, depth, above, budget) : writePlain(value);
  budget.left -= text.length;
  return text;
}

function writePlain(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.length > MAX_TEXT ? value.slice(0, MAX_TEXT) : value);
  if (typeof value === "function") return `[Function ${(value as { name?: string }).name || "anonymous"}]`;
  if (typeof value === "bigint") return `${value}n`;
  return String(value);
}

function writeObject(value: object, depth: number, above: Set<unknown>, budget: Budget): string {
  if (value instanceof Error)
    return value.stack ? shorten(ownFrames(String(value.stack))) : `${value.name}: ${value.message}`;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString();
  if (value instanceof RegExp) return String(value);
  if (above.has(value)) return "[Circular]";
  if (depth >= MAX_DEPTH || budget.left < 0) return Array.isArray(value) ? "[…]" : "{…}";
  above.add(value);
  const text = Array.isArray(value)
    ? writeArray(value, depth, above, budget)
    : writeFields(value, depth, above, budget);
  above.delete(value);
  return text;
}

function writeArray(list: unknown[], depth: number, above: Set<unknown>, budget: Budget): string {
  const parts = list.slice(0, MAX_ITEMS).map((item) => write(item, depth + 1, above, budget));
  if (list.length > MAX_ITEMS) parts.push(`… ${list.length - MAX_ITEMS} more`);
  return `[${parts.join(", ")}]`;
}

function writeFields(value: object, depth: number, above: Set<unknown>, budget: Budget): string {
  if (value instanceof Map)
    return `Map(${value.size}) ${writeArray([...value].slice(0, MAX_ITEMS), depth, above, budget)}`;
  if (value instanceof Set)
    return `Set(${value.size}) ${writeArray([...value].slice(0, MAX_ITEMS), depth, above, budget)}`;
  const parts: string[] = [];
  const keys = Object.keys(value);
  for (const key of keys.slice(0, MAX_ITEMS)) {
    if (budget.left < 0) break;
    parts.push(`${key}: ${write((value as Record<string, unknown>)[key], depth + 1, above, budget)}`);
  }
  if (keys.length > parts.length) parts.push(`… ${keys.length - parts.length} more`);
  return `{${parts.join(", ")}}`;
}
