import { h } from "../chrome/dom.js";
import { holdFocus } from "../chrome/focus.js";
import { watchSight } from "../chrome/seen.js";
import type { UiContext } from "../ui/handlers.js";
import { askTexts } from "./texts.js";

export interface SheetButton<T> {
  action: string;
  text: string;
  /** what others call it that look for it */
  alias?: string;
  primary?: boolean;
  /** gives a program something, so that it counts when the sheet has been in sight for a moment */
  grants?: boolean;
  /** what the sheet ends with; undefined keeps it open. While it takes its time nothing can be pressed */
  press: () => T | undefined | Promise<T | undefined>;
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
  /** the buttons stand one below the other */
  column?: boolean;
  /** Enter in a field presses the main button */
  submits?: boolean;
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
    const { buttons, seen } = buttonsOf(sheet, finish);
    const attributes = { "data-host": sheet.host, role: "dialog", "aria-modal": "true", tabindex: "-1" };
    const actions = h("div", { class: sheet.column ? "row column" : "row" }, ...buttons);
    const hint = h("p", { class: "covered", attributes: { role: "status" } }, chrome.texts.covered);
    hint.hidden = true;
    const box = h("div", { class: "ask", attributes }, sheet.head, ...sheet.body, hint, actions);
    if (sheet.submits) pressByEnter(box, () => buttons[sheet.buttons.findIndex(({ primary }) => primary)]?.click());
    chrome.addAbove(mask);
    chrome.addAbove(box);
    const release = holdFocus(box, () => finish(sheet.escape), true);
    const unwatch = watchSight(box, { seen, covered: (covered) => (hint.hidden = !covered) });
    void sheet.done?.then(finish);
  });
}

/** The buttons of a sheet; they count when it is in sight and nothing that was pressed is still under way. */
function buttonsOf<T>(sheet: Sheet<T>, finish: (value: T) => void) {
  let busy = false;
  let inSight = false;
  const judge = () =>
    buttons.forEach((button, at) => (button.disabled = busy || (sheet.buttons[at]!.grants === true && !inSight)));
  const pressed = ({ press }: SheetButton<T>) => {
    const value = press();
    if (!(value instanceof Promise)) {
      if (value !== undefined) finish(value);
      return;
    }
    busy = true;
    judge();
    void value
      .catch(() => undefined)
      .then((later) => {
        busy = false;
        judge();
        if (later !== undefined) finish(later);
      });
  };
  const buttons = sheet.buttons.map((button) => {
    const { action, text, alias, primary, grants } = button;
    return h(
      "button",
      {
        class: primary ? "primary" : "",
        attributes: { type: "button", "data-action": action, ...(grants && { disabled: "" }) },
        on: { click: () => pressed(button) },
      },
      alias ? h("span", { attributes: { "data-action": alias } }, text) : text,
    );
  });
  const seen = (now: boolean) => {
    inSight = now;
    judge();
  };
  return { buttons, seen };
}

function pressByEnter(box: HTMLElement, press: () => void): void {
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing && event.target instanceof HTMLInputElement) press();
  });
}

/** Who asks: the program's picture and name, and whose program it is. */
export function programHead({ host }: UiContext, words: string): HTMLElement {
  const { icon, appName, developer, language } = host.shell;
  const texts = askTexts(language);
  const whose = developer === "operator" ? texts.thisHost : developer;
  const picture = icon
    ? h("img", { attributes: { src: icon, alt: "" } })
    : h("span", { class: "letter" }, [...appName][0] ?? "");
  return h(
    "div",
    { class: "who" },
    picture,
    h(
      "div",
      { class: "names" },
      h("div", {}, h("b", {}, appName), h("span", {}, words)),
      whose ? h("small", { class: "developer" }, texts.by.replace("{name}", whose)) : null,
    ),
  );
}
