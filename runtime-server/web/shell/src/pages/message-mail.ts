import { h } from "../../../view/src/chrome/dom.js";
import { callHost } from "../../../view/src/host-calls.js";
import type { Context } from "../context.js";
import { field, form } from "../form.js";
import { button, say, section } from "../ui.js";

interface State {
  /** whether mail goes out, and the person has an account */
  possible: boolean;
  /** empty where there is none */
  address: string;
  confirmed: boolean;
}

const call = <T>(method: string, path = "", body?: unknown) => callHost<T>(method, `/_h/messages/mail${path}`, body);

/** Lets the person be told of messages by mail, at an address that they confirm. Empty where that cannot be. */
export function messageMail(context: Context): HTMLElement {
  const place = h("div", { class: "mail" });
  const show = (state: State) => place.replaceChildren(...(state.possible ? [content(state, context, show)] : []));
  void call<State>("GET").then(show, () => {});
  return place;
}

function content(state: State, context: Context, show: (state: State) => void): HTMLElement {
  const { texts } = context;
  const end = async () => {
    await call<void>("DELETE");
    show({ ...state, address: "", confirmed: false });
  };
  const off = button(texts.mailOff, null, () => void end().catch(() => say(texts.failed)), "small");
  off.dataset["action"] = "mail-off";
  if (state.confirmed) return section(texts.mail, off, h("p", { class: "hint" }, texts.mailOn(state.address)));
  if (state.address) {
    const code = field(texts.mailCode, "code", { inputmode: "numeric", autocomplete: "one-time-code", maxlength: "6" });
    const confirm = async (values: Record<string, string>) =>
      show(await call<State>("POST", "/confirm", { code: values["code"] }));
    const hint = h("p", { class: "hint" }, texts.mailSent(state.address));
    return section(texts.mail, off, hint, form(texts, "mail-code", [code], texts.mailConfirm, confirm));
  }
  const address = field(texts.mailAddress, "address", { type: "email", autocomplete: "email", maxlength: "254" });
  const propose = async (values: Record<string, string>) =>
    show(await call<State>("PUT", "", { address: values["address"] }));
  return section(texts.mail, null, form(texts, "mail", [address], texts.mailSend, propose));
}
