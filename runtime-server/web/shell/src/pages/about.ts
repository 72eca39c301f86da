import { h } from "../../../view/src/chrome/dom.js";
import { Refused } from "../../../view/src/host-calls.js";
import { api, type About, type Scope } from "../api.js";
import type { Context } from "../context.js";
import { icons } from "../icons.js";
import { openSheet } from "../sheet.js";
import { shareProgram } from "../share.js";
import { day } from "../time.js";
import { bar, button, picture, say, section, type Page } from "../ui.js";

const MESSAGE_MAX = 2000;

/** Who made a program, what it is, and what it may do. */
export function aboutPage(context: Context, url: URL): Page {
  const { texts } = context;
  const appId = url.pathname.split("/").at(-1) ?? "";
  const body = h("div", { class: "body" });
  const el = h("div", { class: "page about", attributes: { "data-page": "about" } }, bar(texts.about, texts), body);
  const show = (about: About) => body.replaceChildren(...profile(about, context));
  const ask = () =>
    void api
      .about(appId)
      .then(show, () => body.childElementCount || body.append(h("p", { class: "hint" }, texts.failed)));
  if (context.about?.appId === appId) show(context.about);
  else ask();
  context.about = null;
  return { title: texts.about, el, leave: context.store.watch(ask) };
}

function profile(about: About, context: Context): HTMLElement[] {
  const { texts } = context;
  return [
    h(
      "div",
      { class: "hero" },
      picture(about),
      h("h2", {}, about.name),
      h("p", { class: "hint" }, about.description),
      about.url
        ? h("a", { class: "button primary", attributes: { href: about.url, "data-action": "open" } }, texts.open)
        : h("p", { class: "gone-note" }, about.presence === "NOT_YET" ? texts.notYetText : texts.goneText),
    ),
    actions(about, context),
    facts(about, context),
    section(texts.permissions, null, permissions(about.permissions, context)),
  ];
}

function actions(about: About, context: Context): HTMLElement {
  const { texts, store } = context;
  const failed = () => say(texts.failed);
  const action = (label: string, icon: SVGElement, name: string, act: () => void) =>
    h(
      "button",
      { class: "way", attributes: { type: "button", "data-action": name }, on: { click: act } },
      icon,
      h("span", {}, label),
    );
  const pin = about.pinned
    ? action(texts.unpin, icons.pin(), "unpin", () => void store.change(api.unpin(about.appId)).catch(failed))
    : action(texts.pin, icons.pin(), "pin", () => void store.change(api.pin(about.appId)).catch(failed));
  if (about.pinned) pin.classList.add("on");
  return h(
    "div",
    { class: "ways" },
    about.url || about.pinned ? pin : null,
    about.url ? action(texts.share, icons.share(), "share", () => shareProgram(about, about.qr, texts)) : null,
    action(texts.report, icons.flag(), "report", () => report(about, context)),
  );
}

function facts(about: About, context: Context): HTMLElement {
  const { texts, language } = context;
  const rows: [string, string | undefined][] = [
    [texts.developer, about.developer === "operator" ? texts.thisHost : about.developer],
    [texts.category, about.category],
    [texts.version, about.version],
    [texts.updated, about.releasedAt && day(about.releasedAt, language)],
    [texts.appId, about.appId],
  ];
  const shown = rows.filter((row): row is [string, string] => !!row[1]);
  return h(
    "dl",
    { class: "facts" },
    ...shown.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))),
  );
}

function permissions(scopes: Scope[], { texts }: Context): HTMLElement {
  if (scopes.length === 0) return h("p", { class: "hint" }, texts.noPermissions);
  const state = ({ granted }: Scope) =>
    granted === undefined ? texts.notAsked : granted ? texts.allowed : texts.refused;
  const rows = scopes.map((scope) =>
    h(
      "li",
      { class: "fact" },
      h("span", { class: "text" }, texts.scopes[scope.scope] ?? scope.scope, h("small", {}, scope.reason)),
      h("span", { class: "hint" }, state(scope)),
    ),
  );
  return h("ul", { class: "rows" }, ...rows);
}

function report(about: About, { texts }: Context): void {
  const options = Object.entries(texts.reasons).map(([value, label], index) => {
    const attributes = { type: "radio", name: "reason", value, ...(index === 0 && { checked: "" }) };
    return h("label", { class: "choice" }, h("input", { attributes }), label);
  });
  const message = h("textarea", {
    attributes: { rows: "3", maxlength: String(MESSAGE_MAX), placeholder: texts.message, "aria-label": texts.message },
  });
  const send = button(texts.send, null, () => {}, "primary");
  send.type = "submit";
  const form = h("form", { class: "typed" }, h("p", { class: "hint" }, texts.reportText), ...options, message, send);
  const sheet = openSheet(`${texts.report} · ${about.name}`, texts, form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    send.disabled = true;
    const reason = String(new FormData(form).get("reason"));
    const problem = await api.say(about.appId, "report", reason, message.value).then(
      () => null,
      (error: unknown) => (error instanceof Refused && error.status === 429 ? texts.tooOften : texts.failed),
    );
    say(problem ?? texts.thanks);
    send.disabled = false;
    if (!problem) sheet.close();
  });
}
