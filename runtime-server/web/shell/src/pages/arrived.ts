import { h } from "../../../view/src/chrome/dom.js";
import { Refused } from "../../../view/src/host-calls.js";
import type { Context } from "../context.js";
import { enter } from "../enter.js";
import { form, reason } from "../form.js";
import { issuers } from "../issuers-api.js";
import { agreement } from "../privacy/terms.js";
import { withProof } from "../proof.js";
import { bar, button, type Page } from "../ui.js";
import { codes, goOn, inside, username } from "./sign-in.js";

/** Where somebody comes back to from an issuer: signed in, or asked whose account it is to be. */
export function arrivedPage(context: Context): Page {
  const { texts } = context;
  const body = h("div", { class: "body" }, h("p", { class: "hint" }, texts.keys.arriving));
  const failed = (error: unknown) =>
    body.replaceChildren(
      h("p", { class: "wrong", attributes: { role: "alert" } }, reason(error, texts)),
      h("a", { class: "button", attributes: { href: "/sign-in" } }, texts.signIn),
    );
  arrive(body, context).catch(failed);
  const el = h(
    "div",
    { class: "page account", attributes: { "data-page": "arrived" } },
    bar(texts.signIn, texts),
    body,
  );
  return { title: texts.signIn, el };
}

async function arrive(body: HTMLElement, context: Context): Promise<void> {
  let next = "/";
  const send = async (answers: Parameters<typeof issuers.arrive>[0]) => {
    ({ next } = await issuers.arrive(answers));
  };
  try {
    if (await enter(context, send)) await goOn(inside(next));
    else location.replace("/sign-in");
  } catch (error) {
    if (error instanceof Refused && error.code === "account_needed") showNewcomer(error, body, context);
    else if (error instanceof Refused && error.code === "link_or_not") showLink(error, body, context);
    else throw error;
  }
}

/** Nobody here has that account yet: it makes one, or belongs to one that the person signs in to now. */
function showNewcomer(asked: Refused, body: HTMLElement, context: Context): void {
  const { texts } = context;
  const label = String(asked.details["label"] ?? "");
  const name = username(context);
  name.querySelector("input")!.value = String(asked.details["username"] ?? "");
  const agreed = agreement(context);
  const create = async (values: Record<string, string>) => {
    const { next, recoveryCodes } = await issuers.arrive({ username: values["username"]!, terms: agreed.value() });
    body.replaceChildren(codes(recoveryCodes, context, () => location.replace(inside(next))));
  };
  const isOpen = asked.details["signUp"] === true;
  body.replaceChildren(
    h("p", { class: "hint" }, isOpen ? texts.keys.newcomer(label) : texts.keys.newcomerClosed(label)),
    ...(isOpen
      ? [form(texts, "sign-up", [name, agreed.el], texts.signUp, create), h("p", { class: "or" }, texts.keys.or)]
      : []),
    h("a", { class: "button", attributes: { href: "/sign-in?next=/sign-in/arrived" } }, texts.keys.linkToMine),
  );
}

function showLink(asked: Refused, body: HTMLElement, context: Context): void {
  const { texts } = context;
  const wrong = h("p", { class: "wrong", attributes: { role: "alert" } });
  const link = async () => {
    const { next } = await withProof(context, () => issuers.arrive({ link: true }));
    location.replace(inside(next));
  };
  const yes = button(
    texts.keys.link,
    null,
    () => void link().catch((error: unknown) => (wrong.textContent = reason(error, texts))),
    "primary",
  );
  yes.dataset["action"] = "link";
  body.replaceChildren(
    h("p", {}, texts.keys.linkQuestion(String(asked.details["label"] ?? ""))),
    wrong,
    yes,
    h("a", { class: "button", attributes: { href: "/" } }, texts.cancel),
  );
}

/** Where a window ends that a sheet has opened for signing in elsewhere: the sheet has heard of it and goes on. */
export function donePage({ texts }: Context): Page {
  const close = button(texts.close, null, () => window.close(), "primary");
  const body = h("div", { class: "body" }, h("p", {}, texts.signedInGoOn), close);
  setTimeout(() => window.close(), 400);
  const el = h("div", { class: "page account", attributes: { "data-page": "done" } }, bar(texts.signIn, texts), body);
  return { title: texts.signIn, el };
}
