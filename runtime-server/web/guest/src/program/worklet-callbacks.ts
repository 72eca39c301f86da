import * as glassEasel from "glass-easel";
import { isFunction, isObject, type Dictionary } from "../base/builtins.js";
import { guarded, unsupported } from "../base/errors.js";
import { nodeOf } from "../tree/backend.js";

type Element = glassEasel.Element;

/** Callbacks that templates name in `worklet:…`, by component and name: the event that calls them here. */
const EVENTS: Record<string, Record<string, string>> = {
  "scroll-view": {
    onscrollstart: "dragstart",
    onscrollupdate: "scroll",
    onscrollend: "dragend",
  },
  swiper: { onscrollupdate: "transition", onscrollend: "animationfinish", onscrollstart: "touchstart" },
  "draggable-sheet": { onsizeupdate: "sizeupdate" },
};
const GESTURES: Record<string, string> = { ongesture: "gesture" };

/** What is asked in the very moment of a touch, which nobody here can answer in time. */
const TOO_LATE = new Set(["shouldresponseonmove", "shouldacceptgesture", "adjustdecelerationvelocity"]);

const named = new WeakMap<Element, Map<string, unknown>>();

/** Lets a method hear of what happens on a native element, as the platform's worklets do. */
export function setWorkletCallback(element: Element, written: unknown, method: unknown): void {
  const name = String(written).toLowerCase().replace(/-/g, "");
  const tag = nodeOf(element)?.tag ?? "";
  if (TOO_LATE.has(name)) {
    unsupported(`worklet:${name}`, `worklet:${name} is not asked: a gesture counts whatever it would say`);
    return;
  }
  const event = (tag.endsWith("-gesture-handler") ? GESTURES : EVENTS[tag])?.[name];
  if (!event) {
    unsupported(`${tag} worklet:${name}`, `worklet:${name} of ${tag} is never called`);
    return;
  }
  let callbacks = named.get(element);
  if (!callbacks) named.set(element, (callbacks = new Map<string, unknown>()));
  const known = callbacks.has(event);
  callbacks.set(event, method);
  if (!known) element.addListener(event, (told) => call(element, event, callbacks.get(event), told.detail));
}

function call(element: Element, event: string, method: unknown, detail: unknown): void {
  const owner = element.ownerShadowRoot?.getHostNode();
  const caller = owner?.getMethodCaller() as unknown as Dictionary | undefined;
  const callback = isFunction(method) ? method : caller?.[String(method)];
  const told = isObject(detail) ? detail : {};
  guarded(
    callback,
    caller,
    [event === "gesture" || event === "sizeupdate" ? told : { detail: told }],
    `worklet ${event}`,
  );
}
