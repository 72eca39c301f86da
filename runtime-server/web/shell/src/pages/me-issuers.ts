import { h } from "../../../view/src/chrome/dom.js";
import type { Context } from "../context.js";
import { reason } from "../form.js";
import { visit } from "../issuer-offers.js";
import { issuers, type Issuer, type Link } from "../issuers-api.js";
import { withProof } from "../proof.js";
import { confirm } from "../sheet.js";
import { ago } from "../time.js";
import { button, say, section } from "../ui.js";

/** Accounts elsewhere that sign in to this one; nothing where no issuer is set. */
export function issuerSection(context: Context): HTMLElement {
  const { texts } = context;
  const list = h("div", { attributes: { "data-list": "links" } });
  const more = h("div", { class: "buttons" });
  const el = section(texts.keys.issuers, null, h("p", { class: "hint" }, texts.keys.issuersHint), list, more);
  el.hidden = true;
  const failed = (error: unknown) => say(reason(error, texts));
  const load = () =>
    Promise.all([issuers.all(), issuers.links()]).then(([all, links]) => {
      el.hidden = all.length === 0 && links.length === 0;
      list.replaceChildren(...links.map((one) => row(one, context, () => void remove(one).catch(failed))));
      more.replaceChildren(...all.map((one) => add(one)));
    }, failed);
  const add = (one: Issuer) => {
    const link = () => withProof(context, () => visit(one, "/me", true));
    const press = button(texts.keys.linkTo(one.label), null, () => void link().catch(failed), "small");
    press.dataset["issuer"] = one.name;
    return press;
  };
  const remove = async (one: Link) => {
    if (!(await confirm(texts.keys.unlinkQuestion(one.label), texts.keys.remove, texts))) return;
    await withProof(context, () => issuers.unlink(one.id));
    await load();
  };
  void load();
  return el;
}

function row(one: Link, { texts, language }: Context, remove: () => void): HTMLElement {
  const out = button(texts.keys.remove, null, remove, "small");
  out.dataset["action"] = "unlink";
  return h(
    "div",
    { class: "kept", attributes: { "data-id": one.id } },
    h("div", { class: "text" }, one.label, h("small", {}, texts.keys.used(ago(one.usedAt, language)))),
    out,
  );
}
