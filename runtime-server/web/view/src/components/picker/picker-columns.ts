import { list, num, str } from "../../paint/values.js";

/** What a picker offers: the texts of each column for a choice of indices, and what such a choice is worth to the program. */
export interface Choices {
  columns(indices: number[]): string[][];
  initial(): number[];
  value(indices: number[]): unknown;
}

type Read = (name: string) => unknown;

/** One column of the program's own texts. */
export function selector(read: Read): Choices {
  const texts = textsOf(read("range"), str(read("range-key")));
  return { columns: () => [texts], initial: () => [num(read("value"))], value: ([index = 0]) => index };
}

export function multiSelector(read: Read): Choices {
  const key = str(read("range-key"));
  return {
    columns: () => list(read("range")).map((column) => textsOf(column, key)),
    initial: () => {
      const value = list(read("value"));
      return list(read("range")).map((_, at) => num(value[at]));
    },
    value: (indices) => indices,
  };
}

function textsOf(range: unknown, key: string): string[] {
  return list(range).map((item) => {
    const entry = item as Record<string, unknown> | null;
    return str(key !== "" && typeof entry === "object" && entry !== null ? entry[key] : item);
  });
}

const two = (n: number) => String(n).padStart(2, "0");
const span = (from: number, to: number) => Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

/** Hours and minutes between `start` and `end`, as `HH:mm`. */
export function time(read: Read): Choices {
  const start = clock(read("start"), [0, 0]);
  const end = clock(read("end"), [23, 59]);
  const hours = span(start[0], end[0]);
  const minutes = (hour: number) => span(hour === start[0] ? start[1] : 0, hour === end[0] ? end[1] : 59);
  const pick = ([h = 0, m = 0]: number[]) => {
    const hour = hours[Math.min(h, hours.length - 1)] ?? 0;
    const offered = minutes(hour);
    return [hour, offered[Math.min(m, offered.length - 1)] ?? 0] as const;
  };
  return {
    columns: (indices) => [hours.map(two), minutes(pick(indices)[0]).map(two)],
    initial: () => {
      const now = new Date();
      const [hour, minute] = clock(read("value"), [now.getHours(), now.getMinutes()]);
      const h = Math.max(0, hours.indexOf(hour));
      return [h, Math.max(0, minutes(hours[h] ?? 0).indexOf(minute))];
    },
    value: (indices) => pick(indices).map(two).join(":"),
  };
}

function clock(value: unknown, otherwise: [number, number]): [number, number] {
  const match = /^(\d{1,2}):(\d{1,2})/.exec(str(value));
  return match ? [Number(match[1]), Number(match[2])] : otherwise;
}

type Day = [year: number, month: number, day: number];

/** Days between `start` and `end`, or months or years only where `fields` says so, as `YYYY-MM-DD`. */
export function date(read: Read, units: { year: string; month: string; day: string }): Choices {
  const start = day(read("start"), [1900, 1, 1]);
  const end = day(read("end"), [2099, 12, 31]);
  const parts = { year: 1, month: 2, day: 3 }[str(read("fields"), "day")] ?? 3;
  const years = span(start[0], end[0]);
  const months = (y: number) => span(y === start[0] ? start[1] : 1, y === end[0] ? end[1] : 12);
  const days = (y: number, m: number) => {
    const first = y === start[0] && m === start[1] ? start[2] : 1;
    const last = y === end[0] && m === end[1] ? end[2] : new Date(y, m, 0).getDate();
    return span(first, last);
  };
  const pick = ([a = 0, b = 0, c = 0]: number[]): Day => {
    const y = at(years, a);
    const m = at(months(y), b);
    return [y, m, at(days(y, m), c)];
  };
  return {
    columns: (indices) => {
      const [y, m] = pick(indices);
      const texts = [
        years.map((n) => `${n}${units.year}`),
        months(y).map((n) => two(n) + units.month),
        days(y, m).map((n) => two(n) + units.day),
      ];
      return texts.slice(0, parts);
    },
    initial: () => {
      const now = new Date();
      const [y, m, d] = day(read("value"), [now.getFullYear(), now.getMonth() + 1, now.getDate()]);
      const indices = [years.indexOf(y), months(y).indexOf(m), days(y, m).indexOf(d)];
      return indices.map((index) => Math.max(0, index)).slice(0, parts);
    },
    value: (indices) => {
      const [y, m, d] = pick(indices);
      return [String(y), two(m), two(d)].slice(0, parts).join("-");
    },
  };
}

function at(values: number[], index: number): number {
  return values[Math.min(index, values.length - 1)] ?? 1;
}

function day(value: unknown, otherwise: Day): Day {
  const match = /^(\d{4})(?:[-/](\d{1,2}))?(?:[-/](\d{1,2}))?/.exec(str(value));
  return match ? [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)] : otherwise;
}
