import { ChatApi } from "../chat/chat-api.js";
import { Chat } from "../chat/chat.js";
import type { Shell } from "../shell.js";
import { Refused } from "../host-calls.js";
import { capsuleApi } from "./capsule-api.js";
import { openCapsuleSheet } from "./capsule-sheet.js";
import { openShare, type Shared } from "./capsule-share.js";
import { capsuleTexts } from "./capsule-texts.js";
import { h, lines } from "./dom.js";
import { icons } from "./icons.js";
import type { Texts } from "./texts.js";

const MESSAGE_MAX = 2000;
/** After this the page's own link is shared. */
const SHARE_MS_MAX = 3_000;

/** What the menu does outside of itself. */
export interface CapsuleListener {
  restart(): void;
  close(): void;
  /** asks the program what it shares; it answers with `share` */
  askShare(): void;
  /** the visible page, as it is shared when the program has no answer */
  page(): Shared;
}

const draw = (...paths: string[]) => lines(1.7, paths);
const drawings = {
  share: () => draw("M12 14.5V4M8 7.5 12 3.5l4 4", "M5 12.5v5.5a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2v-5.5"),
  pin: () => draw("m12 4 2.4 4.9 5.4.8-3.9 3.8.9 5.4-4.8-2.6-4.8 2.6.9-5.4L4.2 9.7l5.4-.8Z"),
  contact: () =>
    draw(
      "M12 4c-4.7 0-8.5 3.1-8.5 7 0 2.2 1.2 4.2 3.2 5.5L6 20l3.7-1.9c.7.1 1.5.2 2.3.2 4.7 0 8.5-3.2 8.5-7.3S16.7 4 12 4Z",
      "M8.5 11h.01M12 11h.01M15.5 11h.01",
    ),
  feedback: () =>
    draw(
      "M5 5.5h14a1.5 1.5 0 0 1 1.5 1.5v8.5A1.5 1.5 0 0 1 19 17h-7l-4.5 3.5V17H5a1.5 1.5 0 0 1-1.5-1.5V7A1.5 1.5 0 0 1 5 5.5Z",
      "M8 9.7h8M8 13h5",
    ),
  profile: () => draw("M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17Z", "M12 11v5M12 8h.01"),
  restart: () => draw("M19.5 12a7.5 7.5 0 1 1-2.3-5.4", "M19.5 3.5v4h-4"),
};

/** The host's menu on every program. */
export class CapsuleMenu {
  private readonly words;
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly add: (el: HTMLElement) => void,
    private readonly texts: Texts,
    private readonly shell: Shell,
    private readonly say: (name: string, message: string) => void,
    private readonly listener: CapsuleListener,
  ) {
    this.words = capsuleTexts(shell.language);
  }

  open(): void {
    const { words, texts, listener } = this;
    let pinned = false;
    const label = h("span", {}, words.pin);
    const pin = this.action("pin", drawings.pin(), label, () => void this.pin(!pinned));
    pin.disabled = true;
    capsuleApi.isPinned(this.shell.appId).then(
      (value) => {
        pinned = value;
        pin.disabled = false;
        pin.classList.toggle("on", value);
        if (value) label.textContent = words.unpin;
      },
      // a program that the host does not list cannot be pinned
      () => {},
    );
    const named = (name: string, icon: SVGElement, text: string, act: () => void) =>
      this.action(name, icon, h("span", {}, text), act);
    const grid = h(
      "div",
      { class: "grid" },
      named("share", drawings.share(), words.share, () => this.share()),
      pin,
      this.contact(),
      named("feedback", drawings.feedback(), words.feedback, () => this.feedback()),
      named("profile", drawings.profile(), words.profile, () => this.profile()),
      named("restart", drawings.restart(), words.restart, () => listener.restart()),
      named("close", icons.exit(), texts.close, () => listener.close()),
    );
    this.sheet = openCapsuleSheet(this.add, texts, "menu", texts.menu, this.head(), grid);
  }

  private sheet: { close(): void } | null = null;

  /** Leads back to the conversation with the program's staff, if there is one, and says how much is new there. */
  private contact(): HTMLButtonElement {
    const { shell, add, words } = this;
    const count = h("i", { class: "count" });
    const button = this.action("contact", drawings.contact(), h("span", {}, words.contact), () => {
      const place = { add, appId: shell.appId, appName: shell.appName, language: shell.language };
      const done = (path: string) => path && location.assign(`/p/${shell.appId}/${path.replace(/^\//, "")}`);
      void new Chat(place, null, done).start(null);
    });
    button.hidden = count.hidden = true;
    button.append(count);
    new ChatApi(shell.appId).mark().then(
      ({ open, unread }) => {
        button.hidden = !open;
        count.hidden = unread === 0;
        count.textContent = String(unread);
      },
      // it is found again when the host answers
      () => {},
    );
    return button;
  }

  /** The program's answer, or a button of its own. */
  share(shared?: Shared): void {
    clearTimeout(this.waiting);
    if (shared) {
      const say = (message: string) => this.say("shared", message);
      openShare(shared, { add: this.add, texts: this.texts, words: this.words, say });
      return;
    }
    this.waiting = setTimeout(() => this.share(this.listener.page()), SHARE_MS_MAX);
    this.listener.askShare();
  }

  private action(name: string, icon: SVGElement, label: HTMLElement, act: () => void): HTMLButtonElement {
    const click = () => {
      this.sheet?.close();
      act();
    };
    const attributes = { type: "button", "data-action": name };
    return h("button", { attributes, on: { click } }, h("span", { class: "drawing" }, icon), label);
  }

  private head(): HTMLElement {
    const { shell, texts } = this;
    const picture = shell.icon
      ? h("img", { attributes: { src: shell.icon, alt: "" } })
      : h("span", { class: "letter" }, [...shell.appName][0] ?? "");
    return h(
      "div",
      { class: "about" },
      picture,
      h("div", {}, shell.appName, h("small", {}, `${texts.session} ${shell.session}`)),
    );
  }

  private async pin(pinned: boolean): Promise<void> {
    try {
      await capsuleApi.pin(this.shell.appId, pinned);
      this.say("pinned", pinned ? this.words.pinned : this.words.unpinned);
    } catch {
      this.say("failed", this.words.failed);
    }
  }

  private profile(): void {
    location.assign(`/about/${this.shell.appId}`);
  }

  /** From the menu, or by a button of the program's own. */
  feedback(): void {
    const { words } = this;
    const attributes = {
      rows: "5",
      maxlength: String(MESSAGE_MAX),
      placeholder: words.feedbackHint,
      "aria-label": words.feedbackHint,
    };
    const field = h("textarea", { attributes });
    const send = h(
      "button",
      {
        class: "send",
        attributes: { type: "button", "data-action": "send" },
        on: { click: () => void this.sendFeedback(field, send, sheet) },
      },
      words.send,
    );
    const content = h("div", { class: "feedback" }, h("b", {}, words.feedback), field, send);
    const sheet = openCapsuleSheet(this.add, this.texts, "feedback", words.feedback, content);
    field.focus();
  }

  /** What was typed stays where it is until the host has it. */
  private async sendFeedback(
    field: HTMLTextAreaElement,
    send: HTMLButtonElement,
    sheet: { close(): void },
  ): Promise<void> {
    const message = field.value.trim();
    if (message === "") return field.focus();
    send.disabled = true;
    try {
      await capsuleApi.feedback(this.shell.appId, message, this.shell.session);
      sheet.close();
      this.say("thanks", this.words.thanks);
    } catch (error) {
      const isTooOften = error instanceof Refused && error.status === 429;
      this.say("failed", isTooOften ? this.words.tooOften : this.words.failed);
    }
    send.disabled = false;
  }
}
