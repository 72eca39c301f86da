import { apply, isObject, type Callable, type Dictionary } from "../base/builtins.js";
import { now } from "../base/door.js";

/** The device's time zone by its name, or by its distance from UTC where the engine does not know the name. */
let zone = "UTC";

type Format = typeof Intl.DateTimeFormat;

const NativeFormat = Intl.DateTimeFormat;
const proto = NativeFormat.prototype;
const construct = Reflect.construct;

export function setTimezone(name: string, offsetMinutes: number): void {
  const sign = offsetMinutes < 0 ? "-" : "+";
  const [hours, minutes] = [Math.trunc(Math.abs(offsetMinutes) / 60), Math.abs(offsetMinutes) % 60];
  const pad = (value: number): string => String(value).padStart(2, "0");
  // Zones of this kind count the other way round.
  const whole = minutes === 0 ? `Etc/GMT${offsetMinutes < 0 ? "+" : "-"}${hours}` : "";
  zone = [name, `${sign}${pad(hours)}:${pad(minutes)}`, whole].find(isKnown) ?? "UTC";
}

function isKnown(name: string): boolean {
  try {
    return typeof name === "string" && name !== "" && new NativeFormat("en", { timeZone: name }) !== null;
  } catch {
    return false;
  }
}

/** The program's options, with the device's time zone where it names none. */
function zoned(options: unknown): unknown {
  if (options === undefined) return { timeZone: zone };
  if (!isObject(options) || options.timeZone !== undefined) return options;
  return Object.create(options, { timeZone: { value: zone, enumerable: true } });
}

const moment = (date: unknown): unknown => (date === undefined ? now() : date);

/** Replaces `Intl.DateTimeFormat` with one whose clock is the turn's and whose time zone is the device's. */
export function installDateTimeFormat(define: (target: Dictionary, values: Dictionary) => void): void {
  const GuestFormat = function DateTimeFormat(this: unknown, locales?: unknown, options?: unknown): unknown {
    return construct(NativeFormat, [locales, zoned(options)], new.target ?? NativeFormat);
  } as unknown as Format & Dictionary;
  Object.defineProperty(GuestFormat, "length", { value: 0 });
  Object.defineProperty(GuestFormat, "prototype", { value: proto, writable: false });
  define(GuestFormat, { supportedLocalesOf: NativeFormat.supportedLocalesOf });
  define(proto as unknown as Dictionary, { constructor: GuestFormat, formatToParts: timed("formatToParts") });
  define(Intl as unknown as Dictionary, { DateTimeFormat: GuestFormat });
  const native = Object.getOwnPropertyDescriptor(proto, "format")!.get as () => (date: unknown) => string;
  const formats = new WeakMap<object, (date?: unknown) => string>();
  Object.defineProperty(proto, "format", {
    configurable: true,
    get(this: object) {
      const format = apply(native, this, []) as (date: unknown) => string;
      if (!formats.has(this)) formats.set(this, (date) => format(moment(date)));
      return formats.get(this);
    },
  });
}

function timed(name: "formatToParts"): Callable {
  const native = proto[name] as Callable;
  return function (this: unknown, date?: unknown) {
    return apply(native, this, [moment(date)]);
  } as Callable;
}
