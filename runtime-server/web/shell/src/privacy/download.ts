import { h } from "../../../view/src/chrome/dom.js";
import type { Context } from "../context.js";
import { reason } from "../form.js";
import { withProof } from "../proof.js";
import { button, say, section } from "../ui.js";
import { privacy } from "./api.js";

/** Where people fetch what is kept about them. */
export function downloadSection(context: Context): HTMLElement {
  const { texts } = context;
  const fetchIt = async () => {
    await withProof(context, () => privacy.askForData());
    location.assign("/_a/data");
  };
  const press = button(texts.privacy.download, null, () => {
    press.disabled = true;
    void fetchIt()
      .catch((error: unknown) => say(reason(error, texts)))
      .finally(() => setTimeout(() => (press.disabled = false), 3_000));
  });
  press.dataset["action"] = "download-data";
  return section(texts.privacy.data, null, h("p", { class: "hint" }, texts.privacy.dataHint), press);
}
