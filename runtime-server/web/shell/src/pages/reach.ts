import { h } from "../../../view/src/chrome/dom.js";
import { square } from "../../../view/src/ui/square.js";
import { account, type Phone } from "../account-api.js";
import { recovery } from "../account/recovery-api.js";
import type { Context } from "../context.js";
import { field, form, reason } from "../form.js";
import { icons } from "../icons.js";
import { withProof } from "../proof.js";
import { confirm } from "../sheet.js";
import { button, say, section } from "../ui.js";

type Wanted = Pick<Phone, "countryCode" | "number">;

/** The server sends no other code before. */
const AGAIN_AFTER_MILLIS = 60_000;

/** The person's picture: shown, changed, taken away. */
export function portrait(context: Context): HTMLElement {
  const { texts } = context;
  const image = h("img", { class: "portrait", attributes: { alt: "", hidden: "" } });
  const none = h("div", { class: "portrait none", attributes: { "aria-hidden": "true" } }, icons.person());
  const remove = button(texts.removePicture, null, () => void change(() => account.removeAvatar()), "small");
  const show = (path: string | null) => {
    image.hidden = remove.hidden = path === null;
    none.hidden = path !== null;
    if (path !== null) image.src = path;
  };
  const failed = (error: unknown) => say(reason(error, texts));
  const change = async (act: () => Promise<{ path: string | null } | void>) => {
    try {
      show((await act())?.path ?? null);
      say(texts.saved);
    } catch (error) {
      failed(error);
    }
  };
  const input = h("input", { attributes: { type: "file", accept: "image/*", hidden: "", "data-action": "picture" } });
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    input.value = "";
    if (file) void change(async () => account.setAvatar(await square(file)));
  });
  const pick = button(texts.choosePicture, null, () => input.click(), "small");
  remove.hidden = true;
  account.avatar().then(({ path }) => show(path), failed);
  return section(
    texts.picture,
    null,
    h("div", { class: "kept" }, image, none, h("div", { class: "text" }), pick, remove, input),
  );
}

/** The person's phone numbers: added with a code, taken away. */
export function phones(context: Context): HTMLElement {
  const { texts } = context;
  const list = h("div", { attributes: { "data-list": "phones" } });
  const failed = (error: unknown) => say(reason(error, texts));
  const load = () =>
    account
      .phones()
      .then((all) => list.replaceChildren(...all.flatMap((one) => line(one, context, remove, load))), failed);
  const remove = async (one: Phone) => {
    if (!(await confirm(texts.removePhoneQuestion, texts.removePhone, texts))) return;
    await withProof(context, () => account.removePhone(one.id)).then(load, failed);
  };
  const adding = h("div", {});
  const add = button(texts.addPhone, null, () => adding.replaceChildren(numberForm(context, adding, load)), "small");
  void load();
  return section(texts.phones, add, h("p", { class: "hint" }, texts.phonesHint), list, adding);
}

function line(
  one: Phone,
  context: Context,
  remove: (one: Phone) => Promise<void>,
  changed: () => Promise<void>,
): HTMLElement[] {
  const { texts } = context;
  const out = button(texts.removePhone, null, () => void remove(one), "small");
  const shown = `+${one.countryCode} ${one.number}`;
  const box = h("input", { attributes: { type: "checkbox", role: "switch", "data-action": "recovers" } });
  box.checked = one.recovers;
  box.addEventListener("change", () => {
    void withProof(context, () => recovery.setRecovers(one.id, box.checked))
      .catch((error: unknown) => say(reason(error, texts)))
      .then(changed);
  });
  return [
    h("div", { class: "kept", attributes: { "data-id": one.id } }, h("div", { class: "text" }, shown), out),
    h("label", { class: "switch of-above" }, h("small", {}, texts.recovers), box),
  ];
}

/** First the number, then the code that was sent there. */
function numberForm(context: Context, box: HTMLElement, added: () => void, typed?: Wanted): HTMLFormElement {
  const { texts } = context;
  const country = field(texts.countryCode, "countryCode", {
    value: typed?.countryCode ?? "+86",
    inputmode: "tel",
    maxlength: "5",
  });
  const number = field(texts.phoneNumber, "number", {
    value: typed?.number ?? "",
    type: "tel",
    autocomplete: "tel-national",
    maxlength: "20",
  });
  return form(texts, "send-code", [country, number], texts.sendCode, async (values) => {
    const wanted = { countryCode: values["countryCode"] ?? "", number: values["number"] ?? "" };
    await account.sendCode(wanted);
    box.replaceChildren(...codeStep(context, box, added, wanted));
    box.querySelector("input")?.focus();
  });
}

/** The code, and the ways back: another code after a pause, another number. */
function codeStep(context: Context, box: HTMLElement, added: () => void, wanted: Wanted): HTMLElement[] {
  const { texts } = context;
  const code = field(
    texts.phoneCode,
    "code",
    { inputmode: "numeric", autocomplete: "one-time-code", maxlength: "8" },
    texts.phoneSent(`${wanted.countryCode} ${wanted.number}`),
  );
  const again = button(texts.sendAgain, null, () => void resend(), "small");
  const rest = () => {
    again.disabled = true;
    setTimeout(() => (again.disabled = false), AGAIN_AFTER_MILLIS);
  };
  const resend = async () => {
    rest();
    await account.sendCode(wanted).then(
      () => say(texts.phoneSent(`${wanted.countryCode} ${wanted.number}`)),
      (error: unknown) => say(reason(error, texts)),
    );
  };
  const back = () => {
    box.replaceChildren(numberForm(context, box, added, wanted));
    box.querySelector<HTMLInputElement>("input[name=number]")?.focus();
  };
  const verify = form(texts, "verify-phone", [code], texts.save, async (values) => {
    await account.verifyPhone({ ...wanted, code: values["code"] ?? "" });
    box.replaceChildren();
    added();
  });
  rest();
  return [verify, h("div", { class: "buttons" }, again, button(texts.otherNumber, null, back, "small"))];
}
