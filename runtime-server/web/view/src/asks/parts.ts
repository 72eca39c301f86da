import { h } from "../chrome/dom.js";
import { reasonOf, type Refusals } from "./account-texts.js";

/** A field of a sheet, named by the words in it. */
export function field(name: string, label: string, attributes: Record<string, string> = {}): HTMLInputElement {
  return h("input", {
    attributes: { name, placeholder: label, "aria-label": label, spellcheck: "false", maxlength: "200", ...attributes },
  });
}

/** Where a sheet says what was wrong. */
export const alertLine = (): HTMLElement => h("p", { class: "wrong", attributes: { role: "alert" } });

/** Says in place why something was refused, which keeps the sheet open. */
export function trying<T>(wrong: HTMLElement, texts: Refusals, act: () => Promise<T>): Promise<T | undefined> {
  wrong.textContent = "";
  return act().catch((error: unknown) => {
    wrong.textContent = reasonOf(error, texts);
    return undefined;
  });
}

/** Lines of which one is chosen, the first at the beginning. */
export function chooseOne(
  name: string,
  lines: { value: string; el: (Node | string)[]; class?: string }[],
): { lines: HTMLElement[]; chosen: () => string | null } {
  const boxes = lines.map((line, at) => {
    const input = h("input", { attributes: { type: "radio", name, value: line.value } });
    input.checked = at === 0;
    return { input, el: h("label", { class: line.class ?? "choice" }, ...line.el, input) };
  });
  return {
    lines: boxes.map(({ el }) => el),
    chosen: () => boxes.find(({ input }) => input.checked)?.input.value ?? null,
  };
}
