import { h } from "../../../view/src/chrome/dom.js";
import type { Context } from "../context.js";
import { reason } from "../form.js";
import { withProof } from "../proof.js";
import { confirm, openSheet } from "../sheet.js";
import { codes } from "../pages/sign-in.js";
import { button, say, section } from "../ui.js";
import { recovery } from "./recovery-api.js";

/** How many recovery codes are left, and new ones in their place. */
export function recoveryCodeSection(context: Context): HTMLElement {
  const { texts } = context;
  const state = h("p", { class: "hint", attributes: { "data-value": "codes-left" } });
  const failed = (error: unknown) => say(reason(error, texts));
  const load = () =>
    recovery.codesLeft().then(({ left }) => {
      state.textContent = left ? texts.codesLeft(left) : texts.codesNone;
    }, failed);
  const renew = async () => {
    if (!(await confirm(texts.renewCodesQuestion, texts.renewCodes, texts))) return;
    const { recoveryCodes } = await withProof(context, () => recovery.renewCodes());
    const shown = codes(recoveryCodes, context, () => dialog.close());
    const dialog: HTMLDialogElement = openSheet(texts.recoveryCodes, texts, shown);
    await load();
  };
  const more = button(texts.renewCodes, null, () => void renew().catch(failed), "small");
  more.dataset["action"] = "renew-codes";
  void load();
  return section(texts.recoveryCodes, more, state);
}
