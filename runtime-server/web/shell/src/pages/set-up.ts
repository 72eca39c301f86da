import { h } from "../../../view/src/chrome/dom.js";
import type { Context } from "../context.js";
import { form, reason } from "../form.js";
import { links } from "../keys-api.js";
import { secretOfLink } from "../link-secret.js";
import { makePasskey } from "../../../view/src/passkey.js";
import { passkeyOffer } from "../passkey-offer.js";
import { bar, type Page } from "../ui.js";
import { codes, newPassword, username } from "./sign-in.js";

/** Makes the account of the host's first operator, for whoever has the link that the server has printed. */
export function setUpPage(context: Context): Page {
  const { texts } = context;
  const body = h("div", { class: "body" });
  const token = secretOfLink();
  links.checkSetUp(token).then(
    () => show(body, token, context),
    (error: unknown) =>
      body.replaceChildren(h("p", { class: "wrong", attributes: { role: "alert" } }, reason(error, texts))),
  );
  const el = h(
    "div",
    { class: "page account", attributes: { "data-page": "set-up" } },
    bar(texts.keys.setUp, texts),
    body,
  );
  return { title: texts.keys.setUp, el };
}

function show(body: HTMLElement, token: string, context: Context): void {
  const { texts } = context;
  const welcome = (recoveryCodes: string[]) =>
    body.replaceChildren(codes(recoveryCodes, context, () => location.replace("/console")));
  const el = form(texts, "set-up", [username(context), newPassword(context)], texts.signUp, async (values) =>
    welcome((await links.setUp(token, values["username"]!, values["password"]!)).recoveryCodes),
  );
  const byPasskey = async () => {
    const input = el.querySelector("input")!;
    if (!input.reportValidity()) return;
    const made = await makePasskey(await links.setUpOptions(token, input.value));
    welcome((await links.setUpByPasskey(token, input.value, made)).recoveryCodes);
  };
  body.replaceChildren(
    h("p", { class: "hint" }, texts.keys.setUpHint),
    el,
    passkeyOffer(context, texts.keys.signUpByPasskey, "set-up-passkey", byPasskey),
  );
}
