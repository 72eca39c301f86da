import { NativeDate } from "../base/builtins.js";
import { now } from "../base/door.js";

const MINUTE = 60_000;
/** minutes east of UTC of the person's device */
let offset = 0;

/**
 * Programs see the local time of the device they are used on. The offset is that at launch for the whole visit, so that
 * a replay elsewhere computes the same; changes of daylight saving time during a visit are not seen.
 */
export function setTimezoneOffset(minutes: number): void {
  offset = Number.isFinite(minutes) ? Math.trunc(minutes) : 0;
}

const proto = NativeDate.prototype;
const getTime = proto.getTime;
const setTime = proto.setTime;
const toISO = proto.toISOString;
const toUTC = proto.toUTCString;
const nativeParse = NativeDate.parse;
const utc = NativeDate.UTC;
const FIELDS = ["FullYear", "Month", "Date", "Hours", "Minutes", "Seconds", "Milliseconds"] as const;

type AnyDate = Date & Record<string, (...args: number[]) => number>;

const timeOf = (date: Date): number => Reflect.apply(getTime, date, []) as number;
const shifted = (date: Date): AnyDate => new NativeDate(timeOf(date) + offset * MINUTE) as AnyDate;
const pad = (value: number, width = 2): string => String(Math.abs(value)).padStart(width, "0");

/** The engine's own reading of local time, in whatever zone the host is. */
const hostGetters = FIELDS.map((field) => (proto as AnyDate)[`get${field}`]!);

const EXPLICIT_ZONE = /(?:Z|GMT|UTC|[+-]\d{2}:?\d{2})\s*(?:\(.*\))?$/i;
const DATE_ONLY = /^\s*[+-]?\d{4,6}(-\d{2}(-\d{2})?)?\s*$/;

function parseDate(text: string): number {
  const time = nativeParse(text);
  if (Number.isNaN(time) || EXPLICIT_ZONE.test(text.trim()) || DATE_ONLY.test(text)) return time;
  const wall = new NativeDate(time);
  const [year, ...rest] = hostGetters.map((getter) => Reflect.apply(getter, wall, []) as number);
  return utc(year!, ...rest) - offset * MINUTE;
}

function instant(args: unknown[]): number {
  if (args.length === 0) return now();
  if (args.length > 1) return (utc as (...parts: number[]) => number)(...(args as number[])) - offset * MINUTE;
  const value = args[0];
  if (value instanceof NativeDate) return timeOf(value);
  const plain: unknown = typeof value === "object" && value !== null ? toPrimitive(value) : value;
  return typeof plain === "string" ? parseDate(plain) : Number(plain);
}

function toPrimitive(value: object): unknown {
  const primitive = value.valueOf();
  return typeof primitive === "object" ? String(value) : primitive;
}

const wallText = {
  toDateString: (d: Date): string => toUTC.call(shifted(d)).replace(/^(\w+), (\d+) (\w+) (-?\d+).*/, "$1 $3 $2 $4"),
  toTimeString: (d: Date): string => {
    const sign = offset < 0 ? "-" : "+";
    const zone = `${pad(Math.trunc(Math.abs(offset) / 60))}${pad(Math.abs(offset) % 60)}`;
    return `${(toISO.call(shifted(d)) as string).slice(-13, -5)} GMT${sign}${zone}`;
  },
  toLocaleDateString: (d: Date): string => {
    const wall = shifted(d);
    return `${wall.getUTCFullYear()}/${wall.getUTCMonth() + 1}/${wall.getUTCDate()}`;
  },
  toLocaleTimeString: (d: Date): string => (toISO.call(shifted(d)) as string).slice(-13, -5),
};

function textMethods(): Record<string, (this: Date) => string> {
  const valid = (write: (d: Date) => string) =>
    function (this: Date): string {
      return Number.isNaN(timeOf(this)) ? "Invalid Date" : write(this);
    };
  const { toDateString, toTimeString, toLocaleDateString, toLocaleTimeString } = wallText;
  return {
    toDateString: valid(toDateString),
    toTimeString: valid(toTimeString),
    toString: valid((d) => `${toDateString(d)} ${toTimeString(d)}`),
    toLocaleDateString: valid(toLocaleDateString),
    toLocaleTimeString: valid(toLocaleTimeString),
    toLocaleString: valid((d) => `${toLocaleDateString(d)} ${toLocaleTimeString(d)}`),
  };
}

function fieldMethods(): Record<string, (this: Date, ...args: number[]) => number> {
  const methods: Record<string, (this: Date, ...args: number[]) => number> = {
    getDay(this: Date) {
      return shifted(this).getUTCDay();
    },
    getTimezoneOffset(this: Date) {
      return Number.isNaN(timeOf(this)) ? NaN : -offset || 0;
    },
    getYear(this: Date) {
      return shifted(this).getUTCFullYear() - 1900;
    },
  };
  for (const field of FIELDS) {
    const getter = (proto as AnyDate)[`getUTC${field}`]!;
    const setter = (proto as AnyDate)[`setUTC${field}`]!;
    methods[`get${field}`] = function (this: Date) {
      return Reflect.apply(getter, shifted(this), []) as number;
    };
    methods[`set${field}`] = function (this: Date, ...args: number[]) {
      const wall = shifted(this);
      Reflect.apply(setter, wall, args);
      return Reflect.apply(setTime, this, [timeOf(wall) - offset * MINUTE]) as number;
    };
  }
  return methods;
}

/** Replaces `Date` with one whose clock is the turn's and whose time zone is the device's. */
export function installDate(global: Record<string, unknown>): void {
  const GuestDate = function Date(this: unknown, ...args: unknown[]): unknown {
    if (new.target === undefined) return new NativeDate(now()).toString();
    return Reflect.construct(NativeDate, [instant(args)], new.target);
  };
  const define = (target: object, name: string, value: unknown) =>
    Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false });
  for (const [name, method] of Object.entries({ ...fieldMethods(), ...textMethods() })) define(proto, name, method);
  Object.defineProperty(GuestDate, "length", { value: 7 });
  Object.defineProperty(GuestDate, "prototype", { value: proto, writable: false });
  define(GuestDate, "now", () => now());
  define(GuestDate, "parse", (text: unknown) => parseDate(String(text)));
  define(GuestDate, "UTC", utc);
  define(proto, "constructor", GuestDate);
  define(global, "Date", GuestDate);
}
