import { unsupported } from "../base/errors.js";
import { define } from "../prelude/install.js";
import { inertObject } from "../wx/inert.js";
import { makeWx } from "../wx/wx.js";
import { defineApp, getApp } from "./app.js";
import { builtinBehavior } from "./behaviors.js";
import { defineBehavior, defineComponent, definePage, loadingPath } from "./definitions.js";
import { setFieldBehavior, shapeEvents } from "./events.js";
import { extendInstances } from "./instance.js";
import { requireLater } from "./modules.js";
import { pageOf } from "./page.js";
import { queueReady } from "./ready.js";
import { scriptGlobals, wireScripts } from "./scripts.js";
import { pageStack } from "./stack.js";
import { appConfig, visit } from "./state.js";

type Global = Record<string, unknown>;

/** Fits the component core to the platform's habits. */
export function prepareCore(): void {
  shapeEvents();
  setFieldBehavior(builtinBehavior);
  queueReady((component) => pageOf(component)?.queue ?? null);
  extendInstances();
  wireScripts();
}

/** What programs find on the global object. */
export function installGlobals(global: Global): void {
  define(global, {
    App: defineApp,
    Page: definePage,
    Component: defineComponent,
    Behavior: defineBehavior,
    getApp,
    getCurrentPages: () => pageStack().map((page) => page.instance),
    importModule: (path: unknown) => requireLater("app.js", path),
    requirePlugin: (name: unknown) => {
      unsupported(`plugin.${String(name)}`);
      return inertObject(`plugin.${String(name)}`);
    },
    requireMiniProgram: () => undefined,
    wx: makeWx(),
    ...scriptGlobals(),
  });
  Object.defineProperty(global, "__wxConfig", { get: platformConfig, configurable: true });
  Object.defineProperty(global, "__wxRoute", {
    get: () => loadingPath() ?? "",
    set: () => undefined,
    configurable: true,
  });
}

/** What the platform tells programs of themselves, besides its APIs. */
function platformConfig(): Global {
  const { launch, manifest } = visit();
  const { pages, entry: entryPagePath } = manifest;
  const accountInfo = { appId: launch.appId, nickname: launch.appName ?? "" };
  return {
    accountInfo,
    envVersion: launch.envVersion,
    pages: [...pages],
    entryPagePath,
    global: { window: appConfig("window") },
  };
}
