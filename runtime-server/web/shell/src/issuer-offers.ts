import { h } from "../../view/src/chrome/dom.js";
import type { Context } from "./context.js";
import { reason } from "./form.js";
import { issuers, type Issuer } from "./issuers-api.js";
import { button } from "./ui.js";

/** Buttons that lead to the issuers that are set; empty without any. */
export function issuerOffers(context: Context, next: string): HTMLElement {
  const el = h("div", { class: "form", attributes: { "data-list": "issuers", hidden: "" } });
  void issuers.all().then(
    (all) => {
      el.replaceChildren(...all.map((one) => offer(one, context, next)));
      el.hidden = all.length === 0;
    },
    () => {},
  );
  return el;
}

function offer(issuer: Issuer, context: Context, next: string): HTMLElement {
  const { texts } = context;
  const wrong = h("p", { class: "wrong", attributes: { role: "alert" } });
  if (issuer.away) wrong.textContent = texts.denials["issuer_away"]!;
  const el = button(texts.keys.signInBy(issuer.label), null, () => {
    wrong.textContent = "";
    el.disabled = true;
    visit(issuer, next, false).catch((error: unknown) => {
      wrong.textContent = reason(error, texts);
      el.disabled = false;
    });
  });
  el.dataset["issuer"] = issuer.name;
  return h("div", { class: "form" }, el, wrong);
}

/** Leaves for an issuer. */
export async function visit(issuer: Issuer, next: string, link: boolean): Promise<void> {
  const { url } = await issuers.visit(issuer.name, next, link);
  location.assign(url);
}
