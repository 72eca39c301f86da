import { h } from "../../../view/src/chrome/dom.js";
import { account } from "../account-api.js";
import type { Context } from "../context.js";
import { enter, type Answers } from "../enter.js";
import { field, form } from "../form.js";
import { passkeys } from "../keys-api.js";
import { makePasskey, usePasskey } from "../../../view/src/passkey.js";
import { issuerOffers } from "../issuer-offers.js";
import { passkeyOffer } from "../passkey-offer.js";
import { agreement } from "../privacy/terms.js";
import { bar, button, copy, type Page } from "../ui.js";

/** Where the person wanted to go; nowhere else than on this host. */
export function next(url: URL): string {
  const wanted = read(url.searchParams.get("next") ?? "/", url);
  if (wanted?.origin !== url.origin) return "/";
  const path = wanted.pathname + wanted.search + wanted.hash;
  // what remains of "/.//example.com" is another host's address
  return read(path, url)?.href === wanted.href ? path : "/";
}

/** The same for an address that the server names. */
export function inside(address: string): string {
  return next(new URL(`/?next=${encodeURIComponent(address)}`, location.origin));
}

function read(address: string, base: URL): URL | null {
  try {
    return new URL(address, base.origin);
  } catch {
    return null;
  }
}

export const username = ({ texts }: Context): HTMLElement =>
  field(texts.username, "username", {
    autocomplete: "username",
    autocapitalize: "none",
    spellcheck: "false",
    maxlength: "64",
  });

/** Signing in, by a password, a passkey or one of the codes shown at sign-up. */
export function signInPage(context: Context, url: URL): Page {
  const { texts } = context;
  const byPassword = async (values: Record<string, string>) => {
    const send = (answers: Answers) => account.signIn(values["username"]!, values["password"]!, answers);
    if (await enter(context, send)) await goOn(next(url));
  };
  const password = field(texts.password, "password", { type: "password", autocomplete: "current-password" });
  const el = form(texts, "sign-in", [username(context), password], texts.signIn, byPassword);
  const byPasskey = async () => {
    const signed = await usePasskey(await passkeys.signInOptions());
    const named = el.querySelector("input")!.value.trim() || undefined;
    if (await enter(context, ({ guest }) => passkeys.signIn(signed, named, guest))) await goOn(next(url));
  };
  const body = h(
    "div",
    { class: "body" },
    h("p", { class: "hint" }, texts.accountHint),
    h("p", { class: "wrong", attributes: { role: "alert" } }, problem(url, context)),
    el,
    passkeyOffer(context, texts.keys.signInByPasskey, "sign-in-passkey", byPasskey),
    issuerOffers(context, next(url)),
    h("p", { class: "hint others" }, h("a", { attributes: { href: `/recover${url.search}` } }, texts.forgotten)),
  );
  void account.me().then(
    (me) => {
      if (me.signedIn && problem(url, context)) showProblem(body, context, url);
      // somebody without any other proof signs in once more
      else if (me.signedIn && !url.searchParams.has("again")) location.replace(next(url));
      else if (me.signUp && !me.signedIn) body.append(otherWay(texts.noAccount, texts.signUp, `/sign-up${url.search}`));
    },
    () => {},
  );
  return page(texts.signIn, "sign-in", context, body);
}

/** Why an issuer has sent somebody back without success. */
function problem(url: URL, { texts }: Context): string {
  const code = url.searchParams.get("problem") ?? "";
  return Object.hasOwn(texts.denials, code) ? texts.denials[code]! : "";
}

/** The same for somebody who is signed in and wanted to link an account. */
function showProblem(body: HTMLElement, context: Context, url: URL): void {
  body.replaceChildren(
    h("p", { class: "wrong", attributes: { role: "alert" } }, problem(url, context)),
    h("a", { class: "button", attributes: { href: next(url) } }, context.texts.back),
  );
}

/** Leads to the page for those who are wrong here. */
function otherWay(question: string, label: string, href: string): HTMLElement {
  return h(
    "div",
    { class: "other-way" },
    h("p", { class: "hint" }, question),
    h("a", { class: "button", attributes: { href } }, label),
  );
}

/** To where the person wanted; to their account first when it is to be deleted, or has a role that needs more than a password. */
export async function goOn(to: string): Promise<void> {
  const me = await account.me().catch(() => null);
  const place = me?.roleNeeds === "set_up" ? "/me#security" : me?.leavesAt ? "/me" : to;
  location.replace(place);
}

/** Making an account. What this browser has kept so far stays with the person. */
export function signUpPage(context: Context, url: URL): Page {
  const { texts } = context;
  const body = h("div", { class: "body" });
  void account.me().then(
    (me) => {
      if (me.signedIn) return location.replace(next(url));
      if (!me.signUp) return body.replaceChildren(h("p", { class: "hint" }, texts.denials["sign_up_closed"] ?? ""));
      showSignUp(body, context, url);
    },
    () => body.replaceChildren(h("p", { class: "hint" }, texts.failed)),
  );
  return page(texts.signUp, "sign-up", context, body);
}

function showSignUp(body: HTMLElement, context: Context, url: URL): void {
  const { texts } = context;
  const welcome = (recoveryCodes: string[]) =>
    body.replaceChildren(codes(recoveryCodes, context, () => location.replace(next(url))));
  const agreed = agreement(context);
  const byPassword = async (values: Record<string, string>) =>
    welcome((await account.signUp(values["username"]!, values["password"]!, agreed.value())).recoveryCodes);
  const el = form(texts, "sign-up", [username(context), newPassword(context), agreed.el], texts.signUp, byPassword);
  const byPasskey = async () => {
    const input = el.querySelector("input")!;
    if (!input.reportValidity() || !agreed.isGiven()) return;
    const applicant = { username: input.value };
    const made = await makePasskey(await passkeys.signUpOptions(applicant));
    welcome((await passkeys.signUp(applicant, made, agreed.value())).recoveryCodes);
  };
  body.replaceChildren(
    h("p", { class: "hint" }, texts.accountHint),
    el,
    passkeyOffer(context, texts.keys.signUpByPasskey, "sign-up-passkey", byPasskey),
    issuerOffers(context, next(url)),
    otherWay(texts.haveAccount, texts.signIn, `/sign-in${url.search}`),
  );
}

/** A password to be chosen. */
export function newPassword({ texts }: Context, label = texts.password): HTMLElement {
  return field(
    label,
    "password",
    { type: "password", autocomplete: "new-password", minlength: "10", maxlength: "200" },
    texts.passwordHint,
  );
}

/** Codes that are shown this once. */
export function codes(list: string[], { texts }: Context, done: () => void): HTMLElement {
  return h(
    "div",
    { class: "codes" },
    h("h2", {}, texts.codesTitle),
    h("p", { class: "hint" }, texts.codesHint),
    h("ol", { attributes: { "data-list": "recovery-codes" } }, ...list.map((code) => h("li", {}, h("code", {}, code)))),
    button(texts.copy, null, () => void copy(list.join("\n"), texts)),
    button(texts.codesKept, null, done, "primary"),
  );
}

function page(title: string, name: string, { texts }: Context, body: HTMLElement): Page {
  return { title, el: h("div", { class: "page account", attributes: { "data-page": name } }, bar(title, texts), body) };
}
