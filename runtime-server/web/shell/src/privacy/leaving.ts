import { h } from "../../../view/src/chrome/dom.js";
import { account, type Me } from "../account-api.js";
import type { Context } from "../context.js";
import { reason } from "../form.js";
import { withProof } from "../proof.js";
import { confirm } from "../sheet.js";
import { moment } from "../time.js";
import { button, say, section } from "../ui.js";
import { downloadSection } from "./download.js";
import { privacy } from "./api.js";

/** Says that the account is to be deleted, and lets it stay; nothing for all others. */
export function leavingNotice(me: Me, context: Context, changed: () => void): HTMLElement[] {
  const { texts, language } = context;
  if (!me.leavesAt) return [];
  const stay = async () => {
    await privacy.stay();
    say(texts.privacy.stayed);
    changed();
  };
  const press = button(
    texts.privacy.stay,
    null,
    () => void stay().catch((error: unknown) => say(reason(error, texts))),
    "small primary",
  );
  press.dataset["action"] = "stay";
  return [
    h(
      "div",
      { class: "notice", attributes: { role: "note", "data-notice": "leaving" } },
      h("p", {}, texts.privacy.leaves(moment(me.leavesAt, language))),
      press,
    ),
  ];
}

/** Where a person has their account deleted. */
export function leavingSection(me: Me, context: Context, changed: () => void): HTMLElement {
  const { texts } = context;
  const hint = h("p", { class: "hint" }, texts.privacy.leaveHint);
  if (me.leavesAt) return section(texts.privacy.leave, null, hint);
  const held = h("p", { class: "wrong", attributes: { role: "status" } });
  const leave = async () => {
    if (!(await confirm(texts.privacy.leaveQuestion, texts.privacy.leaveNow, texts))) return;
    await withProof(context, () => privacy.leave());
    changed();
    scrollTo({ top: 0 });
  };
  const press = button(
    texts.privacy.leave,
    null,
    () => void leave().catch((error: unknown) => say(reason(error, texts))),
    "danger",
  );
  press.dataset["action"] = "leave";
  void privacy.holds().then(
    ({ holds }) => {
      press.disabled = holds.length > 0;
      held.textContent = holds.length
        ? [texts.privacy.kept, ...holds.map((code) => texts.denials[code] ?? code)].join(" ")
        : "";
    },
    () => {},
  );
  return section(texts.privacy.leave, null, hint, held, press);
}

/** Where a guest fetches everything, and has it deleted at once; empty for whoever is signed in. */
export function forgetSection(context: Context): HTMLElement {
  const { texts } = context;
  const el = h("div");
  const forget = async () => {
    if (!(await confirm(texts.privacy.forgetQuestion, texts.privacy.forgetNow, texts))) return;
    await privacy.forgetGuest();
    sessionStorage.clear();
    localStorage.clear();
    location.replace("/");
  };
  const press = button(
    texts.privacy.forget,
    null,
    () => void forget().catch((error: unknown) => say(reason(error, texts))),
    "danger",
  );
  press.dataset["action"] = "forget-me";
  void account.me().then(
    (me) => {
      if (!me.signedIn) {
        el.append(downloadSection(context));
        el.append(section(texts.privacy.forget, null, h("p", { class: "hint" }, texts.privacy.forgetHint), press));
      }
    },
    () => {},
  );
  return el;
}
