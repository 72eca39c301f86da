import type { Device, Launch, Manifest } from "@minihost/protocol";
import { isObject, keysOf, parse, type Dictionary } from "../base/builtins.js";
import { loadModule } from "../base/door.js";

/** What this visit is about; set by the launch message, before any program code runs. */
export interface Visit {
  launch: Launch;
  manifest: Manifest;
  device: Device;
  startedAt: number;
  pages: Set<string>;
}

let current: Visit | null = null;

export function beginVisit(launch: Launch, startedAt: number): Visit {
  const manifest = parse(loadModule("#manifest") as string) as Manifest;
  current = { launch, manifest, device: launch.device, startedAt, pages: new Set(manifest.pages) };
  return current;
}

export function visit(): Visit {
  if (!current) throw new Error("The program has not been launched");
  return current;
}

export const launched = (): boolean => current !== null;

/** `window` of app.json, or another of its objects, in the colours of the present theme. */
export function appConfig(name: string): Dictionary {
  const value = visit().manifest.app[name];
  return isObject(value) ? themed(value) : {};
}

/** Whether app.json says yes to something. */
export const appFlag = (name: string): boolean => visit().manifest.app[name] === true;

/** Configuration of a page's window: app.json's below the page's own. */
export function windowOf(path: string): Dictionary {
  const window = { ...appConfig("window"), ...themed(visit().manifest.configs[path] ?? {}) };
  for (const name of NOT_OF_WINDOWS) delete window[name];
  return window;
}

/** Puts the theme's values in place of `@name`; what the theme does not have is left out. */
export function themed(config: Dictionary): Dictionary {
  const values = visit().manifest.theme?.[visit().device.theme] ?? {};
  const result: Dictionary = {};
  for (const name of keysOf(config)) {
    const value = config[name];
    const variable = typeof value === "string" && value[0] === "@";
    result[name] = variable ? values[value.slice(1)] : value;
  }
  return result;
}

const NOT_OF_WINDOWS =
  "component usingComponents componentGenerics componentPlaceholder styleIsolation addGlobalClass pureDataPattern renderer".split(
    " ",
  );
