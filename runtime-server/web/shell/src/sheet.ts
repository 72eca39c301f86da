import { h } from "../../view/src/chrome/dom.js";
import { icons } from "./icons.js";
import type { Texts } from "./texts.js";
import { iconButton } from "./ui.js";

/** A dialog that rises from below on a phone and stands in the middle elsewhere; the browser keeps the focus inside. */
export function openSheet(title: string, texts: Texts, ...content: (HTMLElement | null)[]): HTMLDialogElement {
  const close = iconButton(texts.close, icons.close(), () => dialog.close(), "close");
  const dialog = h(
    "dialog",
    { class: "sheet", attributes: { "aria-label": title } },
    h("div", { class: "sheet-head" }, h("h2", {}, title), close),
    ...content,
  );
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

export interface Choice {
  label: string;
  icon?: SVGElement;
  name: string;
  danger?: boolean;
  act: () => void;
}

/** Lets the person choose one of a few things to do. */
export function openMenu(title: string, texts: Texts, choices: Choice[]): void {
  const items = choices.map((choice) =>
    h(
      "button",
      {
        class: choice.danger ? "item danger" : "item",
        attributes: { type: "button", "data-action": choice.name },
        on: {
          click: () => {
            dialog.close();
            choice.act();
          },
        },
      },
      choice.icon ?? null,
      choice.label,
    ),
  );
  const dialog: HTMLDialogElement = openSheet(title, texts, h("div", { class: "items" }, ...items));
}

export interface Way<T> {
  value: T;
  label: string;
  primary?: boolean;
}

/** Lets the person decide between a few ways to go on; null when they close it. */
export function choose<T extends string>(
  title: string,
  question: string,
  texts: Texts,
  ways: Way<T>[],
): Promise<T | null> {
  return new Promise((resolve) => {
    let answer: T | null = null;
    const buttons = ways.map(({ value, label, primary }) =>
      h(
        "button",
        {
          class: primary ? "button primary" : "button",
          attributes: { type: "button", "data-action": value },
          on: {
            click: () => {
              answer = value;
              dialog.close();
            },
          },
        },
        label,
      ),
    );
    const content = h("div", { class: "buttons upright" }, ...buttons);
    const dialog: HTMLDialogElement = openSheet(title, texts, h("p", {}, question), content);
    dialog.addEventListener("close", () => resolve(answer));
  });
}

/** Asks before something that cannot be undone. */
export function confirm(question: string, action: string, texts: Texts): Promise<boolean> {
  return new Promise((resolve) => {
    let answer = false;
    const decide = (value: boolean) => {
      answer = value;
      dialog.close();
    };
    const no = h(
      "button",
      { class: "button", attributes: { type: "button" }, on: { click: () => decide(false) } },
      texts.cancel,
    );
    const yes = h(
      "button",
      {
        class: "button danger",
        attributes: { type: "button", "data-action": "confirm" },
        on: { click: () => decide(true) },
      },
      action,
    );
    const dialog = openSheet(action, texts, h("p", {}, question), h("div", { class: "buttons" }, no, yes));
    dialog.addEventListener("close", () => resolve(answer));
  });
}
