import { h } from "./dom.js";
import { holdFocus } from "./focus.js";
import { icons } from "./icons.js";
import type { Texts } from "./texts.js";

/** Shows pictures on the whole screen, one beside the other. */
export function showPreview(add: (el: HTMLElement) => void, texts: Texts, urls: string[], at: number): void {
  const count = h("div", { class: "count" });
  const strip = h(
    "div",
    { class: "strip" },
    ...urls.map((src) => h("div", {}, h("img", { attributes: { src, alt: "" } }))),
  );
  const finish = () => {
    release();
    box.remove();
  };
  const close = h(
    "button",
    {
      class: "close",
      attributes: { type: "button", "data-action": "close", "aria-label": texts.close },
      on: { click: finish },
    },
    icons.close(),
  );
  const attributes = { "data-host": "preview", role: "dialog", "aria-modal": "true", tabindex: "-1" };
  const box = h("div", { class: "preview", attributes }, strip, count, close);
  const number = () => {
    const index = strip.clientWidth === 0 ? at : Math.round(strip.scrollLeft / strip.clientWidth);
    count.textContent = urls.length > 1 ? `${index + 1} / ${urls.length}` : "";
  };
  strip.addEventListener("scroll", number, { passive: true });
  strip.addEventListener("click", finish);
  add(box);
  const release = holdFocus(box, finish);
  strip.scrollLeft = at * strip.clientWidth;
  number();
}
