import type { KeptAddress, PostalAddress } from "@minihost/protocol";
import { h } from "../../../view/src/chrome/dom.js";
import { account } from "../account-api.js";
import type { Context } from "../context.js";
import { field, form, reason } from "../form.js";
import { confirm } from "../sheet.js";
import { button, say, section } from "../ui.js";

/** The person's address book. */
export function addresses(context: Context): HTMLElement {
  const { texts } = context;
  const list = h("div", { attributes: { "data-list": "addresses" } });
  const editing = h("div", {});
  const failed = (error: unknown) => say(reason(error, texts));
  const load = () =>
    account
      .addresses()
      .then((all) => list.replaceChildren(...all.map((one) => line(one, context, edit, remove))), failed);
  const remove = async ({ id }: KeptAddress) => {
    if (await confirm(texts.removeAddressQuestion, texts.removePhone, texts)) {
      await account.removeAddress(id).then(load, failed);
    }
  };
  const edit = (kept: KeptAddress | null) => {
    const save = async (values: Record<string, string>) => {
      await (kept ? account.changeAddress(kept.id, values) : account.addAddress(values));
      editing.replaceChildren();
      await load();
    };
    editing.replaceChildren(form(texts, "address", fields(kept?.address, context), texts.save, save));
    editing.querySelector("input")?.focus();
  };
  const add = button(texts.addAddress, null, () => edit(null), "small");
  void load();
  return section(texts.addresses, add, list, editing);
}

function line(
  kept: KeptAddress,
  { texts }: Context,
  edit: (kept: KeptAddress) => void,
  remove: (kept: KeptAddress) => Promise<void>,
): HTMLElement {
  const { name, phone, province, city, county, detail } = kept.address;
  const where = [province, city, county, detail].filter(Boolean).join(" ");
  return h(
    "div",
    { class: "kept", attributes: { "data-id": kept.id } },
    h("div", { class: "text" }, `${name} ${phone}`, h("small", {}, where)),
    button(texts.changeAddress, null, () => edit(kept), "small"),
    button(texts.removePhone, null, () => void remove(kept), "small"),
  );
}

const parts: [name: keyof PostalAddress, autocomplete: string, needed: boolean][] = [
  ["name", "name", true],
  ["phone", "tel", true],
  ["province", "address-level1", false],
  ["city", "address-level2", false],
  ["county", "address-level3", false],
  ["detail", "street-address", true],
  ["postalCode", "postal-code", false],
];

function fields(known: PostalAddress | undefined, { texts }: Context): HTMLElement[] {
  return parts.map(([name, autocomplete, needed]) => {
    const el = field(texts.addressParts[name], name, { autocomplete, maxlength: "200", value: known?.[name] ?? "" });
    el.querySelector("input")!.required = needed;
    return el;
  });
}
