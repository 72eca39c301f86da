import { component } from "glass-easel-miniprogram-adapter";
import { isFunction, isObject, type Dictionary } from "../base/builtins.js";
import { hideInner, type Instance as Inner } from "../base/core-internals.js";
import { ask } from "../base/door.js";
import { guarded, unsupported } from "../base/errors.js";
import { define } from "../prelude/install.js";
import { idsMatching } from "../tree/backend.js";
import { createIntersectionObserver } from "../wx/observe.js";
import { createMediaQueryObserver } from "../wx/media-query.js";
import { createSelectorQuery } from "../wx/query.js";
import { applyAnimatedStyle, clearAnimatedStyle } from "./animated-style.js";
import { EventChannel } from "./channel.js";
import { pageOf } from "./page.js";
import { customTabBarOf } from "./tabbar.js";

export type Instance = Inner & Dictionary;

/** Adds to pages and components what the adapter leaves to its host. */
export function extendInstances(): void {
  const proto = component.ComponentCaller.prototype as unknown as Dictionary;
  define(proto, {
    triggerEvent(this: Instance, name: unknown, detail?: unknown, options?: unknown): void {
      this._$.triggerEvent(String(name), detail ?? {}, isObject(options) ? options : {});
    },
    createSelectorQuery(this: Instance) {
      return createSelectorQuery(this);
    },
    createIntersectionObserver(this: Instance, options?: unknown) {
      return createIntersectionObserver(this, options);
    },
    createMediaQueryObserver,
    getPageId(this: Instance): string {
      return `pageId:${pageOf(this._$)?.id ?? 0}`;
    },
    getTabBar(this: Instance, take?: unknown): unknown {
      const bar = customTabBarOf(pageOf(this._$));
      if (isFunction(take)) guarded(take, this, [bar], "getTabBar");
      return bar;
    },
    getAppBar: () => null,
    getOpenerEventChannel(this: Instance): EventChannel {
      return pageOf(this._$)?.opener ?? new EventChannel();
    },
    animate,
    clearAnimation,
    setUpdatePerformanceListener: () => unsupported("Component.setUpdatePerformanceListener"),
    applyAnimatedStyle,
    clearAnimatedStyle,
    setInitialRenderingCache: () => unsupported("Component.setInitialRenderingCache"),
  });
  for (const name of ["pageRouter", "router"]) {
    Object.defineProperty(proto, name, { get: () => (globalThis as unknown as Dictionary).wx, configurable: true });
  }
  // Libraries ask which of the platform's two renderers they are painted by.
  Object.defineProperty(proto, "renderer", { value: "webview", writable: true, configurable: true });
  acceptDataWrites(proto);
  hideInner(proto);
}

function animate(this: Instance, selector: unknown, keyframes: unknown, duration: unknown, ...rest: unknown[]): void {
  const page = pageOf(this._$);
  const callback = rest.find(isFunction);
  const timeline = rest.find(isObject) as Dictionary | undefined;
  if (!page || !Array.isArray(keyframes)) return;
  const nodes = idsMatching(this._$, String(selector));
  const frames = keyframes.filter(isObject);
  const options = { page: page.id, nodes, keyframes: frames, duration: Number(duration) || 0 };
  ask("animate", timeline ? { ...options, timeline } : options, () => guarded(callback, this, [], "animate"));
}

function clearAnimation(this: Instance, selector: unknown, ...rest: unknown[]): void {
  const page = pageOf(this._$);
  if (!page) return;
  const options = rest.find(isObject) as Record<string, boolean> | undefined;
  const nodes = idsMatching(this._$, String(selector));
  const done = () => guarded(rest.find(isFunction), this, [], "clearAnimation");
  ask("clearAnimation", options ? { page: page.id, nodes, options } : { page: page.id, nodes }, done);
}

/** `this.data = …` replaces fields of the data instead of cutting the instance off from it. */
function acceptDataWrites(proto: Dictionary): void {
  const data = Object.getOwnPropertyDescriptor(proto, "data");
  if (!data?.get) return;
  Object.defineProperty(proto, "data", {
    ...data,
    set(this: Instance, value: unknown) {
      if (isObject(value)) Object.assign(this._$.data, value);
    },
  });
}
