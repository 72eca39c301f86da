import { h } from "../../view/src/chrome/dom.js";
import { Refused } from "../../view/src/host-calls.js";
import { NoPasskey } from "../../view/src/passkey.js";
import type { Texts } from "./texts.js";

/** A field of a form, with its label above it. */
export function field(label: string, name: string, attributes: Record<string, string>, hint = ""): HTMLElement {
  const input = h("input", { attributes: { name, id: `field-${name}`, required: "", ...attributes } });
  return h(
    "label",
    { class: "field", attributes: { for: `field-${name}` } },
    h("span", {}, label),
    input,
    hint ? h("small", {}, hint) : null,
  );
}

/**
 * A form that is sent once at a time and says in place what was wrong.
 *
 * @param send gets the fields' values; what it throws is said in the person's words
 */
export function form(
  texts: Texts,
  name: string,
  fields: HTMLElement[],
  submit: string,
  send: (values: Record<string, string>) => Promise<void>,
): HTMLFormElement {
  const said = h("p", { class: "wrong", attributes: { role: "alert" } });
  const button = h("button", { class: "button primary", attributes: { type: "submit", "data-action": name } }, submit);
  const el = h("form", { class: "form", attributes: { "data-form": name } }, ...fields, said, button);
  // what was wrong is so no more once the person changes it
  el.addEventListener("input", () => (said.textContent = ""));
  el.addEventListener("submit", (event) => {
    event.preventDefault();
    const values = Object.fromEntries([...new FormData(el)].map(([key, value]) => [key, String(value)]));
    said.textContent = "";
    button.disabled = true;
    void send(values)
      .catch((error: unknown) => {
        said.textContent = reason(error, texts);
        el.querySelector<HTMLInputElement>("input[type=password]")?.focus();
      })
      .finally(() => (button.disabled = false));
  });
  return el;
}

/** Why something was refused, in the person's words. */
export function reason(error: unknown, texts: Texts): string {
  if (error instanceof NoPasskey) return "";
  if (!(error instanceof Refused)) return texts.failed;
  return texts.denials[error.code] ?? (error.status === 429 ? texts.tooOften : texts.failed);
}
