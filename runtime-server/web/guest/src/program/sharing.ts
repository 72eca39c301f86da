import { isFunction, isObject, newPromise, type Dictionary } from "../base/builtins.js";
import { report } from "../base/errors.js";
import { resolvePath } from "../base/paths.js";
import type { Page } from "./page.js";
import { visit } from "./state.js";

export interface ShareContent {
  title: string;
  /** page path without leading slash, with query */
  path: string;
  imageUrl: string;
}

/** What a page wants to share, after its promise if it gives one. */
export function shareContent(page: Page, event: Dictionary, done: (content: ShareContent) => void): void {
  const given = page.has("onShareAppMessage") ? page.call("onShareAppMessage", event) : undefined;
  const first = contentOf(page, given);
  const promise = isObject(given) ? given.promise : undefined;
  if (!isObject(promise) || !isFunction(promise.then)) {
    done(first);
    return;
  }
  newPromise((resolve) => resolve(promise)).then(
    (later) => done(contentOf(page, isObject(later) ? { ...(given as Dictionary), ...later } : given)),
    (error) => report(error, `${page.path} onShareAppMessage`),
  );
}

function contentOf(page: Page, given: unknown): ShareContent {
  const wanted = isObject(given) ? given : {};
  const own = page.search ? `${page.path}?${page.search}` : page.path;
  return {
    title: typeof wanted.title === "string" ? wanted.title : (visit().launch.appName ?? ""),
    path: typeof wanted.path === "string" ? joined(wanted.path) : own,
    imageUrl: typeof wanted.imageUrl === "string" ? wanted.imageUrl : "",
  };
}

function joined(path: string): string {
  const mark = path.indexOf("?");
  return mark < 0 ? resolvePath("", path) : resolvePath("", path.slice(0, mark)) + path.slice(mark);
}
