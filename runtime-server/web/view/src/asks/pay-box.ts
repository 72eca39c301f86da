import { h } from "../chrome/dom.js";
import { holdFocus } from "../chrome/focus.js";
import { watchSight } from "../chrome/seen.js";
import type { UiContext } from "../ui/handlers.js";

/** What the box shows at one time, and how the person leaves it. */
export interface Step<T> {
  content: (HTMLElement | null)[];
  /** what counts when the box has been in sight for a moment */
  guarded?: HTMLButtonElement[];
  /** what Escape and a press beside the box answer; left out: they do nothing */
  escape?: T;
  /** gets the focus */
  focus?: HTMLElement;
}

/** The one box in which everything about a payment is shown, above all that a program can show. */
export class PayBox {
  private readonly mask = h("div", { class: "mask", on: { click: () => this.escape() } });
  private readonly hint: HTMLElement;
  private readonly body = h("div");
  private readonly box: HTMLElement;
  private readonly release: () => void;
  private readonly unwatch: () => void;
  private guarded: HTMLButtonElement[] = [];
  private inSight = false;
  private escape: () => void = () => undefined;

  constructor({ chrome }: UiContext) {
    const attributes = { "data-host": "pay-sheet", role: "dialog", "aria-modal": "true", tabindex: "-1" };
    this.hint = h("p", { class: "covered", attributes: { role: "status" } }, chrome.texts.covered);
    this.hint.hidden = true;
    this.box = h("div", { class: "ask pay", attributes }, this.body, this.hint);
    chrome.addAbove(this.mask);
    chrome.addAbove(this.box);
    this.release = holdFocus(this.box, () => this.escape(), true);
    this.unwatch = watchSight(this.box, {
      seen: (seen) => this.judge((this.inSight = seen)),
      covered: (covered) => (this.hint.hidden = !covered),
    });
  }

  /** Shows a step until something ends it. */
  show<T>(step: (end: (value: T) => void) => Step<T>): Promise<T> {
    return new Promise((resolve) => {
      const { content, guarded, escape, focus } = step(resolve);
      this.guarded = guarded ?? [];
      this.escape = () => escape !== undefined && resolve(escape);
      this.judge(this.inSight);
      this.body.replaceChildren(...content.filter((el) => el !== null));
      (focus ?? this.box).focus({ preventScroll: true });
    });
  }

  private judge(inSight: boolean): void {
    for (const button of this.guarded) button.disabled = !inSight || button.dataset["off"] === "true";
  }

  /** Whether a guarded button counts as far as it is concerned itself. */
  allow(button: HTMLButtonElement, isAllowed: boolean): void {
    button.dataset["off"] = String(!isAllowed);
    this.judge(this.inSight);
  }

  close(): void {
    this.release();
    this.unwatch();
    this.mask.remove();
    this.box.remove();
  }
}
