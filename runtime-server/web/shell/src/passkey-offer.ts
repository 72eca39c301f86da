import { h } from "../../view/src/chrome/dom.js";
import type { Context } from "./context.js";
import { reason } from "./form.js";
import { passkeys } from "./keys-api.js";
import { hasPasskeys } from "../../view/src/passkey.js";
import { button } from "./ui.js";

/** The way by a passkey, below the one by a password; empty where this browser has none at this address. */
export function passkeyOffer(context: Context, label: string, name: string, use: () => Promise<void>): HTMLElement {
  const { texts } = context;
  const wrong = h("p", { class: "wrong", attributes: { role: "alert" } });
  const press = () => {
    wrong.textContent = "";
    el.disabled = true;
    void use()
      .catch((error: unknown) => (wrong.textContent = reason(error, texts)))
      .finally(() => (el.disabled = false));
  };
  const el = button(label, null, press);
  el.dataset["action"] = name;
  const offer = h(
    "div",
    { class: "form", attributes: { hidden: "" } },
    h("p", { class: "or" }, texts.keys.or),
    el,
    wrong,
  );
  void passkeys.here().then(
    ({ host }) => (offer.hidden = !hasPasskeys(host)),
    () => {},
  );
  return offer;
}
