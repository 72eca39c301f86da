import { apply, isFunction, isObject, type Callable, type Dictionary } from "../base/builtins.js";
import { log } from "../base/door.js";
import { guarded, onUncaught } from "../base/errors.js";
import { parseQuery } from "../base/paths.js";
import { onRejection } from "../prelude/install.js";
import { runFile, scriptOf } from "./modules.js";
import { openFirst } from "./stack.js";
import { visit } from "./state.js";
import { showTheme } from "./theme.js";

let app: Dictionary | null = null;
let placeholder: Dictionary | null = null;
let enterOptions: Dictionary = {};

type Listener = (value: unknown) => void;
const listeners: Record<string, Listener[]> = {};

/** Adds a listener of `wx.onAppShow` and its like. */
export function addAppListener(event: string, fn: unknown): void {
  if (isFunction(fn)) (listeners[event] ??= []).push(fn as Listener);
}

export function removeAppListener(event: string, fn?: unknown): void {
  listeners[event] = fn === undefined ? [] : (listeners[event] ?? []).filter((known) => known !== fn);
}

export function tellAppListeners(event: string, value: unknown): void {
  for (const fn of [...(listeners[event] ?? [])]) guarded(fn, undefined, [value], event);
}

/** The global `App`. */
export function defineApp(def: unknown): void {
  if (app) return;
  app = isObject(def) ? def : {};
  if (placeholder) app = Object.assign(app, { ...placeholder, ...app });
  callApp("onLaunch", launchOptions());
  appShown();
}

/** The global `getApp`. */
export function getApp(options?: unknown): unknown {
  if (app) return app;
  if (isObject(options) && options.allowDefault) return (placeholder ??= {});
  return undefined;
}

function callApp(method: string, ...args: unknown[]): boolean {
  const fn = app?.[method];
  if (!isFunction(fn)) return false;
  guarded(fn, app, args, `App ${method}`);
  return true;
}

export function launchOptions(): Dictionary {
  const { launch, manifest } = visit();
  return {
    path: launch.url.path || manifest.entry,
    query: parseQuery(launch.url.query),
    scene: launch.scene,
    shareTicket: undefined,
    referrerInfo: { ...launch.referrer },
    apiCategory: "default",
    mode: "default",
  };
}

export const currentEnterOptions = (): Dictionary => ({ ...enterOptions });

export function appShown(): void {
  enterOptions = launchOptions();
  callApp("onShow", { ...enterOptions });
  tellAppListeners("onAppShow", { ...enterOptions });
}

export function appHidden(): void {
  callApp("onHide");
  tellAppListeners("onAppHide", {});
}

export function themeChanged(theme: string): void {
  callApp("onThemeChange", { theme });
  tellAppListeners("onThemeChange", { theme });
}

/** Evaluates app.js and opens the page that was asked for. */
export function launchProgram(): void {
  const script = scriptOf("app");
  enterOptions = launchOptions();
  if (script) runFile(script);
  if (!app) defineApp({});
  showTheme();
  const { launch, manifest, pages } = visit();
  const wanted = launch.url.path || manifest.entry;
  if (pages.has(wanted)) openFirst(wanted, launch.url.query);
  else openInstead(wanted);
}

/** The page does not exist: the program may open another one, else its first page comes. */
function openInstead(wanted: string): void {
  const { launch, manifest } = visit();
  log({ level: "warn", kind: "lifecycle", attribution: "host", message: `There is no page ${wanted}` });
  openFirst(manifest.entry, "");
  const missing = { path: wanted, query: parseQuery(launch.url.query), isEntryPage: true };
  callApp("onPageNotFound", missing);
  tellAppListeners("onPageNotFound", missing);
}

/** Lets the program hear of its own uncaught errors. */
export function reportToProgram(): void {
  onUncaught((message, error) => {
    if (isFunction(app?.onError)) apply(app.onError as Callable, app, [message]);
    for (const fn of listeners.onError ?? []) fn(error);
  });
  onRejection((reason, promise) => {
    callApp("onUnhandledRejection", { reason, promise });
    tellAppListeners("onUnhandledRejection", { reason, promise });
  });
}
