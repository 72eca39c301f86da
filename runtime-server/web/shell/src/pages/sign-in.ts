import { h } from "../../../view/src/chrome/dom.js";
import { account, type Guest } from "../account-api.js";
import { Refused } from "../api.js";
import type { Context } from "../context.js";
import { field, form } from "../form.js";
import { choose } from "../sheet.js";
import { bar, button, copy, type Page } from "../ui.js";

/** Where the person wanted to go; nowhere else than on this host. */
export function next(url: URL): string {
  const wanted = read(url.searchParams.get("next") ?? "/", url);
  if (wanted?.origin !== url.origin) return "/";
  const path = wanted.pathname + wanted.search + wanted.hash;
  // what remains of "/.//example.com" is another host's address
  return read(path, url)?.href === wanted.href ? path : "/";
}

function read(address: string, base: URL): URL | null {
  try {
    return new URL(address, base.origin);
  } catch {
    return null;
  }
}

const username = (context: Context, attributes: Record<string, string> = {}) =>
  field(context.texts.username, "username", {
    autocomplete: "username",
    autocapitalize: "none",
    spellcheck: "false",
    maxlength: "64",
    ...attributes,
  });

/** Signing in, by a password or one of the codes shown at sign-up. */
export function signInPage(context: Context, url: URL): Page {
  const { texts } = context;
  const go = () => location.replace(next(url));
  const enter = async (values: Record<string, string>, guest?: Guest): Promise<void> => {
    try {
      await account.signIn(values["username"]!, values["password"]!, guest);
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== "merge_or_leave") throw error;
      const wish = await askForGuest(error, context);
      if (wish) await enter(values, wish);
      return;
    }
    go();
  };
  const password = field(texts.password, "password", { type: "password", autocomplete: "current-password" });
  const body = h(
    "div",
    { class: "body" },
    h("p", { class: "hint" }, texts.accountHint),
    form(texts, "sign-in", [username(context), password], texts.signIn, enter),
    h("p", { class: "hint others" }, h("a", { attributes: { href: `/recover${url.search}` } }, texts.forgotten)),
  );
  void account.me().then(
    (me) => {
      if (me.signedIn) go();
      else if (me.signUp) body.append(otherWay(texts.noAccount, texts.signUp, `/sign-up${url.search}`));
    },
    () => {},
  );
  return page(texts.signIn, "sign-in", context, body);
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

/** Says what would become of what this browser has kept so far; null when the person thinks better of it. */
async function askForGuest(asked: Refused, { texts }: Context): Promise<Guest | null> {
  const count = (name: string) => (asked.details[name] as unknown[] | undefined)?.length ?? 0;
  return choose<Guest>(texts.guestTitle, texts.guestQuestion(count("moves"), count("stays")), texts, [
    { value: "merge", label: texts.guestMerge, primary: true },
    { value: "leave", label: texts.guestLeave },
  ]);
}

/** Making an account. What this browser has kept so far stays with the person. */
export function signUpPage(context: Context, url: URL): Page {
  const { texts } = context;
  const body = h("div", { class: "body" });
  const create = async (values: Record<string, string>) => {
    const { recoveryCodes } = await account.signUp(values["username"]!, values["password"]!, values["nickname"] ?? "");
    body.replaceChildren(codes(recoveryCodes, context, () => location.replace(next(url))));
  };
  void account.me().then(
    (me) => {
      if (me.signedIn) return location.replace(next(url));
      if (!me.signUp) return body.replaceChildren(h("p", { class: "hint" }, texts.denials["sign_up_closed"] ?? ""));
      body.replaceChildren(
        h("p", { class: "hint" }, texts.accountHint),
        form(
          texts,
          "sign-up",
          [
            username(context),
            field(
              texts.password,
              "password",
              { type: "password", autocomplete: "new-password", minlength: "10", maxlength: "200" },
              texts.passwordHint,
            ),
          ],
          texts.signUp,
          create,
        ),
        otherWay(texts.haveAccount, texts.signIn, `/sign-in${url.search}`),
      );
    },
    () => body.replaceChildren(h("p", { class: "hint" }, texts.failed)),
  );
  return page(texts.signUp, "sign-up", context, body);
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

/** Signing in with one of those codes and another password. */
export function recoverPage(context: Context, url: URL): Page {
  const { texts } = context;
  const recover = async (values: Record<string, string>) => {
    await account.recover(values["code"]!, values["password"]!);
    location.replace(next(url));
  };
  const body = h(
    "div",
    { class: "body" },
    h("p", { class: "hint" }, texts.recoverHint),
    form(
      texts,
      "recover",
      [
        field(texts.recoveryCode, "code", { autocomplete: "off", autocapitalize: "none", spellcheck: "false" }),
        field(
          texts.newPassword,
          "password",
          { type: "password", autocomplete: "new-password", minlength: "10", maxlength: "200" },
          texts.passwordHint,
        ),
      ],
      texts.signIn,
      recover,
    ),
  );
  return page(texts.forgotten, "recover", context, body);
}

function page(title: string, name: string, { texts }: Context, body: HTMLElement): Page {
  return { title, el: h("div", { class: "page account", attributes: { "data-page": name } }, bar(title, texts), body) };
}
