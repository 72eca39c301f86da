import { h } from "../../../view/src/chrome/dom.js";
import type { Context } from "../context.js";
import { reason } from "../form.js";
import { ago } from "../time.js";
import { button, say, section } from "../ui.js";
import { organisations, type Entry, type Member } from "./api.js";

/** What was done to the organisation, its members, tokens and programs, and who did it. */
export function auditSection(id: string, members: Member[], context: Context): HTMLElement {
  const { texts } = context;
  const list = h("div", { attributes: { "data-list": "audit" } });
  let next: string | undefined;
  const load = () =>
    organisations.audit(id, next).then(
      (page) => {
        list.append(...page.items.map((entry) => line(entry, members, context)));
        next = page.next;
        older.hidden = !next;
      },
      (error: unknown) => say(reason(error, texts)),
    );
  const older = button(texts.auditOlder, null, () => void load(), "small");
  older.dataset["action"] = "older";
  older.hidden = true;
  void load();
  return section(texts.audit, null, h("p", { class: "hint" }, texts.auditHint), list, older);
}

function line(entry: Entry, members: Member[], { texts, language }: Context): HTMLElement {
  const about = [nameOf(entry.actor, members, texts), ago(entry.at, language), entry.subject];
  const details = Object.entries(entry.detail).map(([name, value]) =>
    h("div", {}, h("dt", {}, name), h("dd", {}, typeof value === "string" ? value : JSON.stringify(value))),
  );
  const head = [texts.auditActions[entry.action] ?? entry.action, h("small", {}, about.join(" · "))];
  const attributes = { "data-id": String(entry.id) };
  if (!details.length) return h("div", { class: "kept", attributes }, h("div", { class: "text" }, ...head));
  return h("details", { class: "kept entry", attributes }, h("summary", {}, ...head), h("dl", {}, ...details));
}

/** A member by name; others by what they are here. */
function nameOf(actor: string, members: Member[], texts: Context["texts"]): string {
  const member = members.find(({ personId }) => personId === actor);
  if (member) return member.nickname || member.username;
  return actor === "operator" ? texts.thisHost : texts.auditSomebody;
}
