import { str } from "./values.js";

/** Attributes that mean something to the browser on any element; a program must not set them. */
const reserved = new Set([
  "accesskey",
  "autofocus",
  "class",
  "contenteditable",
  "dir",
  "draggable",
  "enterkeyhint",
  "exportparts",
  "id",
  "inert",
  "inputmode",
  "is",
  "itemid",
  "itemprop",
  "itemref",
  "itemscope",
  "itemtype",
  "nonce",
  "part",
  "popover",
  "slot",
  "spellcheck",
  "style",
  "translate",
  "writingsuggestions",
]);

const named = /^[a-z_][a-z0-9_.-]*$/;

/** Shows a primitive value as DOM attribute, for attribute selectors, assistive technology and tests. */
export function reflect(el: Element, name: string, value: unknown): void {
  const target = name === "aria-role" ? "role" : name;
  if (reserved.has(target) || target.startsWith("on") || !named.test(target)) return;
  const aria = target.startsWith("aria-");
  if (value === undefined || value === null || (value === false && !aria)) el.removeAttribute(target);
  else if (value === true && !aria) el.setAttribute(target, "");
  else if (typeof value !== "object") el.setAttribute(target, str(value));
}

/** `itemId` as `data-item-id`. */
export function reflectData(el: Element, key: string, value: unknown): void {
  const name = `data-${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  if (!/^data-[a-z0-9_.-]+$/.test(name)) return;
  if (value === undefined || value === null) el.removeAttribute(name);
  else el.setAttribute(name, str(value));
}
