import { h } from "../../view/src/chrome/dom.js";
import type { Card } from "./api.js";
import { icons } from "./icons.js";
import { openSheet } from "./sheet.js";
import type { Texts } from "./texts.js";
import { button, copy } from "./ui.js";

/** How a shared card is opened, in the platform's numbers. */
const SHARED = "1007";

/** Address that others open a program by. */
export const shareUrl = (card: Card): string => `${location.origin}/p/${card.appId}?_scene=${SHARED}`;

/** Offers a program's link and its code. */
export function shareProgram(card: Card, qr: string, texts: Texts): void {
  const url = shareUrl(card);
  const more =
    typeof navigator.share === "function"
      ? button(texts.shareVia, icons.share(), () => void navigator.share({ title: card.name, url }).catch(() => {}))
      : null;
  openSheet(
    `${texts.share} · ${card.name}`,
    texts,
    h("img", { class: "qr", attributes: { src: qr, alt: texts.qr, width: "224", height: "224" } }),
    h("p", { class: "hint center" }, texts.qrHint),
    h("p", { class: "link", attributes: { "data-share": "link" } }, url),
    h(
      "div",
      { class: "buttons" },
      button(texts.copyLink, null, () => void copy(url, texts), "primary"),
      more,
    ),
  );
}
