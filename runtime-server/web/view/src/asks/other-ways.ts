import { h } from "../chrome/dom.js";
import { hasPasskeys, usePasskey } from "../passkey.js";
import { accountCalls, type GuestWish, type Issuer } from "./account-calls.js";
import type { signInTexts } from "./account-texts.js";
import { trying } from "./parts.js";

type Texts = ReturnType<typeof signInTexts>;

/** Where somebody arrives who has signed in elsewhere, in a window of its own. */
const DONE = "/sign-in/done";

/**
 * The ways to sign in beside the password: a passkey here, or an account elsewhere in a window of its own, of which the sheet hears
 * as of every sign-in in this browser.
 *
 * @param enter signs in by what was brought
 * @returns what the sheet ends with once a passkey has signed
 */
export function otherWays<T>(
  texts: Texts,
  wrong: HTMLElement,
  enter: (attempt: (wish?: GuestWish) => Promise<void>) => Promise<T>,
): { el: HTMLElement; done: Promise<T> } {
  const el = h("div", { class: "ways" });
  const done = new Promise<T>((resolve) => {
    const passkey = way(texts.byPasskey, "passkey", texts, wrong, async () => {
      const signed = await usePasskey(await accountCalls.passkeyOptions());
      resolve(await enter((wish) => accountCalls.signInByPasskey(signed, wish)));
    });
    passkey.hidden = true;
    el.append(passkey);
    void accountCalls.passkeysHere().then(
      (host) => (passkey.hidden = !hasPasskeys(host)),
      () => undefined,
    );
  });
  void accountCalls.issuers().then(
    (all) => el.append(...all.map((one) => byIssuer(one, texts, wrong))),
    () => undefined,
  );
  return { el, done };
}

function byIssuer(issuer: Issuer, texts: Texts, wrong: HTMLElement): HTMLElement {
  const words = texts.byIssuer.replace("{name}", issuer.label);
  const el = way(words, "issuer", texts, wrong, async () => {
    // at once, or the browser takes it for nothing that the person wants
    const tab = window.open("", "minihost-sign-in", "popup,width=480,height=720");
    if (!tab) {
      wrong.textContent = texts.blocked;
      return;
    }
    try {
      // the other site gets no hold of this page
      tab.opener = null;
      tab.location.href = await accountCalls.visitIssuer(issuer.name, DONE);
      wrong.textContent = texts.waiting;
    } catch (error) {
      tab.close();
      throw error;
    }
  });
  el.dataset["issuer"] = issuer.name;
  return el;
}

function way(
  words: string,
  action: string,
  texts: Texts,
  wrong: HTMLElement,
  use: () => Promise<void>,
): HTMLButtonElement {
  const el = h("button", { attributes: { type: "button", "data-action": action } }, words);
  el.addEventListener("click", () => {
    el.disabled = true;
    void trying(wrong, texts, use).finally(() => (el.disabled = false));
  });
  return el;
}
