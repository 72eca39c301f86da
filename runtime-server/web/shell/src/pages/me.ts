import { h } from "../../../view/src/chrome/dom.js";
import { account, type Device, type Me } from "../account-api.js";
import { Refused } from "../api.js";
import type { Context } from "../context.js";
import { field, form, reason } from "../form.js";
import { organisationSection, tokenSection } from "../organisations/sections.js";
import { withProof } from "../proof.js";
import { confirm } from "../sheet.js";
import { ago } from "../time.js";
import { bar, button, say, section, type Page } from "../ui.js";
import { addresses } from "./addresses.js";
import { appSection, roleNotice } from "./me-app.js";
import { issuerSection } from "./me-issuers.js";
import { passkeySection } from "./me-passkeys.js";
import { phones, portrait } from "./reach.js";

/** The person's account: name, password, and where they are signed in. */
export function mePage(context: Context): Page {
  const { texts } = context;
  const body = h("div", { class: "body" });
  const show = (me: Me) => {
    if (!me.signedIn) return location.replace("/sign-in?next=/me");
    body.replaceChildren(
      ...roleNotice(me, context, load),
      profile(me, context, show),
      portrait(context),
      phones(context),
      addresses(context),
      passkeySection(context),
      appSection(context, load),
      issuerSection(context),
      password(me, context),
      organisationSection(context),
      tokenSection(context),
      devices(context),
      signOut(context),
    );
  };
  const load = () => void account.me().then(show, () => body.replaceChildren(h("p", { class: "hint" }, texts.failed)));
  load();
  const el = h("div", { class: "page account", attributes: { "data-page": "me" } }, bar(texts.account, texts), body);
  return { title: texts.account, el };
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

function devices(context: Context): HTMLElement {
  const { texts } = context;
  const list = h("div", { attributes: { "data-list": "devices" } });
  const failed = (error: unknown) => say(reason(error, texts));
  const load = () =>
    account.devices().then((all) => list.replaceChildren(...all.map((one) => device(one, context, end))), failed);
  const end = (one: Device) =>
    void account
      .end(one.id)
      .catch((error: unknown) => {
        if (!(error instanceof Refused) || error.status !== 404) throw error;
      })
      .then(load, failed);
  const others = button(texts.signOutOthers, null, () => void account.endOthers().then(load, failed), "small");
  void load();
  return section(texts.devices, others, list);
}

function device(one: Device, { texts, language }: Context, end: (one: Device) => void): HTMLElement {
  const about = [one.here ? texts.thisDevice : ago(one.seenAt, language), one.address].join(" · ");
  return h(
    "div",
    { class: "kept", attributes: { "data-id": one.id } },
    h("div", { class: "text" }, one.name || texts.unknownDevice, h("small", {}, about)),
    one.here ? null : button(texts.signOut, null, () => end(one), "small"),
  );
}

function signOut({ texts }: Context): HTMLElement {
  const leave = async () => {
    if (!(await confirm(texts.signOutQuestion, texts.signOut, texts))) return;
    await account.signOut().then(
      () => location.replace("/"),
      () => say(texts.failed),
    );
  };
  const out = button(texts.signOut, null, () => void leave());
  out.dataset["action"] = "sign-out";
  return h("section", {}, out);
}
