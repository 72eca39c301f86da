import type { PayArgs } from "@minihost/protocol";
import { h, svg } from "../chrome/dom.js";
import type { UiContext } from "../ui/handlers.js";
import { yuan } from "./money.js";
import type { PayBox } from "./pay-box.js";
import { payCalls, type PayFacts } from "./pay-calls.js";
import type { PayTexts } from "./pay-texts.js";
import { programHead } from "./sheet.js";

export type Choice = "pin" | "passkey" | "cancel" | "paid" | "over";

/** ms after which is looked again whether a balance that is short has grown */
const lookAgainMs = 4_000;
const tickMs = 1_600;

const button = (action: string, text: string, press: () => void, kind = "") =>
  h("button", { class: kind, attributes: { type: "button", "data-action": action }, on: { click: press } }, text);

/** What is to be paid, to whom, and from what. */
export function showOffer(
  box: PayBox,
  context: UiContext,
  texts: PayTexts,
  args: PayArgs,
  wrong: string,
  learn: (facts: PayFacts) => void,
): Promise<Choice> {
  const stop = new AbortController();
  return box
    .show<Choice>((end) => {
      const pay = button("pay", texts.pay(yuan(args.amount)), () => end("pin"), "primary");
      const passkey = button("passkey", texts.passkey, () => end("passkey"), "plain");
      passkey.hidden = true;
      const balance = h("dd", { class: "balance" }, texts.checking);
      const notes = h("div", { class: "notes" });
      const said = h("p", { class: "wrong", attributes: { role: "alert" } }, wrong);
      for (const el of [pay, passkey]) el.dataset["off"] = "true";
      const show = (facts: PayFacts) => {
        learn(facts);
        if (facts.state !== "open") return end(facts.state === "paid" ? "paid" : "over");
        const isPayable = facts.balance >= args.amount && (facts.caution?.left ?? args.amount) >= args.amount;
        balance.textContent = texts.balance(yuan(facts.balance));
        notes.replaceChildren(...notesOf(facts, args, texts));
        passkey.hidden = !facts.passkey;
        box.allow(pay, isPayable);
        box.allow(passkey, isPayable);
      };
      keepLooking(args.request, show, (error) => (said.textContent = texts.reason(error)), stop.signal);
      return {
        content: [
          programHead(context, texts.wants),
          h("p", { class: "amount" }, yuan(args.amount)),
          rows(args, texts, balance),
          notes,
          said,
          h(
            "div",
            { class: "row" },
            button("cancel", texts.cancel, () => end("cancel")),
            pay,
          ),
          passkey,
        ],
        guarded: [pay, passkey],
        escape: "cancel",
      };
    })
    .finally(() => stop.abort());
}

function rows(args: PayArgs, texts: PayTexts, balance: HTMLElement): HTMLElement {
  const row = (name: string, value: HTMLElement) => h("div", {}, h("dt", {}, name), value);
  return h(
    "dl",
    {},
    row(texts.to, h("dd", {}, args.merchant)),
    row(texts.what, h("dd", {}, args.description)),
    row(texts.with, balance),
  );
}

function notesOf(facts: PayFacts, { amount }: PayArgs, texts: PayTexts): HTMLElement[] {
  const notes: HTMLElement[] = [];
  const { caution } = facts;
  if (facts.balance < amount) {
    const link = { href: "/me/wallet", target: "_blank", rel: "noopener", "data-action": "top-up" };
    notes.push(
      h(
        "p",
        { class: "short" },
        texts.missing(yuan(amount - facts.balance)),
        " ",
        h("a", { attributes: link }, texts.topUp),
      ),
    );
  }
  if (caution && caution.left < amount)
    notes.push(h("p", { class: "short" }, texts.caution(yuan(caution.left), texts.clock(caution.until))));
  if (facts.isTest) notes.push(h("p", { class: "test" }, texts.test));
  return notes;
}

/** Looks where the payment stands: now, when the person comes back to the page, and now and then. */
function keepLooking(
  request: string,
  show: (facts: PayFacts) => void,
  failed: (error: unknown) => void,
  signal: AbortSignal,
): void {
  const look = () =>
    void payCalls.facts(request).then(
      (facts) => signal.aborted || show(facts),
      (error: unknown) => signal.aborted || failed(error),
    );
  const timer = setInterval(() => document.hidden || look(), lookAgainMs);
  signal.addEventListener("abort", () => clearInterval(timer));
  document.addEventListener("visibilitychange", () => document.hidden || look(), { signal });
  look();
}

/** Asks for the password that the person signs in with; null when they leave. */
export function askPassword(box: PayBox, texts: PayTexts, wrong: string): Promise<string | null> {
  return box.show<string | null>((end) => {
    const input = h("input", {
      attributes: { type: "password", autocomplete: "current-password", placeholder: texts.password, maxlength: "200" },
    });
    input.setAttribute("aria-label", texts.password);
    const send = () => (input.value ? end(input.value) : input.focus());
    input.addEventListener("keydown", ({ key, isComposing }) => {
      if (key === "Enter" && !isComposing) send();
    });
    return {
      content: [
        h("h2", {}, texts.newPin),
        h("p", {}, texts.passwordHint),
        input,
        h("p", { class: "wrong", attributes: { role: "alert" } }, wrong),
        h(
          "div",
          { class: "row" },
          button("cancel", texts.cancel, () => end(null)),
          button("next", texts.next, send, "primary"),
        ),
      ],
      escape: null,
      focus: input,
    };
  });
}

/** Shows that something is under way, until it has ended. */
export async function whileBusy<T>(box: PayBox, words: string, work: Promise<T>): Promise<T> {
  void box.show(() => ({
    content: [h("div", { class: "busy", attributes: { role: "status" } }, h("span", { class: "spin" }), words)],
  }));
  return work;
}

/** Shows for a moment that it is paid. */
export function showPaid(box: PayBox, texts: PayTexts, { amount, merchant }: PayArgs): Promise<void> {
  return box.show<void>((end) => {
    const done = () => end(undefined);
    setTimeout(done, tickMs);
    const path = { d: "M20 33.5 29 42 45 24", class: "mark" };
    return {
      content: [
        h("div", { class: "tick", attributes: { role: "status" } }, svg(64, [path]), h("h2", {}, texts.paid)),
        h("p", { class: "amount" }, yuan(amount)),
        h("p", { class: "merchant" }, merchant),
        h("div", { class: "row" }, button("done", texts.done, done, "primary")),
      ],
    };
  });
}

/** Says that an order cannot be paid any more. */
export function showOver(box: PayBox, texts: PayTexts): Promise<void> {
  return box.show<void>((end) => ({
    content: [
      h("h2", {}, texts.over),
      h(
        "div",
        { class: "row" },
        button("cancel", texts.close, () => end(undefined)),
      ),
    ],
  }));
}
