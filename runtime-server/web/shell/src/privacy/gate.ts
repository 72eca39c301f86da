import { h } from "../../../view/src/chrome/dom.js";
import { Refused } from "../../../view/src/host-calls.js";
import { account, type Me } from "../account-api.js";
import type { Context } from "../context.js";
import { reason } from "../form.js";
import { button, say } from "../ui.js";
import { privacy } from "./api.js";
import { downloadSection } from "./download.js";
import { leavingNotice, leavingSection } from "./leaving.js";
import { next } from "../pages/sign-in.js";
import { sentence } from "./terms.js";

const readable = /^\/(terms|privacy|sign-in|sign-up|recover)/;

/** Stands before every page until the person has agreed to the operator's texts, has signed out, or leaves. */
export async function gate(context: Context): Promise<void> {
  if (readable.test(location.pathname)) return;
  const me = await account.me().catch(() => null);
  if (me?.agree) await open(me, context);
  else if (me) goOn();
}

/** From the page where people are sent who wanted to go somewhere, to that place. */
function goOn(): void {
  if (location.pathname !== "/agree") return;
  const wanted = next(new URL(location.href));
  location.replace(wanted.startsWith("/agree") ? "/" : wanted);
}

async function open(me: Me, context: Context): Promise<void> {
  const { texts } = context;
  const shown = await privacy.terms();
  const dialog = h("dialog", { class: "sheet gate", attributes: { "aria-label": texts.privacy.gateTitle } });
  let isDone = false;
  // Escape closes a dialog at the second try, whatever the page says.
  dialog.addEventListener("cancel", (event) => event.preventDefault());
  dialog.addEventListener("close", () => !isDone && dialog.showModal());
  const failed = (error: unknown) => {
    if (error instanceof Refused && error.code === "terms_changed") location.reload();
    else say(reason(error, texts));
  };
  const agree = async () => {
    await privacy.agree(shown.version);
    isDone = true;
    dialog.close();
    dialog.remove();
    goOn();
  };
  const leave = () => account.signOut().then(() => location.replace("/"));
  const yes = button(texts.privacy.agree, null, () => void agree().catch(failed), "primary");
  yes.dataset["action"] = "agree";
  const out = button(texts.signOut, null, () => void leave().catch(failed));
  out.dataset["action"] = "gate-sign-out";
  const ways = h("div", { class: "gate-ways" });
  const show = (now: Me) =>
    ways.replaceChildren(
      ...leavingNotice(now, context, again),
      h(
        "details",
        { attributes: { "data-list": "gate-ways" } },
        h("summary", {}, texts.privacy.gateOther),
        downloadSection(context),
        leavingSection(now, context, again),
      ),
    );
  const again = () => void account.me().then(show, failed);
  show(me);
  dialog.append(
    h("div", { class: "sheet-head" }, h("h2", {}, texts.privacy.gateTitle)),
    h("p", {}, texts.privacy.gateText),
    h("p", {}, ...sentence({ ...shown, ageLine: 0 }, context)),
    h("div", { class: "buttons upright" }, yes, out),
    ways,
  );
  document.body.append(dialog);
  dialog.showModal();
}
