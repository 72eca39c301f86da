import type { AskArgs, AskResult, KeptAddress, PostalAddress } from "@minihost/protocol";
import { h } from "../chrome/dom.js";
import type { UiContext } from "../ui/handlers.js";
import { accountCalls } from "./account-calls.js";
import { personTexts } from "./account-texts.js";
import { alertLine, chooseOne, field, trying } from "./parts.js";
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
  const { lines, chosen } = chooseOne("address", [
    ...addresses.map(({ id, address }) => ({
      value: id,
      el: [h("span", {}, `${address.name} ${address.phone}`, h("small", {}, lineOf(address)))],
      class: "choice face",
    })),
    { value: another, el: [h("span", {}, texts.anotherAddress)], class: "choice face" },
  ]);
  return showSheet<string | null>(context, {
    host: "address",
    head: programHead(context, texts.asks),
    body: [h("h2", {}, texts.address), h("p", {}, texts.addressAbout), ...lines],
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

function addAddress(context: UiContext): Promise<Outcome> {
  const texts = personTexts(context.host.shell.language);
  const fields = addressFields(texts);
  const wrong = alertLine();
  const send = () =>
    trying(wrong, texts, async () => ({ address: (await accountCalls.addAddress(valuesOf(fields))).id }));
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
  return parts.map((name, at) => field(name, texts.addressParts[at]!, { autocomplete: kinds[at]! }));
}

function valuesOf(fields: HTMLInputElement[]): PostalAddress {
  return Object.fromEntries(parts.map((name, at) => [name, fields[at]!.value])) as unknown as PostalAddress;
}
