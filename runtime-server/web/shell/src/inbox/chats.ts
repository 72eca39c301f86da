import { Chat } from "../../../view/src/chat/chat.js";
import { chatStyle } from "../../../view/src/chat/style-chat.js";
import { h } from "../../../view/src/chrome/dom.js";
import { callHost } from "../../../view/src/host-calls.js";
import type { Context } from "../context.js";
import { ago } from "../time.js";
import { section, shortCount } from "../ui.js";

/** A conversation with a program's staff. */
interface Entry {
  appId: string;
  name: string;
  unread: number;
  /** ISO time */
  changedAt: string;
}

const placeStyle = `
:host { all: initial; position: fixed; inset: 0; z-index: 5; display: block; background: rgba(0,0,0,.45); font: 16px/1.45 system-ui, -apple-system, "PingFang SC", "Noto Sans CJK SC", sans-serif;
  --mh-safe-top: env(safe-area-inset-top); --mh-safe-bottom: env(safe-area-inset-bottom); }
.chat { left: max(0px, calc(50% - 360px)); right: max(0px, calc(50% - 360px)); }
@keyframes rise { from { transform: translateY(24px); opacity: 0; } }
@media (prefers-reduced-motion: reduce) { .chat { animation: none; } }
`;

/** The person's conversations with programs' staff, the one first in which something was said last; hidden without any. */
export function chatSection(context: Context): { el: HTMLElement; load: () => void } {
  const { texts } = context;
  const list = h("div", { class: "rows", attributes: { "data-list": "chats" } });
  const el = section(texts.chats, null, list);
  el.classList.add("chats");
  el.hidden = true;
  const load = () =>
    void callHost<Entry[]>("GET", "/_h/chats").then(
      (all) => {
        el.hidden = all.length === 0;
        list.replaceChildren(...all.map((one) => row(one, context, load)));
      },
      () => {},
    );
  load();
  return { el, load };
}

function row(one: Entry, context: Context, closed: () => void): HTMLElement {
  const { texts, language } = context;
  const count = h("span", { class: "count", attributes: { "aria-label": texts.unreadMessages(one.unread) } });
  count.textContent = shortCount(one.unread);
  count.hidden = one.unread === 0;
  const opener = h(
    "button",
    {
      class: "opener",
      attributes: { type: "button", "data-action": "chat" },
      on: { click: () => openChat(one, language, closed) },
    },
    h("span", { class: "text" }, h("span", { class: "name" }, one.name), h("small", {}, ago(one.changedAt, language))),
    count,
  );
  return h("div", { class: "row", attributes: { "data-id": one.appId } }, opener);
}

/** The same surface as within the program; a page that was sent opens the program. */
function openChat({ appId, name }: Entry, language: string, closed: () => void): void {
  const place = h("div", { class: "chat-place" });
  const shadow = place.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(placeStyle + chatStyle);
  shadow.adoptedStyleSheets = [sheet];
  document.body.append(place);
  const done = (path: string) => {
    place.remove();
    if (path) location.assign(`/p/${appId}/${path.replace(/^\//, "")}`);
    else closed();
  };
  const add = (el: HTMLElement) => shadow.append(el);
  void new Chat({ add, appId, appName: name, language }, null, done).start(null);
}
