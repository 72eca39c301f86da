import { h } from "../../../view/src/chrome/dom.js";
import { api, type Card, type Home } from "../api.js";
import type { Me } from "../account-api.js";
import type { Context } from "../context.js";
import { icons } from "../icons.js";
import { leavingNotice } from "../privacy/leaving.js";
import { frozenNotice } from "../privacy/looks.js";
import { openProgramMenu } from "../program-menu.js";
import { sortable } from "../sortable.js";
import type { Texts } from "../texts.js";
import { ago } from "../time.js";
import { iconButton, picture, say, section, shortCount, type Page } from "../ui.js";
import { whoButton } from "../who.js";
import { opener, row } from "./row.js";
import { searchBox } from "./search.js";

/** The front page: search, scan, what is pinned, what was used lately, and everything else there is. */
export function homePage(context: Context, url: URL): Page {
  const { texts, store } = context;
  const lists = h("div", { class: "lists" });
  const box = searchBox(context, lists, url.searchParams.get("q") ?? "");
  const gear = h(
    "a",
    { class: "icon-button", attributes: { href: "/settings", "aria-label": texts.settings, title: texts.settings } },
    icons.settings(),
  );
  const bell = h(
    "a",
    { class: "icon-button bell", attributes: { href: "/messages" } },
    icons.bell(),
    h("span", { class: "count", attributes: { "data-unread": "" } }),
  );
  const notices = h("div", { class: "notices" });
  const notice = (me: Me) =>
    notices.replaceChildren(
      ...frozenNotice(me, context).map((el) => withLink(el, "/me", texts.account)),
      ...leavingNotice(me, context, () => notices.replaceChildren()),
    );
  const el = h(
    "div",
    { class: "page home", attributes: { "data-page": "home" } },
    h(
      "header",
      { class: "top" },
      h("div", { class: "mark", attributes: { "aria-hidden": "true" } }),
      h("h1", {}, "Minihost"),
      bell,
      whoButton(context, notice),
      gear,
    ),
    notices,
    box.el,
    lists,
    box.results,
  );
  let edits = false;
  const show = (home: Home) => {
    mark(bell, home.unread, texts);
    if (lists.querySelector(".dragged")) return;
    const editing = edits && home.pinned.length > 0;
    const focused = (document.activeElement as HTMLElement | null)?.closest<HTMLElement>("[data-id]")?.dataset["id"];
    lists.replaceChildren(
      pinned(home.pinned, context, editing, () => {
        edits = !editing;
        show(store.value);
      }),
      recents(home.recents, context),
      discover(home.discover, context),
    );
    if (focused) lists.querySelector<HTMLElement>(`.tiles [data-id="${focused}"] a`)?.focus({ preventScroll: true });
  };
  show(store.value);
  return { title: texts.home, el, leave: store.watch(show) };
}

function withLink(notice: HTMLElement, href: string, label: string): HTMLElement {
  notice.append(h("a", { class: "link-button", attributes: { href } }, label));
  return notice;
}

/** The bell says how many messages wait. */
function mark(bell: HTMLElement, unread: number, texts: Texts): void {
  const count = bell.querySelector<HTMLElement>(".count")!;
  count.hidden = unread === 0;
  count.textContent = shortCount(unread);
  const label = unread ? texts.unreadMessages(unread) : texts.messages;
  bell.setAttribute("aria-label", label);
  bell.title = label;
}

function pinned(cards: Card[], context: Context, edits: boolean, toggle: () => void): HTMLElement {
  const { texts, store } = context;
  if (cards.length === 0) return section(texts.pinned, null, h("p", { class: "hint" }, texts.pinnedEmpty));
  const grid = h("ul", { class: edits ? "tiles edits" : "tiles", attributes: { "data-list": "pinned" } });
  grid.append(...cards.map((card) => tile(card, context, edits)));
  sortable(grid, {
    sorted: (ids) => {
      const order = ids.flatMap((id) => store.value.pinned.filter((card) => card.appId === id));
      store.show({ ...store.value, pinned: order });
      void store.change(api.arrange(ids)).catch(() => {
        say(texts.failed);
        void store.refresh();
      });
    },
    held: (item) => {
      const card = cards.find((one) => one.appId === item.dataset["id"]);
      if (card) openProgramMenu(card, context);
    },
    moved: (item, place) => {
      const name = cards.find((card) => card.appId === item.dataset["id"])?.name ?? "";
      say(texts.moved(name, place, cards.length), false);
    },
  });
  const action = h(
    "button",
    { class: "link-button", attributes: { type: "button", "data-action": "arrange" }, on: { click: toggle } },
    edits ? texts.done : texts.arrange,
  );
  return section(texts.pinned, action, grid);
}

function tile(card: Card, context: Context, edits: boolean): HTMLElement {
  const { texts, store } = context;
  const drop = () => void store.change(api.unpin(card.appId)).catch(() => say(texts.failed));
  return h(
    "li",
    { class: card.url ? "tile" : "tile gone", attributes: { "data-id": card.appId } },
    opener(card, context, picture(card), h("span", { class: "name" }, card.name)),
    edits ? iconButton(`${texts.unpin}: ${card.name}`, icons.minus(), drop, "unpin") : null,
  );
}

function recents(cards: Card[], context: Context): HTMLElement {
  const { texts, language } = context;
  const rows = cards.map((card) => {
    const when = card.url ? (card.usedAt ? ago(card.usedAt, language) : "") : texts.gone;
    return row(card, context, h("small", {}, when));
  });
  const list = rows.length
    ? h("ul", { class: "rows", attributes: { "data-list": "recents" } }, ...rows)
    : h("p", { class: "hint" }, texts.recentsEmpty);
  return section(texts.recents, null, list);
}

function discover(cards: Card[], context: Context): HTMLElement {
  const { texts } = context;
  const list = cards.length
    ? h(
        "ul",
        { class: "rows", attributes: { "data-list": "discover" } },
        ...cards.map((card) => row(card, context, card.description ? h("small", {}, card.description) : null)),
      )
    : h("p", { class: "hint" }, h("b", {}, texts.discoverEmpty), " ", texts.discoverEmptyHint);
  return section(texts.discover, null, list);
}
