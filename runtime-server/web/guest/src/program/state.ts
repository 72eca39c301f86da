import type { Device, Launch, Manifest } from "@minihost/protocol";
import { parse } from "../base/builtins.js";
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

/** `window` of app.json, or another of its objects. */
export function appConfig(name: string): Record<string, unknown> {
  const value = visit().manifest.app[name];
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

/** Configuration of a page: app.json's window below the page's own. */
export function windowOf(path: string): Record<string, unknown> {
  return { ...appConfig("window"), ...visit().manifest.configs[path] };
}
