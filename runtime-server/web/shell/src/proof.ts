import { h } from "../../view/src/chrome/dom.js";
import { Refused } from "../../view/src/host-calls.js";
import type { Context } from "./context.js";
import { field, form, reason } from "./form.js";
import { passkeys, proofs, type ProofWays } from "./keys-api.js";
import { hasPasskeys, usePasskey } from "../../view/src/passkey.js";
import { openSheet } from "./sheet.js";
import { button } from "./ui.js";

/**
 * Does something for which the server may want a fresh proof of who the person is: asks for it then and does it again. When the
 * person closes the sheet, the refusal is thrown.
 */
export async function withProof<T>(context: Context, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isStrong = error instanceof Refused && error.code === "second_factor_needed";
    const isWanted = isStrong || (error instanceof Refused && error.code === "proof_needed");
    if (!isWanted || !(await prove(context, isStrong))) throw error;
    return work();
  }
}

/** Asks for a passkey or a code, by which a role on the platform counts in this browser. */
export function proveStrongly(context: Context): Promise<boolean> {
  return prove(context, true);
}

/** @param isStrong whether a password alone is not enough */
async function prove(context: Context, isStrong: boolean): Promise<boolean> {
  const [ways, { host }] = await Promise.all([proofs.ways(), passkeys.here()]);
  return new Promise((resolve) => {
    let isProved = false;
    const done = () => {
      isProved = true;
      dialog.close();
    };
    const offers = offered({ ...ways, passkey: ways.passkey && hasPasskeys(host) }, isStrong, context, done);
    const dialog = openSheet(
      context.texts.keys.proofTitle,
      context.texts,
      h("p", { class: "hint" }, context.texts.keys.proofHint),
      h("div", { class: "proofs", attributes: { "data-sheet": "proof" } }, ...offers),
    );
    dialog.querySelector("input")?.focus();
    dialog.addEventListener("close", () => resolve(isProved));
  });
}

function offered(ways: ProofWays, isStrong: boolean, context: Context, done: () => void): HTMLElement[] {
  const offers = [
    ...(ways.passkey ? [byPasskey(context, done)] : []),
    ...(ways.password && !isStrong ? [byPassword(context, done)] : []),
    ...(ways.code ? [byCode(context, done)] : []),
  ];
  if (offers.length) return offers;
  return [isStrong ? setUp(context) : again(context)];
}

function byPasskey({ texts }: Context, done: () => void): HTMLElement {
  const wrong = h("p", { class: "wrong", attributes: { role: "alert" } });
  const use = async () => {
    wrong.textContent = "";
    await passkeys.prove(await usePasskey(await passkeys.proofOptions()));
    done();
  };
  const press = () => void use().catch((error: unknown) => (wrong.textContent = reason(error, texts)));
  const el = button(texts.keys.usePasskey, null, press, "primary");
  el.dataset["action"] = "passkey";
  return h("div", { class: "form" }, el, wrong);
}

function byPassword({ texts }: Context, done: () => void): HTMLElement {
  const password = field(texts.password, "proof-password", { type: "password", autocomplete: "current-password" });
  return form(texts, "prove-password", [password], texts.keys.prove, async (values) => {
    await proofs.byPassword(values["proof-password"]!);
    done();
  });
}

function byCode({ texts }: Context, done: () => void): HTMLElement {
  return form(texts, "prove-code", [codeField(texts.keys.code)], texts.keys.prove, async (values) => {
    await proofs.byCode(values["app-code"]!);
    done();
  });
}

/** Where an authenticator app's code goes. */
export function codeField(label: string, hint = ""): HTMLElement {
  return field(
    label,
    "app-code",
    { autocomplete: "one-time-code", inputmode: "text", autocapitalize: "none", spellcheck: "false", maxlength: "40" },
    hint,
  );
}

/** Who has a role and nothing to prove it with sets that up first. */
function setUp({ texts }: Context): HTMLElement {
  return h(
    "div",
    { class: "form" },
    h("p", { class: "wrong" }, texts.denials["second_factor_missing"] ?? ""),
    h("a", { class: "button primary", attributes: { href: "/me#security" } }, texts.parts.security),
  );
}

/** Who has none of these signs in once more. */
function again({ texts }: Context): HTMLElement {
  const next = encodeURIComponent(location.pathname);
  return h(
    "a",
    { class: "button primary", attributes: { href: `/sign-in?again&next=${next}` } },
    texts.keys.signInAgain,
  );
}
