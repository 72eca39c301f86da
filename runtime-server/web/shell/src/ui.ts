import { h } from "../../view/src/chrome/dom.js";
import type { Card } from "./api.js";
import { icons } from "./icons.js";
import type { Texts } from "./texts.js";

/** One of the host's pages, as the router shows it. */
export interface Page {
  title: string;
  el: HTMLElement;
  /** runs when another page takes its place */
  leave?: () => void;
}

export function button(label: string, icon: SVGElement | null, press: () => void, kind = ""): HTMLButtonElement {
  return h(
    "button",
    { class: `button ${kind}`.trim(), attributes: { type: "button" }, on: { click: press } },
    icon,
    label,
  );
}

/** A number beside a drawing, where there is little room. */
export const shortCount = (count: number): string => (count > 99 ? "99+" : String(count));

/** A button that shows only its drawing. */
export function iconButton(label: string, icon: SVGElement, press: () => void, name = ""): HTMLButtonElement {
  return h(
    "button",
    {
      class: "icon-button",
      attributes: { type: "button", "aria-label": label, title: label, ...(name && { "data-action": name }) },
      on: { click: press },
    },
    icon,
  );
}

export function picture(card: Pick<Card, "icon">): HTMLElement {
  return h("img", {
    class: "picture",
    attributes: { src: card.icon, alt: "", width: "48", height: "48", draggable: "false" },
  });
}

/** The bar above every page but the front page. */
export function bar(title: string, texts: Texts): HTMLElement {
  return h("header", { class: "bar" }, iconButton(texts.back, icons.back(), goBack, "back"), h("h1", {}, title));
}

/** To where the person came from, as long as that was here. */
export function goBack(): void {
  const isInside = (history.state as { depth?: number } | null)?.depth;
  if (isInside) history.back();
  else location.assign("/");
}

export function section(title: string, action: HTMLElement | null, ...content: (HTMLElement | null)[]): HTMLElement {
  return h("section", {}, h("div", { class: "heading" }, h("h2", {}, title), action), ...content);
}

let live: HTMLElement | null = null;

/** Shows a passing word, which assistive technology reads out. */
export function say(message: string, seen = true): void {
  if (!live) document.body.append((live = h("div", { class: "live", attributes: { role: "status" } })));
  const word = h("div", { class: seen ? "word" : "word unseen" }, message);
  live.replaceChildren(word);
  setTimeout(() => word.remove(), 3_000);
}

/** Puts a text into the clipboard, also where pages that are not secure have none. */
export async function copy(text: string, texts: Texts): Promise<void> {
  const done = await navigator.clipboard?.writeText(text).then(
    () => true,
    () => false,
  );
  say(done || copyBySelection(text) ? texts.copied : texts.copyFailed);
}

function copyBySelection(text: string): boolean {
  const field = h("textarea", { class: "unseen", attributes: { readonly: "" } });
  field.value = text;
  (document.querySelector("dialog[open]") ?? document.body).append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}
