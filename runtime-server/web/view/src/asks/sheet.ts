import { h } from "../chrome/dom.js";
import { holdFocus } from "../chrome/focus.js";
import { watchSight } from "../chrome/seen.js";
import type { UiContext } from "../ui/handlers.js";

export interface SheetButton<T> {
  action: string;
  text: string;
  /** what others call it that look for it */
  alias?: string;
  primary?: boolean;
  /** gives a program something, so that it counts when the sheet has been in sight for a moment */
  grants?: boolean;
  /** what the sheet ends with; undefined keeps it open */
  press: () => T | undefined;
}

interface Sheet<T> {
  /** value of `data-host` */
  host: string;
  head: HTMLElement;
  body: (HTMLElement | null)[];
  buttons: SheetButton<T>[];
  /** what it ends with when the person leaves it by Escape or beside it */
  escape: T;
  /** ends it without a press */
  done?: Promise<T>;
}

/** A sheet of the host from the bottom of the screen, above everything a program shows. */
export function showSheet<T>({ chrome }: UiContext, sheet: Sheet<T>): Promise<T> {
  return new Promise((resolve) => {
    const finish = (value: T) => {
      if (!box.isConnected) return;
      release();
      unwatch();
      mask.remove();
      box.remove();
      resolve(value);
    };
    const mask = h("div", { class: "mask", on: { click: () => finish(sheet.escape) } });
    const buttons = sheet.buttons.map(({ action, text, alias, primary, grants, press }) =>
      h(
        "button",
        {
          class: primary ? "primary" : "",
          attributes: { type: "button", "data-action": action, ...(grants && { disabled: "" }) },
          on: {
            click: () => {
              const value = press();
              if (value !== undefined) finish(value);
            },
          },
        },
        alias ? h("span", { attributes: { "data-action": alias } }, text) : text,
      ),
    );
    const attributes = { "data-host": sheet.host, role: "dialog", "aria-modal": "true", tabindex: "-1" };
    const actions = h("div", { class: "row" }, ...buttons);
    const hint = h("p", { class: "covered", attributes: { role: "status" } }, chrome.texts.covered);
    hint.hidden = true;
    const box = h("div", { class: "ask", attributes }, sheet.head, ...sheet.body, hint, actions);
    chrome.addAbove(mask);
    chrome.addAbove(box);
    const release = holdFocus(box, () => finish(sheet.escape), true);
    const unwatch = watchSight(box, {
      seen: (seen) => buttons.forEach((button, at) => (button.disabled = sheet.buttons[at]!.grants === true && !seen)),
      covered: (covered) => (hint.hidden = !covered),
    });
    void sheet.done?.then(finish);
  });
}

/** Who asks: the program's picture and name. */
export function programHead({ host }: UiContext, words: string): HTMLElement {
  const { icon, appName } = host.shell;
  const picture = icon
    ? h("img", { attributes: { src: icon, alt: "" } })
    : h("span", { class: "letter" }, [...appName][0] ?? "");
  return h("div", { class: "who" }, picture, h("b", {}, appName), words);
}
