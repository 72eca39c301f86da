import { ask, later } from "../base/door.js";
import { guarded } from "../base/errors.js";
import { nodeOf } from "../tree/backend.js";
import { topPage } from "../program/stack.js";
import { createMediaQueryObserver } from "./media-query.js";
import { createIntersectionObserver } from "./observe.js";
import { createSelectorQuery, type Scope } from "./query.js";
import { clearTimer, setTimer } from "../prelude/timers.js";
import { bytesOf, toBase64 } from "./files/bytes.js";
import { asyncApi, syncApi } from "./api.js";
import { canIUse } from "./can-i-use.js";
import { contextMethods } from "./contexts.js";

/** Context of a component by the author's id, on the page on top or in a component; the component may come later. */
function contextById(tag: string) {
  return (id: unknown, scope?: unknown): unknown => {
    const page = topPage();
    const where = (scope ?? page?.instance) as Scope | undefined;
    return contextMethods(tag, (method, args, reply) => {
      const element = where?._$?.getShadowRoot()?.getElementById(String(id));
      const node = element && nodeOf(element);
      if (page && node) ask("invoke", { page: page.id, node: node.tree.idOf(node), method, args }, reply);
      else reply?.(false, { errMsg: `no ${tag} "${String(id)}"` });
    });
  };
}

const pascal = (tag: string): string => tag.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Context of a component that a page has one of, which is not named; it may come later than the context. */
function contextOfOnly(tag: string) {
  return (): unknown =>
    contextMethods(tag, (method, args, reply) => {
      const page = topPage();
      const node = page?.root.descendants(tag)[0];
      if (page && node) ask("invoke", { page: page.id, node: node.tree.idOf(node), method, args }, reply);
      else reply?.(false, { errMsg: `no ${tag} on this page` });
    });
}

/** By their first bytes; what is none of these is shown by nothing. */
const MAGIC: [string, number[]][] = [
  ["image/png", [0x89, 0x50, 0x4e, 0x47]],
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  ["image/gif", [0x47, 0x49, 0x46, 0x38]],
  ["image/webp", [0x52, 0x49, 0x46, 0x46]],
];

function bufferUrl(buffer: unknown): string {
  const bytes = bytesOf(buffer) ?? new Uint8Array();
  const [type] = MAGIC.find(([, magic]) => magic.every((byte, at) => bytes[at] === byte)) ?? [
    "application/octet-stream",
  ];
  return `data:${type};base64,${toBase64(bytes)}`;
}

export function addMisc(): void {
  syncApi("nextTick", (fn) => later(() => guarded(fn, undefined, [], "nextTick")));
  syncApi("canIUse", canIUse);
  syncApi("createSelectorQuery", () => createSelectorQuery());
  syncApi("createIntersectionObserver", (scope, options) => createIntersectionObserver(scope, options));
  syncApi("createMediaQueryObserver", createMediaQueryObserver);
  for (const tag of ["video", "map"]) {
    syncApi(`create${tag[0]!.toUpperCase()}${tag.slice(1)}Context`, contextById(tag));
  }
  syncApi("createLivePlayerContext", contextById("live-player"));
  syncApi("createAudioContext", contextById("audio"));
  for (const tag of ["camera", "live-pusher"]) syncApi(`create${pascal(tag)}Context`, contextOfOnly(tag));
  syncApi("requestIdleCallback", (fn) => {
    const deadline = { didTimeout: false, timeRemaining: () => 10 };
    return setTimer(() => guarded(fn, undefined, [deadline], "requestIdleCallback"), 1);
  });
  syncApi("cancelIdleCallback", (id) => clearTimer(id));
  syncApi("createBufferURL", bufferUrl, "an address that holds the bytes themselves");
  syncApi("revokeBufferURL", () => undefined);
  asyncApi("preDownloadSubpackage", (_options, task) => task.ok());
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
