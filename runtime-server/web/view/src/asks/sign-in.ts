import type { AskResult } from "@minihost/protocol";
import { h } from "../chrome/dom.js";
import { Refused } from "../host-calls.js";
import type { UiContext } from "../ui/handlers.js";
import { accountCalls, onSignIn, tellOfSignIn, type GuestWish } from "./account-calls.js";
import { signInTexts } from "./account-texts.js";
import { otherWays } from "./other-ways.js";
import { alertLine, field, trying } from "./parts.js";
import { programHead, showSheet } from "./sheet.js";

type Outcome = AskResult<"signIn">;

/** Signs in by what the person has brought, and says what becomes of the guest once that was asked. */
type Attempt = (wish?: GuestWish) => Promise<void>;

/** The host wants to know more. */
interface Undecided {
  attempt: Attempt;
  moves: number;
  stays: number;
}

/** Signs a guest in without leaving the program. */
export async function askSignIn(context: UiContext): Promise<Outcome> {
  const first = await askWho(context);
  return "attempt" in first ? askForGuest(context, first) : first;
}

function askWho(context: UiContext): Promise<Outcome | Undecided> {
  const texts = signInTexts(context.host.shell.language);
  const username = field("username", texts.username, { autocomplete: "username", autocapitalize: "none" });
  const password = field("password", texts.password, { type: "password", autocomplete: "current-password" });
  const code = field("app-code", texts.code, { autocomplete: "one-time-code", autocapitalize: "none", hidden: "" });
  const wrong = alertLine();
  const send = async (): Promise<Outcome | Undecided | undefined> => {
    const typed = { username: username.value, password: password.value, ...(code.value && { code: code.value }) };
    wrong.textContent = "";
    if (!typed.username || !typed.password) {
      (typed.username ? password : username).focus();
      return undefined;
    }
    try {
      return await enter(context, (guest) => accountCalls.signIn({ ...typed, ...(guest && { guest }) }));
    } catch (error) {
      wrong.textContent = texts.reason(error);
      if (error instanceof Refused && error.code === "code_needed") code.hidden = false;
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
  const others = otherWays(texts, wrong, (attempt: Attempt) => enter(context, attempt));
  return showSheet<Outcome | Undecided>(context, {
    host: "sign-in",
    head: programHead(context, texts.wants),
    body: [h("h2", {}, texts.title), h("p", {}, texts.about), username, password, code, wrong, others.el, signUp],
    buttons: [
      { action: "cancel", text: texts.notNow, press: () => ({ signedIn: false }) },
      { action: "sign-in", text: texts.signIn, primary: true, grants: true, press: send },
    ],
    escape: { signedIn: false },
    submits: true,
    done: Promise.race<Outcome | Undecided>([done, others.done]),
  }).finally(stop);
}

/** Somebody who makes an account in another tab is signed in here as well. */
function elsewhere(): { done: Promise<Outcome>; stop: () => void } {
  let stop: () => void = () => undefined;
  const done = new Promise<Outcome>((resolve) => (stop = onSignIn(() => resolve({ signedIn: true }))));
  return { done, stop };
}

function askForGuest(context: UiContext, { attempt, moves, stays }: Undecided): Promise<Outcome> {
  const texts = signInTexts(context.host.shell.language);
  const wrong = alertLine();
  const as = (wish: GuestWish) => () => trying(wrong, texts, () => entered(context, attempt, wish));
  return showSheet<Outcome>(context, {
    host: "sign-in",
    head: programHead(context, texts.wants),
    body: [h("h2", {}, texts.guestTitle), h("p", {}, texts.guestQuestion(moves, stays)), wrong],
    buttons: [
      { action: "leave", text: texts.guestLeave, press: as("leave") },
      { action: "merge", text: texts.guestMerge, primary: true, grants: true, press: as("merge") },
    ],
    escape: { signedIn: false },
  });
}

/** Signs in, or finds that the person has to be asked first. */
async function enter(context: UiContext, attempt: Attempt): Promise<Outcome | Undecided> {
  try {
    return await entered(context, attempt);
  } catch (error) {
    if (error instanceof Refused && error.code === "merge_or_leave") return { attempt, ...counts(error) };
    throw error;
  }
}

async function entered(context: UiContext, attempt: Attempt, wish?: GuestWish): Promise<Outcome> {
  await attempt(wish);
  tellOfSignIn();
  // The visit of a guest who is left behind is nobody's here any more.
  if (wish === "merge") context.rejoin();
  else context.restart();
  return { signedIn: true };
}

function counts({ details }: Refused): { moves: number; stays: number } {
  const count = (name: string) => (Array.isArray(details[name]) ? details[name].length : 0);
  return { moves: count("moves"), stays: count("stays") };
}
