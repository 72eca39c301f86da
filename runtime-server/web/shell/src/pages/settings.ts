import { h } from "../../../view/src/chrome/dom.js";
import { api, type SettingsRow } from "../api.js";
import type { Context } from "../context.js";
import { canInstall, install } from "../install.js";
import { forgetSection } from "../privacy/leaving.js";
import { legalLinks } from "../privacy/terms.js";
import { confirm } from "../sheet.js";
import { size } from "../time.js";
import { bar, button, picture, say, section, type Page } from "../ui.js";

/** What the person decides: language, what programs keep, what they may do. */
export function settingsPage(context: Context): Page {
  const { texts } = context;
  const list = h("div", { attributes: { "data-list": "storage" } });
  const show = (rows: SettingsRow[]) => {
    const hint = h("p", { class: "hint" }, rows.length ? texts.storageHint : texts.storageEmpty);
    list.replaceChildren(hint, ...rows.map((row) => program(row, context, show)));
  };
  api.settings().then(show, () => list.replaceChildren(h("p", { class: "hint" }, texts.failed)));
  const offer = h("div");
  const showOffer = () => offer.replaceChildren(...(canInstall() ? [installation(context, showOffer)] : []));
  showOffer();
  addEventListener("minihost-installable", showOffer);
  const el = h(
    "div",
    { class: "page settings", attributes: { "data-page": "settings" } },
    bar(texts.settings, texts),
    h(
      "div",
      { class: "body" },
      offer,
      section(texts.language, null, languages(context)),
      section(texts.storage, null, list),
      forgetSection(context),
      legalLinks(context),
      h("p", { class: "hint" }, h("a", { attributes: { href: "/licences", target: "_blank" } }, texts.licences)),
    ),
  );
  return { title: texts.settings, el, leave: () => removeEventListener("minihost-installable", showOffer) };
}

function installation({ texts }: Context, done: () => void): HTMLElement {
  const start = button(texts.install, null, () => void install().finally(done), "primary");
  return section(texts.install, start, h("p", { class: "hint" }, texts.installHint));
}

/** The choice is kept in a cookie that scripts cannot read; `auto` is shown when the page came in the browser's language. */
function languages({ texts, language }: Context): HTMLElement {
  const isBrowsers = navigator.language.startsWith("zh") === (language === "zh");
  const choose = async (value: string) => {
    try {
      await api.language(value);
      location.reload();
    } catch {
      say(texts.failed);
    }
  };
  const current = isBrowsers ? "auto" : language;
  const options = Object.entries(texts.languages).map(([value, label]) =>
    h(
      "button",
      {
        class: "segment",
        attributes: {
          type: "button",
          lang: value === "auto" ? language : value,
          "data-language": value,
          "aria-pressed": String(value === current),
        },
        on: { click: () => void choose(value) },
      },
      label,
    ),
  );
  return h("div", { class: "segments", attributes: { role: "group", "aria-label": texts.language } }, ...options);
}

function program(row: SettingsRow, context: Context, show: (rows: SettingsRow[]) => void): HTMLElement {
  const { texts, language } = context;
  const failed = () => say(texts.failed);
  const clear = async () => {
    if (!(await confirm(texts.clearQuestion(row.name), texts.clearData, texts))) return;
    await api.clear(row.appId).then((rows) => {
      show(rows);
      say(texts.cleared);
    }, failed);
  };
  const action = row.bytes > 0 ? button(texts.clearData, null, () => void clear(), "small") : null;
  if (action) action.dataset["action"] = "clear";
  const head = h(
    "div",
    { class: "kept" },
    picture(row),
    h(
      "a",
      { class: "text", attributes: { href: `/about/${row.appId}` } },
      row.name,
      h("small", {}, size(row.bytes, language)),
    ),
    action,
  );
  const scopes = Object.entries(row.permissions).map(([scope, granted]) =>
    decision(
      texts.scopes[scope] ?? scope,
      scope,
      granted,
      (value) => void api.decide(row.appId, scope, value).then(show, failed),
    ),
  );
  return h("div", { class: "card", attributes: { "data-id": row.appId } }, head, ...scopes);
}

function decision(label: string, scope: string, granted: boolean, decide: (granted: boolean) => void): HTMLElement {
  const box = h("input", {
    attributes: { type: "checkbox", role: "switch", "data-scope": scope, ...(granted && { checked: "" }) },
    on: { change: () => decide(box.checked) },
  });
  return h("label", { class: "switch" }, h("span", {}, label), box);
}
