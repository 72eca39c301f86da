import type { ModalArgs, UiResult } from "@minihost/protocol";
import { cssColor } from "./color.js";
import { h } from "./dom.js";
import { holdFocus } from "./focus.js";
import { watchSight } from "./seen.js";
import type { Texts } from "./texts.js";

type Result = UiResult<"modal">;

/** Asks the person to confirm, or to type something, in a dialog. */
export function showModal(add: (el: HTMLElement) => void, texts: Texts, args: ModalArgs): Promise<Result> {
  return show(add, texts, args, false);
}

/** The same for what the host asks in its own name: a yes counts when it has been in sight for a moment. */
export function askInModal(
  chrome: { addAbove(el: HTMLElement): void; texts: Texts },
  args: ModalArgs,
): Promise<Result> {
  return show((el) => chrome.addAbove(el), chrome.texts, args, true);
}

function show(add: (el: HTMLElement) => void, texts: Texts, args: ModalArgs, own: boolean): Promise<Result> {
  return new Promise((resolve) => {
    const field = h("input", {
      attributes: {
        placeholder: args.placeholderText ?? "",
        "aria-label": String(args.title ?? ""),
        value: args.content ?? "",
      },
    });
    const finish = (confirm: boolean) => {
      release();
      unwatch();
      mask.remove();
      box.remove();
      const content = args.editable && confirm ? { content: field.value } : {};
      resolve({ confirm, cancel: !confirm, ...content });
    };
    const mask = h("div", { class: "mask" });
    const box = h(
      "div",
      {
        class: "modal",
        attributes: {
          "data-host": "modal",
          role: "alertdialog",
          "aria-modal": "true",
          "aria-label": String(args.title || args.content || ""),
          tabindex: "-1",
        },
      },
      args.title ? h("div", { class: "title" }, String(args.title)) : null,
      args.editable ? field : h("div", { class: args.title ? "content" : "content alone" }, String(args.content ?? "")),
      h("div", { class: "actions" }, ...buttons(texts, args, finish)),
    );
    add(mask);
    add(box);
    field.addEventListener("keydown", (event) => event.key === "Enter" && !event.isComposing && finish(true));
    const release = holdFocus(box, () => args.showCancel !== false && finish(false), own);
    const yes = box.querySelector<HTMLButtonElement>("[data-action=confirm]")!;
    const unwatch = own ? watchSight(box, { seen: (seen) => (yes.disabled = !seen) }) : () => undefined;
    if (args.editable) field.focus();
  });
}

function buttons(texts: Texts, args: ModalArgs, finish: (confirm: boolean) => void): HTMLElement[] {
  const cancel = h(
    "button",
    {
      class: "cancel",
      style: color(args.cancelColor),
      attributes: { "data-action": "cancel", type: "button" },
      on: { click: () => finish(false) },
    },
    args.cancelText || texts.cancel,
  );
  const confirm = h(
    "button",
    {
      style: color(args.confirmColor),
      attributes: { "data-action": "confirm", type: "button" },
      on: { click: () => finish(true) },
    },
    args.confirmText || texts.confirm,
  );
  return args.showCancel === false ? [confirm] : [cancel, confirm];
}

function color(value: string | undefined): Record<string, string> {
  const known = cssColor(value, "");
  return known === "" ? {} : { color: known };
}
