import type { AskArgs, AskResult } from "@minihost/protocol";
import { h } from "../chrome/dom.js";
import type { UiContext } from "../ui/handlers.js";
import { accountCalls, type Phone } from "./account-calls.js";
import { personTexts } from "./account-texts.js";
import { alertLine, chooseOne, field, trying } from "./parts.js";
import { programHead, showSheet } from "./sheet.js";

type Outcome = AskResult<"phone">;
type Numbers = AskArgs<"phone">["phones"];

const another = "another";

/** The person chooses the number that the program gets, and proves that it is theirs where that has to be. */
export async function askPhone(context: UiContext, { realtime, phones }: AskArgs<"phone">): Promise<Outcome> {
  const chosen = phones.length > 0 ? await chooseNumber(context, phones) : another;
  if (chosen === null) return {};
  if (chosen === another) return addNumber(context);
  if (!realtime) return { phone: chosen };
  const shown = phones.find(({ id }) => id === chosen)?.shown ?? "";
  return enterCode(context, shown, {
    send: () => accountCalls.sendCodeAgain(chosen),
    verify: (code) => accountCalls.verifyAgain(chosen, code),
  });
}

function chooseNumber(context: UiContext, phones: Numbers): Promise<string | null> {
  const texts = personTexts(context.host.shell.language);
  const { lines, chosen } = chooseOne("phone", [
    ...phones.map(({ id, shown }) => ({ value: id, el: [shown] })),
    { value: another, el: [texts.anotherPhone] },
  ]);
  return showSheet<string | null>(context, {
    host: "phone",
    head: programHead(context, texts.asks),
    body: [h("h2", {}, texts.phone), h("p", {}, texts.phoneAbout), ...lines],
    buttons: [
      { action: "refuse", alias: "cancel", text: texts.refuse, press: () => null },
      {
        action: "allow",
        text: texts.allow,
        primary: true,
        grants: true,
        press: chosen,
      },
    ],
    escape: null,
  });
}

async function addNumber(context: UiContext): Promise<Outcome> {
  const texts = personTexts(context.host.shell.language);
  const country = field("countryCode", texts.country, { value: "+86", inputmode: "tel", maxlength: "5" });
  const number = field("phone", texts.number, { type: "tel", autocomplete: "tel-national", maxlength: "20" });
  country.classList.add("country");
  const wrong = alertLine();
  const typed = (): Phone => ({ countryCode: country.value.replace(/^\s*\+/, ""), number: number.value });
  const phone = await showSheet<Phone | null>(context, {
    host: "phone",
    head: programHead(context, texts.asks),
    body: [
      h("h2", {}, texts.addPhone),
      h("p", {}, texts.addPhoneAbout),
      h("div", { class: "row" }, country, number),
      wrong,
    ],
    buttons: [
      { action: "refuse", alias: "cancel", text: texts.refuse, press: () => null },
      {
        action: "send-code",
        text: texts.sendCode,
        primary: true,
        press: () => trying(wrong, texts, () => accountCalls.sendCode(typed()).then(typed)),
      },
    ],
    escape: null,
    submits: true,
  });
  if (!phone) return {};
  return enterCode(context, `+${phone.countryCode} ${phone.number}`, {
    verify: (code) => accountCalls.verify(phone, code),
  });
}

interface Proof {
  /** when nothing was sent so far */
  send?: () => Promise<void>;
  verify: (code: string) => Promise<{ id: string }>;
}

async function enterCode(context: UiContext, shown: string, { send, verify }: Proof): Promise<Outcome> {
  const texts = personTexts(context.host.shell.language);
  const code = field("code", texts.code, { inputmode: "numeric", autocomplete: "one-time-code", maxlength: "8" });
  const wrong = alertLine();
  if (send) void trying(wrong, texts, send);
  return showSheet<Outcome>(context, {
    host: "phone",
    head: programHead(context, texts.asks),
    body: [h("h2", {}, texts.enterCode), h("p", {}, texts.codeSent.replace("{phone}", shown)), code, wrong],
    buttons: [
      { action: "refuse", alias: "cancel", text: texts.refuse, press: () => ({}) },
      {
        action: "allow",
        text: texts.allow,
        primary: true,
        grants: true,
        press: () => trying(wrong, texts, () => verify(code.value).then(({ id }) => ({ phone: id }))),
      },
    ],
    escape: {},
    submits: true,
  });
}
