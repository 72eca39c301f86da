import { h } from "../chrome/dom.js";
import type { PayBox } from "./pay-box.js";
import type { PayTexts } from "./pay-texts.js";

const length = 6;

export interface PinQuestion {
  title: string;
  hint?: string;
  wrong?: string;
  /** whether the person should have known it */
  known?: boolean;
}

/** Lets the person type six digits, by keyboard or on keys of our own: a phone's would cover the sheet. Null when they leave. */
export function askPin(box: PayBox, texts: PayTexts, question: PinQuestion): Promise<string | null> {
  return box.show<string | null>((end) => {
    const dots = Array.from({ length }, () => h("i"));
    const said = h("span", { class: "unseen", attributes: { role: "status" } });
    const input = field(question.title);
    const typed = (value: string) => {
      input.value = value.replace(/\D/g, "").slice(0, length);
      dots.forEach((dot, at) => dot.classList.toggle("on", at < input.value.length));
      said.textContent = texts.digits(input.value.length);
      if (input.value.length === length) end(input.value);
    };
    input.addEventListener("input", () => typed(input.value));
    const cancel = h(
      "button",
      { attributes: { type: "button", "data-action": "cancel" }, on: { click: () => end(null) } },
      texts.cancel,
    );
    const reset = { href: "/me/wallet/pin", target: "_blank", rel: "noopener" };
    return {
      content: [
        h("h2", {}, question.title),
        question.hint ? h("p", {}, question.hint) : null,
        h("div", { class: "pin" }, h("div", { class: "dots", attributes: { "aria-hidden": "true" } }, ...dots), input),
        h("p", { class: "wrong", attributes: { role: "alert" } }, question.wrong ?? ""),
        said,
        question.known ? h("a", { attributes: reset }, texts.forgot) : null,
        keys(
          texts,
          (digit) => typed(input.value + digit),
          () => typed(input.value.slice(0, -1)),
        ),
        h("div", { class: "row" }, cancel),
      ],
      escape: null,
      focus: input,
    };
  });
}

/** No field of passwords: browsers would offer to keep the PIN. */
function field(label: string): HTMLInputElement {
  const none = { autocomplete: "off", autocorrect: "off", autocapitalize: "none", spellcheck: "false" };
  return h("input", {
    attributes: {
      "data-host": "pin",
      type: "text",
      inputmode: "none",
      "aria-label": label,
      ...none,
      "data-1p-ignore": "",
    },
  });
}

function keys(texts: PayTexts, press: (digit: string) => void, erase: () => void): HTMLElement {
  const key = (label: string, act: () => void, name = label) =>
    h(
      "button",
      {
        attributes: { type: "button", "data-key": name, tabindex: "-1", ...(name !== label && { "aria-label": name }) },
        // the field keeps the focus
        on: { pointerdown: (event) => event.preventDefault(), click: act },
      },
      label,
    );
  const digits = [..."123456789"].map((digit) => key(digit, () => press(digit)));
  return h(
    "div",
    { class: "keys" },
    ...digits,
    h("span"),
    key("0", () => press("0")),
    key("⌫", erase, texts.erase),
  );
}
