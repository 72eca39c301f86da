import type { AskArgs, AskResult, PrivacyGuideline } from "@minihost/protocol";
import { h } from "../chrome/dom.js";
import type { UiContext } from "../ui/handlers.js";
import { personTexts } from "./account-texts.js";
import { programHead, showSheet } from "./sheet.js";

/** Asks whether the person agrees to what the program does with their data. */
export function askPrivacy(context: UiContext, guideline: AskArgs<"privacy">): Promise<AskResult<"privacy">> {
  const texts = personTexts(context.host.shell.language);
  return showSheet<AskResult<"privacy">>(context, {
    host: "consent",
    head: programHead(context, texts.privacyAsks),
    body: [h("h2", {}, texts.privacy), ...contents(guideline, texts)],
    buttons: [
      { action: "refuse", alias: "cancel", text: texts.refuse, press: () => ({ agreed: false }) },
      { action: "allow", text: texts.agree, primary: true, grants: true, press: () => ({ agreed: true }) },
    ],
    escape: { agreed: false },
  });
}

/** Shows it without a question. */
export async function showPrivacy(context: UiContext, guideline: PrivacyGuideline): Promise<void> {
  const texts = personTexts(context.host.shell.language);
  await showSheet(context, {
    host: "privacy",
    head: programHead(context, ""),
    body: [h("h2", {}, texts.privacy), ...contents(guideline, texts)],
    buttons: [{ action: "confirm", text: texts.close, primary: true, press: () => true }],
    escape: true,
  });
}

/** In the program's words, which are only shown as such. */
function contents({ uses, contact }: PrivacyGuideline, texts: ReturnType<typeof personTexts>): HTMLElement[] {
  const list = Array.isArray(uses) ? uses : [];
  const lines = list.map(({ data, why }) => h("li", {}, h("b", {}, String(data)), h("span", {}, String(why ?? ""))));
  return [
    lines.length > 0 ? h("ul", { class: "uses" }, ...lines) : h("p", {}, texts.noUses),
    ...(contact ? [h("p", {}, `${texts.contact} ${String(contact)}`)] : []),
  ];
}
