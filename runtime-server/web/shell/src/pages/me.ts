import { h } from "../../../view/src/chrome/dom.js";
import { account, type Me } from "../account-api.js";
import { devices, signOut } from "../account/devices.js";
import { mailSection } from "../account/mails.js";
import { inParts, type Part } from "../account/parts.js";
import { recoveryCodeSection } from "../account/recovery-codes.js";
import type { Context } from "../context.js";
import { field, form } from "../form.js";
import { organisationSection, tokenSection } from "../organisations/sections.js";
import { downloadSection } from "../privacy/download.js";
import { leavingNotice, leavingSection } from "../privacy/leaving.js";
import { frozenNotice, looksSection } from "../privacy/looks.js";
import { withProof } from "../proof.js";
import { bar, say, section, type Page } from "../ui.js";
import { walletSection } from "../wallet/page.js";
import { addresses } from "./addresses.js";
import { appSection, roleNotice } from "./me-app.js";
import { issuerSection } from "./me-issuers.js";
import { passkeySection } from "./me-passkeys.js";
import { phones, portrait } from "./reach.js";

/** The person's account, in parts: who they are, how they sign in, where they do, how they are reached, what they work on. */
export function mePage(context: Context): Page {
  const { texts } = context;
  const body = h("div", { class: "body" });
  let leave = () => {};
  const show = (me: Me) => {
    if (!me.signedIn) return location.replace("/sign-in?next=/me");
    leave();
    const shown = inParts(texts.partsOf, parts(me, context, show, load));
    leave = shown.leave;
    body.replaceChildren(
      ...frozenNotice(me, context),
      ...leavingNotice(me, context, load),
      ...roleNotice(me, context, load),
      shown.el,
    );
  };
  const load = () => void account.me().then(show, () => body.replaceChildren(h("p", { class: "hint" }, texts.failed)));
  load();
  const el = h("div", { class: "page account me", attributes: { "data-page": "me" } }, bar(texts.account, texts), body);
  return { title: texts.account, el, leave: () => leave() };
}

function parts(me: Me, context: Context, show: (me: Me) => void, load: () => void): Part[] {
  const sections: Record<keyof Context["texts"]["parts"], HTMLElement[]> = {
    profile: [profile(me, context, show), portrait(context), walletSection(context)],
    security: [
      password(me, context),
      passkeySection(context),
      appSection(context, load),
      issuerSection(context),
      recoveryCodeSection(context),
    ],
    devices: [devices(context), signOut(context)],
    reach: [phones(context), mailSection(context), addresses(context)],
    work: [organisationSection(context, Boolean(me.role)), tokenSection(context)],
    privacy: [looksSection(context), downloadSection(context), leavingSection(me, context, load)],
  };
  return (Object.keys(sections) as (keyof typeof sections)[]).map((id) => ({
    id,
    title: context.texts.parts[id],
    sections: sections[id],
  }));
}

function profile(me: Me, context: Context, show: (me: Me) => void): HTMLElement {
  const { texts } = context;
  const save = async (values: Record<string, string>) => {
    show(await account.rename(values["nickname"] ?? ""));
    say(texts.saved);
  };
  const nickname = field(
    texts.nickname,
    "nickname",
    { value: me.nickname ?? "", maxlength: "64", autocomplete: "nickname" },
    texts.nicknameHint,
  );
  nickname.querySelector("input")!.required = false;
  return section(
    me.nickname || me.username || "",
    null,
    h("p", { class: "hint" }, texts.signedInAs(me.username ?? "")),
    form(texts, "profile", [nickname], texts.save, save),
  );
}

function password(me: Me, context: Context): HTMLElement {
  const { texts } = context;
  const fresh = field(
    texts.newPassword,
    "password",
    { type: "password", autocomplete: "new-password", minlength: "10", maxlength: "200" },
    texts.passwordHint,
  );
  const save = async (values: Record<string, string>) => {
    await withProof(context, () => account.setPassword(values["password"]!));
    el.reset();
    say(texts.passwordSaved);
  };
  const el = form(texts, "password", [fresh], me.hasPassword ? texts.changePassword : texts.save, save);
  return section(texts.password, null, el);
}
