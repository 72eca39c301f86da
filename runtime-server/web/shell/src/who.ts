import { h } from "../../view/src/chrome/dom.js";
import { account, type Me } from "./account-api.js";
import type { Context } from "./context.js";
import { icons } from "./icons.js";

const key = "minihost-who";

/**
 * Leads to the person's account and says who is signed in here; to signing in when nobody is.
 *
 * @param known is told once the server has said who it is
 */
export function whoButton({ texts }: Context, known: (me: Me) => void): HTMLElement {
  const el = h("a", { class: "icon-button who", attributes: { "data-action": "account" } });
  const show = (name: string | null) => {
    const label = name ?? texts.signIn;
    el.setAttribute("href", name === null ? "/sign-in" : "/me");
    el.setAttribute("aria-label", name === null ? label : `${texts.account}: ${label}`);
    el.title = label;
    el.classList.toggle("known", name !== null);
    el.replaceChildren(
      name === null ? icons.person() : h("span", { attributes: { "aria-hidden": "true" } }, initial(name)),
    );
    if (name === null) el.append(h("span", { class: "label" }, texts.signIn));
  };
  show(remembered());
  account.me().then(
    (me) => {
      remember(me);
      known(me);
      show(nameOf(me));
    },
    () => {},
  );
  return el;
}

const nameOf = (me: Me) => (me.signedIn ? me.nickname || me.username || "" : null);

/** The first letter as people see it: one character of any script, or one picture. */
function initial(name: string): string {
  const [first] = new Intl.Segmenter().segment(name);
  return (first?.segment ?? "").toLocaleUpperCase();
}

/** Who was here when this tab showed it last, so that the button does not change under a finger. */
function remembered(): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(me: Me): void {
  const name = nameOf(me);
  try {
    if (name === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, name);
  } catch {
    // it is asked for each time then
  }
}
