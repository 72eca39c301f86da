import type { AskResult } from "@minihost/protocol";
import { h } from "../chrome/dom.js";
import type { UiContext } from "../ui/handlers.js";
import { AccountRefused, accountCalls, onSignIn, tellOfSignIn, type GuestWish } from "./account-calls.js";
import { signInTexts } from "./account-texts.js";
import { programHead, showSheet } from "./sheet.js";

type Outcome = AskResult<"signIn">;

/** What the person typed; the code is their authenticator app's, if they have one. */
interface Typed {
  username: string;
  password: string;
  code?: string;
}

/** The host wants to know more. */
interface Undecided extends Typed {
  moves: number;
  stays: number;
}

/** Signs a guest in without leaving the program. */
export async function askSignIn(context: UiContext): Promise<Outcome> {
  const first = await askName(context);
  if (!("username" in first)) return first;
  return askForGuest(context, first);
}

function askName(context: UiContext): Promise<Outcome | Undecided> {
  const texts = signInTexts(context.host.shell.language);
  const username = field("username", texts.username, { autocomplete: "username", autocapitalize: "none" });
  const password = field("password", texts.password, { type: "password", autocomplete: "current-password" });
  const code = field("app-code", texts.code, { autocomplete: "one-time-code", autocapitalize: "none", hidden: "" });
  const wrong = h("p", { class: "wrong", attributes: { role: "alert" } });
  const send = async (): Promise<Outcome | Undecided | undefined> => {
    const typed = { username: username.value, password: password.value, ...(code.value && { code: code.value }) };
    wrong.textContent = "";
    if (!typed.username || !typed.password) {
      (typed.username ? password : username).focus();
      return undefined;
    }
    try {
      return await enter(context, typed);
    } catch (error) {
      if (error instanceof AccountRefused && error.code === "merge_or_leave") return { ...typed, ...counts(error) };
      wrong.textContent = texts.reason(error);
      if (error instanceof AccountRefused && error.code === "code_needed") code.hidden = false;
      (code.hidden ? password : code).select();
      return undefined;
    }
  };
  const signUp = h("a", { attributes: { href: "/sign-up?next=/me", target: "_blank", hidden: "" } }, texts.signUp);
  void accountCalls.me().then(
    (me) => (signUp.hidden = !me.signUp),
    () => undefined,
  );
  const { done, stop } = elsewhere();
  return showSheet<Outcome | Undecided>(context, {
    host: "sign-in",
    head: programHead(context, texts.wants),
    body: [h("h2", {}, texts.title), h("p", {}, texts.about), username, password, code, wrong, signUp],
    buttons: [
      { action: "cancel", text: texts.notNow, press: () => ({ signedIn: false }) },
      { action: "sign-in", text: texts.signIn, primary: true, grants: true, press: send },
    ],
    escape: { signedIn: false },
    submits: true,
    done,
  }).finally(stop);
}

/** Somebody who makes an account in another tab is signed in here as well. */
function elsewhere(): { done: Promise<Outcome>; stop: () => void } {
  let stop: () => void = () => undefined;
  const done = new Promise<Outcome>((resolve) => (stop = onSignIn(() => resolve({ signedIn: true }))));
  return { done, stop };
}

function askForGuest(context: UiContext, typed: Undecided): Promise<Outcome> {
  const texts = signInTexts(context.host.shell.language);
  const wrong = h("p", { class: "wrong", attributes: { role: "alert" } });
  const as = (wish: GuestWish) => () =>
    enter(context, typed, wish).catch((error: unknown) => {
      wrong.textContent = texts.reason(error);
      return undefined;
    });
  return showSheet<Outcome>(context, {
    host: "sign-in",
    head: programHead(context, texts.wants),
    body: [h("h2", {}, texts.guestTitle), h("p", {}, texts.guestQuestion(typed.moves, typed.stays)), wrong],
    buttons: [
      { action: "leave", text: texts.guestLeave, press: as("leave") },
      { action: "merge", text: texts.guestMerge, primary: true, grants: true, press: as("merge") },
    ],
    escape: { signedIn: false },
  });
}

async function enter(context: UiContext, typed: Typed, wish?: GuestWish): Promise<Outcome> {
  await accountCalls.signIn({ ...typed, ...(wish && { guest: wish }) });
  tellOfSignIn();
  // The visit of a guest who is left behind is nobody's here any more.
  if (wish === "merge") context.rejoin();
  else context.restart();
  return { signedIn: true };
}

function counts({ details }: AccountRefused): { moves: number; stays: number } {
  const count = (name: string) => (Array.isArray(details[name]) ? details[name].length : 0);
  return { moves: count("moves"), stays: count("stays") };
}

function field(name: string, label: string, attributes: Record<string, string>): HTMLInputElement {
  return h("input", {
    attributes: { name, placeholder: label, "aria-label": label, spellcheck: "false", maxlength: "200", ...attributes },
  });
}
