import { api, type Card } from "./api.js";
import type { Context } from "./context.js";
import { icons } from "./icons.js";
import { openMenu, type Choice } from "./sheet.js";
import { say } from "./ui.js";

/** What can be done with a program in a list. */
export function openProgramMenu(card: Card, context: Context): void {
  const { texts, store } = context;
  const change = (call: ReturnType<typeof api.home>) => void store.change(call).catch(() => say(texts.failed));
  const choices: Choice[] = [];
  const { url } = card;
  if (url) choices.push({ label: texts.open, icon: icons.chevron(), name: "open", act: () => location.assign(url) });
  if (store.isPinned(card.appId)) {
    choices.push({ label: texts.unpin, icon: icons.pin(), name: "unpin", act: () => change(api.unpin(card.appId)) });
  } else if (url) {
    choices.push({ label: texts.pin, icon: icons.pin(), name: "pin", act: () => change(api.pin(card.appId)) });
  }
  const profile = `/about/${card.appId}`;
  choices.push({ label: texts.about, icon: icons.flag(), name: "about", act: () => follow(profile) });
  if (store.value.recents.some((recent) => recent.appId === card.appId)) {
    const act = () => change(api.forget(card.appId));
    choices.push({ label: texts.remove, icon: icons.minus(), name: "remove", danger: true, act });
  }
  openMenu(card.name, texts, choices);
}

/** Goes to one of the host's own pages as a link does. */
function follow(path: string): void {
  const link = document.createElement("a");
  link.href = path;
  document.body.append(link);
  link.click();
  link.remove();
}
