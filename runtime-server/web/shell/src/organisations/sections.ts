import { h } from "../../../view/src/chrome/dom.js";
import type { Context } from "../context.js";
import { field, form, reason } from "../form.js";
import { withProof } from "../proof.js";
import { confirm, openSheet } from "../sheet.js";
import { ago } from "../time.js";
import { button, copy, say, section } from "../ui.js";
import { organisations, tokens, type Organisation, type Token } from "./api.js";

/** The organisations that the person belongs to, and the way to the console. */
export function organisationSection({ texts }: Context, hasRole: boolean): HTMLElement {
  const list = h("div", { attributes: { "data-list": "organisations" } });
  const making = h("div", {});
  const add = button(texts.createOrganisation, null, () => {
    const name = field(texts.organisationName, "name", { maxlength: "60" });
    const create = async (values: Record<string, string>) => {
      const made = await organisations.create(values["name"]!);
      location.assign(`/organisations/${made.id}`);
    };
    making.replaceChildren(form(texts, "organisation", [name], texts.save, create));
    making.querySelector("input")?.focus();
  });
  add.classList.add("small");
  add.dataset["action"] = "create-organisation";
  const toConsole = h("a", { class: "link-button", attributes: { href: "/console", "data-action": "console" } });
  toConsole.textContent = hasRole ? texts.console : texts.makePrograms;
  organisations.mine().then(
    (mine) => {
      list.replaceChildren(...mine.map(line));
      if (mine.length) toConsole.textContent = texts.console;
    },
    (error: unknown) => say(reason(error, texts)),
  );
  return section(texts.organisations, add, h("p", { class: "hint" }, texts.organisationsHint), list, making, toConsole);
}

function line({ id, name }: Organisation): HTMLElement {
  return h(
    "a",
    { class: "kept", attributes: { href: `/console/organisations/${id}` } },
    h("div", { class: "text" }, name),
  );
}

/** Tokens for scripts: the person's own, or an organisation's. */
export function tokenSection(context: Context, organisation?: string): HTMLElement {
  const { texts } = context;
  const list = h("div", { attributes: { "data-list": "tokens" } });
  const failed = (error: unknown) => say(reason(error, texts));
  const load = () =>
    tokens.list(organisation).then((all) => list.replaceChildren(...all.map((one) => row(one, context, end))), failed);
  const end = async (token: Token) => {
    if (await confirm(texts.revokeQuestion(token.name), texts.revoke, texts)) {
      await tokens.revoke(token.id, organisation).then(load, failed);
    }
  };
  const making = h("div", {});
  const add = button(texts.createToken, null, () => making.replaceChildren(draft()), "small");
  add.dataset["action"] = "create-token";
  const draft = () => {
    const scopes = h(
      "fieldset",
      { class: "scopes" },
      h("legend", {}, texts.tokenScopes),
      ...grantable.map((name) => scope(name, texts)),
    );
    return form(
      texts,
      "token",
      [field(texts.tokenName, "name", { maxlength: "64" }), scopes],
      texts.save,
      async (values) => {
        const chosen = grantable.filter((name) => values[name] === "on");
        const made = await withProof(context, () => tokens.make(values["name"]!, chosen, organisation));
        making.replaceChildren();
        show(made, context);
        await load();
      },
    );
  };
  void load();
  return section(texts.tokens, add, h("p", { class: "hint" }, texts.tokensHint), list, making);
}

const grantable = [
  "programs:read",
  "programs:write",
  "programs:upload",
  "programs:release",
  "programs:secrets",
  "members:read",
  "members:write",
] as const;

function scope(name: (typeof grantable)[number], texts: Context["texts"]): HTMLElement {
  const isUsual = name === "programs:read" || name === "programs:upload";
  return h(
    "label",
    {},
    h("input", { attributes: { type: "checkbox", name, ...(isUsual ? { checked: "" } : {}) } }),
    h("span", {}, texts.scopesAbout[name], h("small", {}, h("code", {}, name))),
  );
}

function show(made: Token, { texts }: Context): void {
  const value = made.token ?? "";
  openSheet(
    made.name,
    texts,
    h("p", { class: "hint" }, texts.tokenOnce),
    h("code", { class: "secret", attributes: { "data-value": "token" } }, value),
    button(texts.copy, null, () => void copy(value, texts), "primary"),
  );
}

function row(token: Token, { texts, language }: Context, end: (token: Token) => Promise<void>): HTMLElement {
  const used = token.usedAt ? texts.keys.used(ago(token.usedAt, language)) : texts.neverUsed;
  return h(
    "div",
    { class: "kept", attributes: { "data-id": token.id } },
    h(
      "div",
      { class: "text" },
      token.name,
      h("small", {}, `${token.start}… · ${used}`),
      h("small", {}, token.scopes.join(" ")),
    ),
    button(texts.revoke, null, () => void end(token), "small"),
  );
}
