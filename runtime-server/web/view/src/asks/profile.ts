import type { AskArgs, AskResult } from "@minihost/protocol";
import { h } from "../chrome/dom.js";
import type { UiContext } from "../ui/handlers.js";
import { personTexts } from "./account-texts.js";
import { programHead, showSheet } from "./sheet.js";

type Outcome = AskResult<"profile">;

/** Asks whether the program may have a nickname and picture: those that everybody has, or the person's own. */
export function askProfile(context: UiContext, { nickname, avatar, reason }: AskArgs<"profile">): Promise<Outcome> {
  const texts = personTexts(context.host.shell.language);
  const hasOwn = nickname !== "" || avatar !== "";
  const own = face("own", nickname || texts.anonymous, avatar, texts.ownHint);
  const anonymous = face("anonymous", texts.anonymous, "", texts.anonymousHint);
  anonymous.input.checked = true;
  return showSheet<Outcome>(context, {
    host: "consent",
    head: programHead(context, texts.asks),
    body: [
      h("h2", {}, texts.profile),
      reason ? h("p", { class: "reason" }, reason) : null,
      ...(hasOwn ? [anonymous.el, own.el] : [h("p", {}, texts.anonymousOnly)]),
    ],
    buttons: [
      { action: "refuse", alias: "cancel", text: texts.refuse, press: () => ({ granted: false }) },
      {
        action: "allow",
        alias: "confirm",
        text: texts.allow,
        primary: true,
        grants: true,
        press: () => ({ granted: true, own: own.input.checked }),
      },
    ],
    escape: { granted: false },
  });
}

function face(value: string, name: string, avatar: string, hint: string) {
  const input = h("input", { attributes: { type: "radio", name: "shown", value } });
  const picture = avatar
    ? h("img", { attributes: { src: avatar, alt: "" } })
    : h("span", { class: "letter" }, [...name][0] ?? "");
  return { input, el: h("label", { class: "choice face" }, picture, h("span", {}, name, h("small", {}, hint)), input) };
}
