import { later } from "../base/door.js";
import { guarded } from "../base/errors.js";
import { topPage } from "../program/stack.js";
import { createMediaQueryObserver } from "./media-query.js";
import { createIntersectionObserver } from "./observe.js";
import { createSelectorQuery, type Scope } from "./query.js";
import { apis, asyncApi, syncApi } from "./api.js";
import { contextMethods, contextOf } from "./contexts.js";

/** Context of a component by the author's id, on the page on top or in a component. */
function contextById(tag: string) {
  return (id: unknown, scope?: unknown): unknown => {
    const page = topPage();
    const where = (scope ?? page?.instance) as Scope | undefined;
    const element = where?._$?.getShadowRoot()?.getElementById(String(id));
    const context = page && element ? contextOf(page, element) : null;
    return (
      context ?? contextMethods(tag, (_method, _args, reply) => reply?.(false, { errMsg: `no ${tag} "${String(id)}"` }))
    );
  };
}

export function addMisc(): void {
  syncApi("nextTick", (fn) => later(() => guarded(fn, undefined, [], "nextTick")));
  syncApi("canIUse", canIUse);
  syncApi("createSelectorQuery", () => createSelectorQuery());
  syncApi("createIntersectionObserver", (scope, options) => createIntersectionObserver(scope, options));
  syncApi("createMediaQueryObserver", createMediaQueryObserver);
  for (const tag of ["video", "map", "camera"]) {
    syncApi(`create${tag[0]!.toUpperCase()}${tag.slice(1)}Context`, contextById(tag));
  }
  syncApi("createLivePlayerContext", contextById("live-player"));
  asyncApi("loadSubpackage", (_options, task) => task.ok());
  asyncApi("showShareMenu", (_options, task) => task.ok());
  asyncApi("hideShareMenu", (_options, task) => task.ok());
  asyncApi("updateShareMenu", (_options, task) => task.ok());
  asyncApi("getRandomValues", (options, task) => {
    const bytes = new Uint8Array(Math.min(Math.max(Number(options.length) || 0, 0), 1 << 20)).map(
      () => Math.random() * 256,
    );
    task.ok({ randomValues: bytes.buffer });
  });
  syncApi("reportPerformance", () => undefined);
  syncApi("reportEvent", () => undefined);
  syncApi("reportMonitor", () => undefined);
  syncApi("reportAnalytics", () => undefined);
  asyncApi("setEnableDebug", (_options, task) => task.ok());
}

const COMPONENTS = new Set(
  (
    "view text image button input textarea scroll-view swiper swiper-item navigator icon checkbox checkbox-group radio " +
    "radio-group switch slider form label block slot rich-text progress picker picker-view picker-view-column web-view " +
    "video audio canvas map cover-view cover-image movable-area movable-view page-meta"
  ).split(" "),
);

/** Only what this host really has: an API, optionally with a use of it, or a component. */
function canIUse(schema: unknown): boolean {
  const [name = "", ...rest] = String(schema).replace(/^wx\./, "").split(".");
  if (COMPONENTS.has(name)) return rest.length < 2 || rest[0] !== "open-type" || OPEN_TYPES.has(rest[1]!);
  if (Object.hasOwn(apis, name)) return rest.length === 0 || rest[0] !== "undefined";
  return false;
}

const OPEN_TYPES = new Set("share getPhoneNumber getUserInfo openSetting chooseAvatar contact feedback".split(" "));
