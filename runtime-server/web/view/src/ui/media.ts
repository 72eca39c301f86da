import type { OpenLocationArgs, UiArgs } from "@minihost/protocol";
import { h } from "../chrome/dom.js";
import { holdFocus } from "../chrome/focus.js";
import { icons } from "../chrome/icons.js";
import { showSheet } from "../asks/sheet.js";
import { askTexts } from "../asks/texts.js";
import type { UiContext } from "./handlers.js";

/** Shows pictures and videos on the whole screen, one beside the other. */
export function previewMedia(context: UiContext, { sources, current }: UiArgs<"previewMedia">): void {
  const { chrome, asset } = context;
  const items = sources.map(({ url, type, poster }) => {
    const src = asset(url);
    if (type !== "video") return h("div", {}, h("img", { attributes: { src, alt: "" } }));
    const attributes = { src, controls: "", playsinline: "", ...(poster && { poster: asset(poster) }) };
    return h("div", {}, h("video", { attributes, style: { "max-width": "100%", "max-height": "100%" } }));
  });
  const strip = h("div", { class: "strip" }, ...items);
  const finish = () => {
    release();
    box.remove();
  };
  const attributes = { type: "button", "data-action": "close", "aria-label": chrome.texts.close };
  const close = h("button", { class: "close", attributes, on: { click: finish } }, icons.close());
  const dialog = { "data-host": "preview", role: "dialog", "aria-modal": "true", tabindex: "-1" };
  const box = h("div", { class: "preview", attributes: dialog }, strip, close);
  chrome.add(box);
  const release = holdFocus(box, finish);
  strip.scrollLeft = Math.min(Math.max(0, current), items.length - 1) * strip.clientWidth;
}

/** Shows where a place is, with a way to the device's own map. */
export async function openLocation(context: UiContext, place: OpenLocationArgs): Promise<void> {
  const texts = askTexts(context.host.shell.language);
  const { latitude, longitude } = place;
  const at = `${latitude},${longitude}`;
  const map = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=${place.scale ?? 16}/${latitude}/${longitude}`;
  const href = /Android/.test(navigator.userAgent) ? `geo:${at}?q=${at}(${encodeURIComponent(place.name ?? at)})` : map;
  const link = h("a", { attributes: { href, target: "_blank", rel: "noopener noreferrer" } }, texts.navigate);
  await showSheet(context, {
    host: "location",
    head: h("h2", {}, place.name || at),
    body: [place.address ? h("p", {}, place.address) : null, h("p", {}, at), link],
    buttons: [{ action: "confirm", text: texts.done, primary: true, press: () => true }],
    escape: true,
  });
}
