import { h } from "../../../view/src/chrome/dom.js";
import { api, type Card } from "../api.js";
import type { Context } from "../context.js";
import { icons } from "../icons.js";
import { openProgramMenu } from "../program-menu.js";
import { openMenu } from "../sheet.js";
import { iconButton, picture, say } from "../ui.js";

/** A program in a list, with what can be done with it. */
export function row(card: Card, context: Context, below: HTMLElement | null): HTMLElement {
  const text = h("span", { class: "text" }, h("span", { class: "name" }, card.name), below);
  return h(
    "li",
    { class: card.url ? "row" : "row gone", attributes: { "data-id": card.appId } },
    opener(card, context, picture(card), text),
    iconButton(context.texts.more(card.name), icons.more(), () => openProgramMenu(card, context), "more"),
  );
}

/** What opens a program, or says why it cannot be opened. */
export function opener(card: Card, context: Context, ...content: HTMLElement[]): HTMLElement {
  const { texts } = context;
  const menu = (event: Event) => {
    event.preventDefault();
    // a finger's hold on a tile begins a drag
    const isHold = (event as PointerEvent).pointerType !== "mouse" && (event.target as Element).closest(".tiles");
    if (!isHold) openProgramMenu(card, context);
  };
  const on = { contextmenu: menu };
  if (card.url) return h("a", { class: "opener", attributes: { href: card.url, title: card.name }, on }, ...content);
  const tell = () => openGone(card, context);
  const attributes = { type: "button", title: texts.gone };
  return h("button", { class: "opener", attributes, on: { ...on, click: tell } }, ...content);
}

function openGone(card: Card, context: Context): void {
  const { texts, store } = context;
  const drop = async () => {
    if (store.isPinned(card.appId)) await store.change(api.unpin(card.appId));
    await store.change(api.forget(card.appId));
  };
  const act = () => void drop().catch(() => say(texts.failed));
  openMenu(texts.goneText, texts, [{ label: texts.remove, icon: icons.minus(), name: "remove", danger: true, act }]);
}
