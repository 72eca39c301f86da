import type { AskArgs, AskResult } from "@minihost/protocol";
import { h } from "../chrome/dom.js";
import type { UiContext } from "../ui/handlers.js";
import { programHead, showSheet } from "./sheet.js";
import { askTexts } from "./texts.js";

/** Asks whether the program may do something. The words for it are the host's; the program's reason stands below them. */
export function askConsent(context: UiContext, { scope, reason }: AskArgs<"consent">): Promise<AskResult<"consent">> {
  const texts = askTexts(context.host.shell.language);
  return showSheet<AskResult<"consent">>(context, {
    host: "consent",
    head: programHead(context, texts.asks),
    body: [h("h2", {}, texts.scopes[scope] ?? scope), reason ? h("p", { class: "reason" }, reason) : null],
    buttons: [
      { action: "refuse", alias: "cancel", text: texts.refuse, press: () => ({ granted: false }) },
      {
        action: "allow",
        alias: "confirm",
        text: texts.allow,
        primary: true,
        grants: true,
        press: () => ({ granted: true }),
      },
    ],
    escape: { granted: false },
  });
}

/** Lets the person change what was decided; answers with what is different now. */
export function askSettings(context: UiContext, { granted }: AskArgs<"settings">): Promise<AskResult<"settings">> {
  const texts = askTexts(context.host.shell.language);
  const now = { ...granted };
  const lines = Object.keys(granted).map((scope) => {
    const box = h("input", { attributes: { type: "checkbox", "data-scope": scope } });
    box.checked = granted[scope] === true;
    box.addEventListener("change", () => (now[scope] = box.checked));
    return h("label", { class: "choice" }, texts.scopes[scope] ?? scope, box);
  });
  const done = () => ({
    granted: Object.fromEntries(Object.entries(now).filter(([scope, value]) => granted[scope] !== value)),
  });
  const about = texts.settingsAbout.replace("{name}", context.host.shell.appName);
  return showSheet<AskResult<"settings">>(context, {
    host: "settings",
    head: programHead(context, texts.settings),
    body: [h("p", {}, lines.length ? about : texts.nothing), ...lines],
    buttons: [{ action: "confirm", text: texts.done, primary: true, grants: true, press: done }],
    escape: { granted: {} },
  });
}
