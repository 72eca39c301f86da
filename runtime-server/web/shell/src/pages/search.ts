import { h } from "../../../view/src/chrome/dom.js";
import { api, type Card, type Results } from "../api.js";
import type { Context } from "../context.js";
import { icons } from "../icons.js";
import { iconButton, section } from "../ui.js";
import { row } from "./row.js";

const PAUSE_MS = 180;
const QUERY_MAX = 60;

interface SearchBox {
  el: HTMLElement;
  results: HTMLElement;
}

/** The search field with the scan button in it; while it holds something, results take the place of the lists. */
export function searchBox(context: Context, lists: HTMLElement, query: string): SearchBox {
  const { texts } = context;
  const results = h("div", { class: "results", attributes: { "aria-live": "polite", "data-list": "results" } });
  const field = h("input", {
    attributes: {
      type: "search",
      placeholder: texts.search,
      "aria-label": texts.search,
      enterkeyhint: "search",
      autocomplete: "off",
      maxlength: String(QUERY_MAX),
    },
  });
  const clear = iconButton(texts.clear, icons.close(), () => {
    field.value = "";
    changed();
    field.focus();
  });
  const scan = h("a", { class: "scan", attributes: { href: "/scan" } }, icons.scan(), h("span", {}, texts.scan));
  let asked = 0;
  let pause: ReturnType<typeof setTimeout> | undefined;
  const find = async () => {
    const wanted = field.value.trim();
    const turn = ++asked;
    history.replaceState(history.state, "", wanted ? `/search?q=${encodeURIComponent(wanted)}` : "/");
    const found = wanted ? await api.search(wanted).catch(() => null) : { exact: [], close: [] };
    if (turn !== asked) return;
    results.replaceChildren(...(found ? shown(wanted, found, context) : [h("p", { class: "hint" }, texts.failed)]));
  };
  const changed = () => {
    const isEmpty = field.value.trim() === "";
    lists.hidden = !isEmpty;
    clear.hidden = field.value === "";
    results.hidden = isEmpty;
    clearTimeout(pause);
    pause = setTimeout(() => void find(), isEmpty ? 0 : PAUSE_MS);
  };
  field.addEventListener("input", changed);
  field.value = query;
  lists.hidden = query !== "";
  clear.hidden = query === "";
  if (query) void find();
  const form = h("form", { class: "search", attributes: { role: "search" } }, icons.search(), field, clear);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(pause);
    void find();
    field.blur();
  });
  return { el: h("div", { class: "find" }, form, scan), results };
}

function shown(query: string, found: Results, context: Context): HTMLElement[] {
  const { texts } = context;
  if (query === "") return [];
  const rows = (cards: Card[]) =>
    h("ul", { class: "rows" }, ...cards.map((card) => row(card, context, h("small", {}, card.description))));
  const parts: HTMLElement[] = [];
  if (found.exact.length > 0) parts.push(h("div", { attributes: { "data-found": "exact" } }, rows(found.exact)));
  else parts.push(h("p", { class: "hint none" }, texts.noExact(query)));
  if (found.close.length > 0) {
    const close = section(texts.didYouMean, null, rows(found.close));
    close.dataset["found"] = "close";
    parts.push(close);
  } else if (found.exact.length === 0) {
    parts.push(h("p", { class: "hint" }, texts.nothingClose));
  }
  return parts;
}
