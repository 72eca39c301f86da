import { h } from "../../../view/src/chrome/dom.js";
import { account } from "../account-api.js";
import type { Context } from "../context.js";
import { enter, type Answers } from "../enter.js";
import { field, form } from "../form.js";
import { links } from "../keys-api.js";
import { secretOfLink } from "../link-secret.js";
import { codes, goOn, newPassword, next } from "../pages/sign-in.js";
import { bar, type Page } from "../ui.js";
import { recovery, type Way } from "./recovery-api.js";

/** Coming back without the password: by a code to a phone or by mail, by a recovery code, or by a link. */
export function recoverPage(context: Context, url: URL): Page {
  const { texts } = context;
  const token = secretOfLink();
  const [attempt = "", code = ""] = token.split(".");
  const body = h("div", { class: "body" });
  const back = () => goOn(next(url));
  if (code) body.append(h("p", { class: "hint" }, texts.linkIsGood), bringCode(attempt, code, context, back));
  else if (token) byLink(token, body, context);
  else body.append(...choice(context, back));
  const el = h(
    "div",
    { class: "page account", attributes: { "data-page": "recover" } },
    bar(texts.forgotten, texts),
    body,
  );
  return { title: texts.forgotten, el };
}

function choice(context: Context, back: () => Promise<void>): HTMLElement[] {
  const { texts } = context;
  const place = h("div", { class: "form" });
  const ways: [name: string, label: string, show: () => HTMLElement][] = [
    ["phone", texts.byPhone, () => byPhone(context, place, back)],
    ["mail", texts.byMail, () => byMail(context, place, back)],
    ["recovery-code", texts.byRecoveryCode, () => byRecoveryCode(context, back)],
  ];
  const buttons = ways.map(([name, label, show]) => {
    const press = () => {
      for (const one of buttons) one.setAttribute("aria-pressed", String(one === el));
      place.replaceChildren(show());
      place.querySelector("input")?.focus();
    };
    const el: HTMLButtonElement = h(
      "button",
      {
        class: "segment",
        attributes: { type: "button", "data-action": `by-${name}`, "aria-pressed": String(name === "phone") },
        on: { click: press },
      },
      label,
    );
    return el;
  });
  place.append(ways[0]![2]());
  return [
    h("div", { class: "segments", attributes: { role: "group", "aria-label": texts.wayBack } }, ...buttons),
    place,
  ];
}

function byPhone(context: Context, place: HTMLElement, back: () => Promise<void>): HTMLElement {
  const { texts } = context;
  const country = field(texts.countryCode, "countryCode", { value: "+86", inputmode: "tel", maxlength: "5" });
  const number = field(
    texts.phoneNumber,
    "number",
    { type: "tel", autocomplete: "tel-national", maxlength: "20" },
    texts.recoverByPhoneHint,
  );
  return form(texts, "recover-phone", [country, number], texts.sendCode, async (values) => {
    const way = { countryCode: values["countryCode"] ?? "", number: values["number"] ?? "" };
    await begin(way, `${way.countryCode} ${way.number}`, context, place, back);
  });
}

function byMail(context: Context, place: HTMLElement, back: () => Promise<void>): HTMLElement {
  const { texts } = context;
  const address = field(
    texts.mailAddress,
    "mail",
    { type: "email", autocomplete: "email", maxlength: "254" },
    texts.recoverByMailHint,
  );
  return form(texts, "recover-mail", [address], texts.sendCode, async ({ mail = "" }) => {
    await begin({ mail }, mail, context, place, back);
  });
}

async function begin(
  way: Way,
  where: string,
  context: Context,
  place: HTMLElement,
  back: () => Promise<void>,
): Promise<void> {
  const { attempt } = await recovery.begin(way);
  place.replaceChildren(
    h("p", { class: "hint" }, context.texts.codeOnItsWay(where)),
    bringCode(attempt, null, context, back),
  );
  place.querySelector("input")?.focus();
}

/** @param given the code, when it came with a link */
function bringCode(
  attempt: string,
  given: string | null,
  context: Context,
  back: () => Promise<void>,
): HTMLFormElement {
  const { texts } = context;
  const code = field(texts.phoneCode, "code", {
    inputmode: "numeric",
    autocomplete: "one-time-code",
    maxlength: "8",
  });
  const fields = [...(given === null ? [code] : []), newPassword(context, texts.newPassword)];
  return form(texts, "recover-code", fields, texts.signIn, async (values) => {
    const brought = { attempt, code: given ?? values["code"]!, password: values["password"]! };
    const send = (answers: Answers) => recovery.redeem({ ...brought, secondCode: answers.code });
    if (await enter(context, send)) await back();
  });
}

function byRecoveryCode(context: Context, back: () => Promise<void>): HTMLElement {
  const { texts } = context;
  const code = field(
    texts.recoveryCode,
    "code",
    { autocomplete: "off", autocapitalize: "none", spellcheck: "false" },
    texts.recoverHint,
  );
  return form(texts, "recover", [code, newPassword(context, texts.newPassword)], texts.signIn, async (values) => {
    const send = (answers: Answers) => account.recover(values["code"]!, values["password"]!, answers.code);
    if (await enter(context, send)) await back();
  });
}

/** With a link that an operator has made. */
function byLink(token: string, body: HTMLElement, context: Context): void {
  const { texts } = context;
  const recover = async (values: Record<string, string>) => {
    const { recoveryCodes } = await links.recover(token, values["password"]!);
    body.replaceChildren(codes(recoveryCodes, context, () => location.replace("/me")));
  };
  body.append(
    h("p", { class: "hint" }, texts.keys.linkRecover),
    form(texts, "recover-link", [newPassword(context, texts.newPassword)], texts.signIn, recover),
  );
}
