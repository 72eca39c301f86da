import { h } from "./dom.js";
import { holdFocus } from "./focus.js";
import type { Texts } from "./texts.js";

/** A sheet of the host's own, from below; `close` may be called any number of times. */
export interface CapsuleSheet {
  close(): void;
}

/** Shows something above the program until it is closed. */
export function openCapsuleSheet(
  add: (el: HTMLElement) => void,
  texts: Texts,
  name: string,
  label: string,
  ...content: (HTMLElement | null)[]
): CapsuleSheet {
  let isOpen = true;
  const close = () => {
    if (!isOpen) return;
    isOpen = false;
    release();
    mask.remove();
    box.remove();
  };
  const mask = h("div", { class: "mask", on: { click: close } });
  const cancel = h(
    "button",
    { class: "cancel", attributes: { type: "button", "data-action": "cancel" }, on: { click: close } },
    texts.cancel,
  );
  const attributes = { "data-host": name, role: "dialog", "aria-modal": "true", "aria-label": label, tabindex: "-1" };
  const box = h("div", { class: "sheet", attributes }, ...content, cancel);
  add(mask);
  add(box);
  const release = holdFocus(box, close);
  return { close };
}
