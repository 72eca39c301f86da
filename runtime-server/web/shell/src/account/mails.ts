import { h } from "../../../view/src/chrome/dom.js";
import type { Context } from "../context.js";
import { field, form, reason } from "../form.js";
import { withProof } from "../proof.js";
import { confirm } from "../sheet.js";
import { button, say, section } from "../ui.js";
import { recovery, type Mail } from "./recovery-api.js";

/** The person's mail addresses: added with a code, taken away. */
export function mailSection(context: Context): HTMLElement {
  const { texts } = context;
  const list = h("div", { attributes: { "data-list": "mails" } });
  const adding = h("div", {});
  const failed = (error: unknown) => say(reason(error, texts));
  const show = (all: Mail[]) =>
    list.replaceChildren(
      ...(all.length ? all.map((one) => line(one)) : [h("p", { class: "hint" }, texts.mailAddressesNone)]),
    );
  const load = () => recovery.mails().then(show, failed);
  const remove = async (one: Mail) => {
    if (!(await confirm(texts.removeMailQuestion, texts.removePhone, texts))) return;
    await withProof(context, () => recovery.removeMail(one.id)).then(load, failed);
  };
  const line = (one: Mail) =>
    h(
      "div",
      { class: "kept", attributes: { "data-id": one.id } },
      h("div", { class: "text" }, one.address),
      button(texts.removePhone, null, () => void remove(one), "small"),
    );
  const begin = () => {
    adding.replaceChildren(addressForm(context, adding, () => void load()));
    adding.querySelector("input")?.focus();
  };
  const add = button(texts.addMail, null, begin, "small");
  add.dataset["action"] = "add-mail";
  void load();
  return section(texts.mailAddresses, add, h("p", { class: "hint" }, texts.mailAddressesHint), list, adding);
}

/** First the address, then the code that was sent there. */
function addressForm(context: Context, box: HTMLElement, added: () => void): HTMLFormElement {
  const { texts } = context;
  const address = field(texts.mailAddress, "mail", { type: "email", autocomplete: "email", maxlength: "254" });
  return form(texts, "send-mail-code", [address], texts.sendCode, async ({ mail = "" }) => {
    await withProof(context, () => recovery.sendCode(mail));
    const code = field(
      texts.mailCode,
      "code",
      { inputmode: "numeric", autocomplete: "one-time-code", maxlength: "8" },
      texts.mailSent(mail),
    );
    box.replaceChildren(
      form(texts, "verify-mail", [code], texts.save, async (values) => {
        await withProof(context, () => recovery.verifyMail(mail, values["code"] ?? ""));
        box.replaceChildren();
        added();
      }),
    );
    box.querySelector("input")?.focus();
  });
}
