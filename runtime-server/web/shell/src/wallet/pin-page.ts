import { yuan } from "../../../view/src/asks/money.js";
import { usePasskey } from "../../../view/src/passkey.js";
import { h } from "../../../view/src/chrome/dom.js";
import { Refused } from "../../../view/src/host-calls.js";
import type { Context } from "../context.js";
import { field, form, reason } from "../form.js";
import { withProof } from "../proof.js";
import { bar, button, say, section, type Page } from "../ui.js";
import { moment } from "../time.js";
import { wallet, type PinStanding } from "./api.js";
import { walletTexts } from "./texts.js";

/** The person's PIN: set, changed, reset. */
export function pinPage(context: Context): Page {
  const texts = walletTexts(context.language);
  const body = h("div", { class: "body" });
  const load = () =>
    void wallet.pin().then(
      (standing) => body.replaceChildren(...parts(standing, context, load)),
      (error: unknown) => {
        if (error instanceof Refused && error.status === 401) location.replace("/sign-in?next=/me/wallet/pin");
        else body.replaceChildren(h("p", { class: "hint" }, context.texts.failed));
      },
    );
  load();
  const el = h(
    "div",
    { class: "page account", attributes: { "data-page": "pin" } },
    bar(texts.pin, context.texts),
    body,
  );
  return { title: texts.pin, el };
}

function parts(standing: PinStanding, context: Context, load: () => void): HTMLElement[] {
  const texts = walletTexts(context.language);
  const { lockedUntil, caution } = standing;
  const notices = [
    lockedUntil ? texts.locked(moment(lockedUntil, context.language)) : "",
    caution ? texts.caution(yuan(caution.left), moment(caution.until, context.language)) : "",
  ].filter(Boolean);
  const head = notices.map((words) => h("p", { class: "notice", attributes: { role: "note" } }, words));
  return standing.isSet
    ? [...head, changing(context, load), resetting(standing, context, load)]
    : [...head, setting(context, load)];
}

function setting(context: Context, load: () => void): HTMLElement {
  const texts = walletTexts(context.language);
  const save = (values: Record<string, string>) =>
    withProof(context, () => wallet.setPin(chosen(values))).then(() => saved(context, load));
  return section(
    texts.pin,
    null,
    h("p", { class: "hint" }, texts.pinNone),
    pinForm(context, "set-pin", [], texts.set, save),
  );
}

function changing(context: Context, load: () => void): HTMLElement {
  const texts = walletTexts(context.language);
  const save = (values: Record<string, string>) =>
    wallet.changePin(values["old"] ?? "", chosen(values)).then(() => saved(context, load));
  const old = [digits(texts.oldPin, "old")];
  return section(texts.change, null, pinForm(context, "change-pin", old, texts.change, save));
}

function resetting(standing: PinStanding, context: Context, load: () => void): HTMLElement {
  const texts = walletTexts(context.language);
  const done = () => saved(context, load);
  const ways = [
    ...(standing.passkey ? [byPasskey(context, done)] : []),
    ...(standing.phones.length ? [byPhone(standing, context, done)] : []),
  ];
  const none = h("p", { class: "hint" }, texts.noReset);
  return section(texts.forgot, null, h("p", { class: "hint" }, texts.resetHint), ...(ways.length ? ways : [none]));
}

function byPasskey(context: Context, done: () => void): HTMLElement {
  const texts = walletTexts(context.language);
  return pinForm(context, "reset-by-passkey", [], texts.resetPasskey, async (values) => {
    const pin = chosen(values);
    await wallet.resetByPasskey(pin, await usePasskey(await wallet.resetOptions()));
    done();
  });
}

function byPhone({ phones }: PinStanding, context: Context, done: () => void): HTMLElement {
  const texts = walletTexts(context.language);
  const choice = h("select", { attributes: { name: "phone", "aria-label": texts.phone } });
  choice.append(...phones.map(({ id, shown }) => h("option", { attributes: { value: id } }, shown)));
  const send = button(texts.sendCode, null, () => {
    send.disabled = true;
    void wallet
      .sendCode(choice.value)
      .then(
        () => say(texts.sent),
        (error: unknown) => say(reason(error, context.texts)),
      )
      .finally(() => (send.disabled = false));
  });
  send.classList.add("small");
  send.dataset["action"] = "send-code";
  const extra = [
    h("div", { class: "kept" }, h("div", { class: "text" }, choice), send),
    field(texts.code, "code", { inputmode: "numeric", autocomplete: "one-time-code", maxlength: "8" }),
    field(texts.password, "password", { type: "password", autocomplete: "current-password", maxlength: "200" }),
  ];
  return pinForm(context, "reset-by-phone", extra, texts.resetPhone, async (values) => {
    const { phone = "", code = "", password = "" } = values;
    await wallet.resetByPhone(chosen(values), { phone, code, password });
    done();
  });
}

function saved(context: Context, load: () => void): void {
  say(walletTexts(context.language).saved);
  load();
}

/** What was typed twice was not the same. */
class Different extends Error {}

function chosen(values: Record<string, string>): string {
  if (values["pin"] !== values["again"]) throw new Different();
  return values["pin"] ?? "";
}

/** A form that ends with a PIN typed twice. */
function pinForm(
  context: Context,
  name: string,
  before: HTMLElement[],
  submit: string,
  send: (values: Record<string, string>) => Promise<void>,
): HTMLFormElement {
  const texts = walletTexts(context.language);
  const fields = [...before, digits(texts.newPin, "pin", texts.pinHint), digits(texts.again, "again")];
  const el: HTMLFormElement = form(context.texts, name, fields, submit, async (values) => {
    try {
      await send(values);
    } catch (error) {
      const words = own(error, context);
      if (words === null) throw error;
      el.querySelector(".wrong")!.textContent = words;
    }
  });
  return el;
}

function digits(label: string, name: string, hint = ""): HTMLElement {
  const limits = { inputmode: "numeric", pattern: "[0-9]{6}", minlength: "6", maxlength: "6" };
  return field(label, name, { type: "password", autocomplete: "off", ...limits }, hint);
}

/** What only these forms know to say. */
function own(error: unknown, context: Context): string | null {
  const texts = walletTexts(context.language);
  if (error instanceof Different) return texts.different;
  if (!(error instanceof Refused)) return null;
  if (error.code === "wrong_pin") return texts.wrongPin(Number(error.details["left"]));
  if (error.code === "pin_locked") return texts.locked(moment(String(error.details["until"]), context.language));
  return null;
}
