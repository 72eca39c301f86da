import { Refused } from "../host-calls.js";
import { h, lines } from "../chrome/dom.js";
import { holdFocus } from "../chrome/focus.js";
import { bubble, timeBetween, type BubbleContext } from "./bubbles.js";
import { ChatApi, type ChatMessage, type Said } from "./chat-api.js";
import { chatTexts } from "./chat-texts.js";
import { shrink } from "./shrink.js";

/** Where a chat is shown, and for which program. */
export interface ChatPlace {
  add(el: HTMLElement): void;
  appId: string;
  appName: string;
  language: string;
}

/** A page that the program would like the person to send. */
export interface Offer {
  title: string;
  path: string;
  picture: string;
}

const lookEveryMs = 2_000;
const textMax = 1000;
const shownMax = 300;

/** The person talks to a program's staff, in the host's own surface. */
export class Chat {
  private readonly texts;
  private readonly api: ChatApi;
  private readonly log = h("div", { class: "log", attributes: { role: "log", "aria-live": "polite" } });
  private readonly typing = h("small", { attributes: { role: "status" } });
  private readonly wrong = h("div", { class: "wrong", attributes: { role: "alert" } });
  private readonly field: HTMLTextAreaElement;
  private readonly go: HTMLButtonElement;
  private readonly box: HTMLElement;
  private readonly release: () => void;
  private readonly bubbles: BubbleContext;
  private last = 0;
  private lastAt: string | null = null;
  private looking: ReturnType<typeof setTimeout> | undefined;
  private isOpen = true;

  /** @param done called once, with the page that the person has tapped, or an empty text */
  constructor(
    place: ChatPlace,
    offer: Offer | null,
    private readonly done: (path: string) => void,
  ) {
    const texts = (this.texts = chatTexts(place.language));
    this.api = new ChatApi(place.appId);
    this.bubbles = {
      texts,
      language: place.language,
      pictureUrl: (id) => this.api.pictureUrl(id),
      page: (path) => this.close(path),
    };
    const hint = { rows: "1", maxlength: String(textMax), placeholder: texts.hint, "aria-label": texts.hint };
    this.field = h("textarea", {
      attributes: hint,
      on: { keydown: (event) => this.key(event as KeyboardEvent), input: () => this.changed() },
    });
    this.go = h(
      "button",
      {
        class: "go",
        attributes: { type: "button", "data-action": "send", disabled: "" },
        on: { click: () => void this.sendText() },
      },
      texts.send,
    );
    this.log.append(h("div", { class: "time" }, texts.welcome.replace("{name}", place.appName)));
    this.box = this.build(place, offer);
    place.add(this.box);
    this.release = holdFocus(this.box, () => this.close(""));
  }

  private build(place: ChatPlace, offer: Offer | null): HTMLElement {
    const { texts } = this;
    const back = h(
      "button",
      {
        attributes: { type: "button", "data-action": "close", "aria-label": texts.back },
        on: { click: () => this.close("") },
      },
      lines(1.8, ["M15 5l-7 7 7 7"]),
    );
    const add = h(
      "button",
      {
        class: "add",
        attributes: { type: "button", "data-action": "picture", "aria-label": texts.picture },
        on: { click: () => this.pick() },
      },
      lines(1.7, ["M4 5.5h16v13H4Z", "m4.5 17 5-5.5 3.5 3.5 2.5-2.5 4 4", "M15.5 9h.01"]),
    );
    const attributes = {
      "data-host": "contact",
      role: "dialog",
      "aria-modal": "true",
      "aria-label": texts.title,
      tabindex: "-1",
    };
    return h(
      "div",
      { class: "chat", attributes },
      h("header", {}, back, h("div", {}, h("b", {}, place.appName), this.typing)),
      this.log,
      offer ? this.offer(offer) : null,
      this.wrong,
      h("footer", {}, add, this.field, this.go),
    );
  }

  private offer(offer: Offer): HTMLElement {
    const send = h(
      "button",
      { class: "go", attributes: { type: "button", "data-action": "send-card" } },
      this.texts.send,
    );
    const bar = h(
      "div",
      { class: "offer" },
      h("div", {}, h("small", {}, this.texts.card), h("b", {}, offer.title)),
      send,
    );
    send.addEventListener("click", () => {
      send.disabled = true;
      void this.send({ kind: "page", ...offer }).then((sent) => (sent ? bar.remove() : (send.disabled = false)));
    });
    return bar;
  }

  /** Tells the program's server that the person is here, and shows what was said before. */
  async start(sessionFrom: string | null): Promise<void> {
    try {
      if (sessionFrom !== null) await this.api.open(sessionFrom);
      await this.look();
    } catch {
      this.wrong.textContent = this.texts.offline;
      this.lookLater();
    }
  }

  private async look(): Promise<void> {
    clearTimeout(this.looking);
    try {
      const { messages, typing } = await this.api.read(this.last);
      if (!this.isOpen) return;
      this.show(messages);
      this.typing.textContent = typing ? this.texts.typing : "";
    } finally {
      this.lookLater();
    }
  }

  private lookLater(): void {
    clearTimeout(this.looking);
    if (!this.isOpen) return;
    this.looking = setTimeout(() => {
      if (document.hidden) this.lookLater();
      else this.look().catch(() => undefined);
    }, lookEveryMs);
  }

  private show(messages: ChatMessage[]): void {
    const isAtEnd = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 80;
    for (const message of messages.filter(({ id }) => id > this.last)) {
      const time = timeBetween(this.lastAt, message.at, this.bubbles.language);
      this.log.append(...(time ? [time] : []), bubble(message, this.bubbles));
      this.last = message.id;
      this.lastAt = message.at;
    }
    while (this.log.childElementCount > shownMax) this.log.firstElementChild?.remove();
    if (messages.length > 0 && (isAtEnd || messages.at(-1)?.fromPerson)) this.log.scrollTop = this.log.scrollHeight;
  }

  private key(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void this.sendText();
  }

  private changed(): void {
    this.go.disabled = this.field.value.trim() === "";
    this.wrong.textContent = "";
  }

  private async sendText(): Promise<void> {
    const text = this.field.value.trim();
    if (text === "" || this.go.disabled) return;
    this.go.disabled = true;
    // what was typed stays where it is until the host has it
    if ((await this.send({ kind: "text", text })) && this.field.value.trim() === text) this.field.value = "";
    this.go.disabled = this.field.value.trim() === "";
  }

  private pick(): void {
    const input = h("input", { attributes: { type: "file", accept: "image/*" } });
    input.addEventListener("change", () => {
      const [file] = input.files ?? [];
      if (file) void this.sendPicture(file);
    });
    input.click();
  }

  private async sendPicture(file: File): Promise<void> {
    let small: Blob;
    try {
      small = await shrink(file);
    } catch {
      this.wrong.textContent = this.texts.tooLarge;
      return;
    }
    try {
      await this.send({ kind: "image", mediaId: await this.api.picture(small) });
    } catch (error) {
      this.refused(error);
    }
  }

  private async send(said: Said): Promise<boolean> {
    try {
      await this.api.say(said);
      this.wrong.textContent = "";
    } catch (error) {
      this.refused(error);
      return false;
    }
    await this.look().catch(() => undefined);
    return true;
  }

  private refused(error: unknown): void {
    const status = error instanceof Refused ? error.status : 0;
    const { failed, tooOften, tooLarge } = this.texts;
    this.wrong.textContent = status === 429 ? tooOften : status === 413 || status === 415 ? tooLarge : failed;
  }

  close(path: string): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    clearTimeout(this.looking);
    this.release();
    this.box.remove();
    this.done(path);
  }
}
