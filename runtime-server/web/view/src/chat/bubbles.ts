import { h } from "../chrome/dom.js";
import type { ChatMessage } from "./chat-api.js";
import type { ChatTexts } from "./chat-texts.js";

/** What stands around the messages. */
export interface BubbleContext {
  texts: ChatTexts;
  language: string;
  pictureUrl(mediaId: string): string;
  /** a page of the program was tapped */
  page(path: string): void;
}

const pauseMs = 5 * 60_000;

/** The time above a message, when the one before is some while ago. */
export function timeBetween(before: string | null, at: string, language: string): HTMLElement | null {
  const then = new Date(at);
  if (before !== null && then.getTime() - new Date(before).getTime() < pauseMs) return null;
  const isToday = then.toDateString() === new Date().toDateString();
  const options: Intl.DateTimeFormatOptions = isToday
    ? { hour: "2-digit", minute: "2-digit" }
    : { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" };
  return h("div", { class: "time" }, new Intl.DateTimeFormat(language, options).format(then));
}

/** Shows a message. What it says is text, whatever it looks like. */
export function bubble(message: ChatMessage, context: BubbleContext): HTMLElement {
  const own = message.fromPerson ? " own" : "";
  const attributes = { "data-message": String(message.id), "data-kind": message.kind };
  const { content } = message;
  if (message.kind === "image") {
    return h("div", { class: `bubble bare${own}`, attributes }, picture(content.mediaId, context));
  }
  if (message.kind === "page") {
    const open = () => context.page(content.path ?? "");
    return h(
      "button",
      { class: `bubble tile${own}`, attributes: { ...attributes, type: "button" }, on: { click: open } },
      h("b", {}, content.title || (content.path ?? "")),
      content.mediaId ? picture(content.mediaId, context) : null,
      h("small", {}, context.texts.program),
    );
  }
  if (message.kind === "link") return link(message, attributes, own, context);
  return h("div", { class: `bubble${own}`, attributes }, content.text ?? "");
}

function link(
  { content }: ChatMessage,
  attributes: Record<string, string>,
  own: string,
  { texts }: BubbleContext,
): HTMLElement {
  const url = content.url ?? "";
  const safe = /^https?:\/\//i.test(url);
  const target: Record<string, string> = safe ? { href: url, target: "_blank", rel: "noopener noreferrer" } : {};
  return h(
    "a",
    { class: `bubble tile${own}`, attributes: { ...attributes, ...target } },
    h("b", {}, content.title ?? ""),
    content.description ? h("p", {}, content.description) : null,
    h("small", {}, safe ? `${texts.link} · ${new URL(url).host}` : texts.link),
  );
}

function picture(mediaId: string | undefined, { pictureUrl, texts }: BubbleContext): HTMLElement {
  return h("img", { attributes: { src: pictureUrl(mediaId ?? ""), alt: texts.image, loading: "lazy" } });
}
