import { h } from "../../../view/src/chrome/dom.js";
import type { Context } from "../context.js";
import { field, form, reason } from "../form.js";
import { passkeys, type Passkey } from "../keys-api.js";
import { hasPasskeys, makePasskey } from "../../../view/src/passkey.js";
import { withProof } from "../proof.js";
import { confirm, openMenu, openSheet } from "../sheet.js";
import { icons } from "../icons.js";
import { ago } from "../time.js";
import { button, iconButton, say, section } from "../ui.js";

/** The person's passkeys: which there are, and adding, naming and removing them. */
export function passkeySection(context: Context): HTMLElement {
  const { texts } = context;
  const list = h("div", { attributes: { "data-list": "passkeys" } });
  const failed = (error: unknown) => say(reason(error, texts));
  const load = () => passkeys.list().then(show, failed);
  const show = (all: Passkey[]) =>
    list.replaceChildren(
      h("p", { class: "hint" }, all.length ? texts.keys.passkeysHint : texts.keys.passkeysNone),
      ...all.map((one) => row(one, context, load)),
    );
  const add = async () => {
    await withProof(context, async () => passkeys.add(await makePasskey(await passkeys.options())));
    say(texts.keys.passkeyAdded);
    await load();
  };
  const more = button(texts.keys.addPasskey, null, () => void add().catch(failed), "small");
  more.dataset["action"] = "add-passkey";
  const el = section(texts.keys.passkeys, more, list);
  more.hidden = true;
  void passkeys.here().then(({ host }) => {
    if (hasPasskeys(host)) more.hidden = false;
    else el.append(h("p", { class: "hint" }, texts.keys.passkeysNotHere));
  }, failed);
  void load();
  return el;
}

function row(one: Passkey, context: Context, load: () => Promise<void>): HTMLElement {
  const { texts, language } = context;
  const name = one.name || texts.unknownDevice;
  const about = [one.backedUp ? texts.keys.synced : "", texts.keys.used(ago(one.usedAt, language))];
  const menu = () =>
    openMenu(name, texts, [
      { label: texts.keys.rename, name: "rename", act: () => rename(one, context, load) },
      {
        label: texts.keys.remove,
        name: "remove",
        danger: true,
        act: () => void remove(one, name, context, load).catch((error: unknown) => say(reason(error, texts))),
      },
    ]);
  return h(
    "div",
    { class: "kept", attributes: { "data-id": one.id } },
    h(
      "div",
      { class: "text" },
      name,
      one.copied
        ? h("small", { class: "danger" }, texts.keys.copied)
        : h("small", {}, about.filter(Boolean).join(" · ")),
    ),
    iconButton(texts.more(name), icons.more(), menu, "passkey-menu"),
  );
}

function rename(one: Passkey, context: Context, load: () => Promise<void>): void {
  const { texts } = context;
  const name = field(texts.keys.passkeyName, "passkey-name", { value: one.name, maxlength: "32" });
  const el = form(texts, "rename-passkey", [name], texts.save, async (values) => {
    await passkeys.rename(one.id, values["passkey-name"]!);
    dialog.close();
    await load();
  });
  const dialog: HTMLDialogElement = openSheet(texts.keys.rename, texts, el);
}

async function remove(one: Passkey, name: string, context: Context, load: () => Promise<void>): Promise<void> {
  const { texts } = context;
  if (!(await confirm(texts.keys.removePasskey(name), texts.keys.remove, texts))) return;
  await withProof(context, () => passkeys.remove(one.id));
  await load();
}
