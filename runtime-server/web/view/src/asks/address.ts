import type { AskArgs, AskResult, KeptAddress, PostalAddress } from "@minihost/protocol";
import { h } from "../chrome/dom.js";
import type { UiContext } from "../ui/handlers.js";
import { accountCalls } from "./account-calls.js";
import { personTexts, reasonOf } from "./account-texts.js";
import { programHead, showSheet } from "./sheet.js";

type Outcome = AskResult<"address">;

const another = "another";

/** The person chooses one of their addresses, or writes one down. */
export async function askAddress(context: UiContext, { addresses }: AskArgs<"address">): Promise<Outcome> {
  const chosen = addresses.length > 0 ? await choose(context, addresses) : another;
  if (chosen === null) return {};
  return chosen === another ? addAddress(context) : { address: chosen };
}

const lineOf = ({ province, city, county, detail }: PostalAddress): string =>
  [province, city, county, detail].filter(Boolean).join(" ");

function choose(context: UiContext, addresses: KeptAddress[]): Promise<string | null> {
  const texts = personTexts(context.host.shell.language);
  const boxes = [...addresses, null].map((kept, at) => {
    const input = h("input", { attributes: { type: "radio", name: "address", value: kept?.id ?? another } });
    input.checked = at === 0;
    const words = kept
      ? h("span", {}, `${kept.address.name} ${kept.address.phone}`, h("small", {}, lineOf(kept.address)))
      : h("span", {}, texts.anotherAddress);
    return { input, el: h("label", { class: "choice face" }, words, input) };
  });
  return showSheet<string | null>(context, {
    host: "address",
    head: programHead(context, texts.asks),
    body: [h("h2", {}, texts.address), h("p", {}, texts.addressAbout), ...boxes.map(({ el }) => el)],
    buttons: [
      { action: "refuse", alias: "cancel", text: texts.refuse, press: () => null },
      {
        action: "allow",
        text: texts.allow,
        primary: true,
        grants: true,
        press: () => boxes.find(({ input }) => input.checked)?.input.value ?? null,
      },
    ],
    escape: null,
  });
}

function addAddress(context: UiContext): Promise<Outcome> {
  const texts = personTexts(context.host.shell.language);
  const fields = addressFields(texts);
  const wrong = h("p", { class: "wrong", attributes: { role: "alert" } });
  const send = async (): Promise<Outcome | undefined> => {
    wrong.textContent = "";
    try {
      return { address: (await accountCalls.addAddress(valuesOf(fields))).id };
    } catch (error) {
      wrong.textContent = reasonOf(error, texts);
      return undefined;
    }
  };
  return showSheet<Outcome>(context, {
    host: "address",
    head: programHead(context, texts.asks),
    body: [h("h2", {}, texts.addAddress), h("p", {}, texts.addAddressAbout), ...fields, wrong],
    buttons: [
      { action: "refuse", alias: "cancel", text: texts.refuse, press: () => ({}) },
      { action: "allow", text: texts.allow, primary: true, grants: true, press: send },
    ],
    escape: {},
    submits: true,
  });
}

const parts = ["name", "phone", "province", "city", "county", "detail", "postalCode"] as const;
const kinds = ["name", "tel", "address-level1", "address-level2", "address-level3", "street-address", "postal-code"];

/** One field for each part of an address. */
function addressFields(texts: ReturnType<typeof personTexts>): HTMLInputElement[] {
  return parts.map((name, at) => {
    const label = texts.addressParts[at]!;
    const attributes = { name, placeholder: label, "aria-label": label, autocomplete: kinds[at]!, maxlength: "200" };
    return h("input", { attributes });
  });
}

function valuesOf(fields: HTMLInputElement[]): PostalAddress {
  return Object.fromEntries(parts.map((name, at) => [name, fields[at]!.value])) as unknown as PostalAddress;
}
