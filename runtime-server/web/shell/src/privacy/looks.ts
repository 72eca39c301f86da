import { h } from "../../../view/src/chrome/dom.js";
import type { Me } from "../account-api.js";
import type { Context } from "../context.js";
import { moment } from "../time.js";
import { section } from "../ui.js";
import { privacy, type Look } from "./api.js";

/** Which of the host's staff have looked at the person's data or changed something; empty when nobody has. */
export function looksSection(context: Context): HTMLElement {
  const { texts } = context;
  const el = h("div", { attributes: { hidden: "" } });
  privacy.looks().then(
    (looks) => {
      el.hidden = looks.length === 0;
      const list = h("div", { attributes: { "data-list": "looks" } }, ...looks.map((look) => line(look, context)));
      el.replaceChildren(section(texts.privacy.looks, null, h("p", { class: "hint" }, texts.privacy.looksHint), list));
    },
    () => {},
  );
  return el;
}

function line(look: Look, { texts, language }: Context): HTMLElement {
  const who = texts.keys.roles[look.role] ?? texts.privacy.staff;
  return h(
    "div",
    { class: "kept" },
    h(
      "div",
      { class: "text" },
      texts.privacy.deeds[look.action] ?? texts.privacy.otherDeed,
      h("small", {}, `${moment(look.at, language)} · ${who}`),
    ),
  );
}

/** Says that an operator has frozen the account, and why. */
export function frozenNotice(me: Me, { texts }: Context): HTMLElement[] {
  if (me.frozen === undefined || me.frozen === null) return [];
  return [
    h(
      "div",
      { class: "notice", attributes: { role: "note", "data-notice": "frozen" } },
      h("p", {}, texts.privacy.frozen),
      me.frozen ? h("p", {}, me.frozen) : null,
    ),
  ];
}
