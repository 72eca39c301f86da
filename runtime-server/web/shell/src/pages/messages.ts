import { h } from "../../../view/src/chrome/dom.js";
import type { Context } from "../context.js";
import { icons } from "../icons.js";
import { inbox, type Group, type Inbox, type Message, type Notice } from "../inbox/api.js";
import { chatSection } from "../inbox/chats.js";
import { canPush, endPush, isPushOn, startPush } from "../inbox/push.js";
import { confirm, openMenu } from "../sheet.js";
import { ago } from "../time.js";
import { messageMail } from "./message-mail.js";
import { bar, button, iconButton, picture, say, shortCount, type Page } from "../ui.js";

const PAGE = 50;

/** What programs have told the person: the newest of each. */
export function messagesPage(context: Context): Page {
  const { texts } = context;
  const body = h("div", { class: "body inbox" });
  const readAll = button(texts.readAll, null, () => act(context, inbox.readAll(), load), "small");
  readAll.dataset["action"] = "read-all";
  readAll.hidden = true;
  const show = (box: Inbox) => {
    readAll.hidden = box.unread === 0;
    const empty = h("p", { class: "hint" }, texts.messagesEmpty);
    const shown = [...noticeGroup(box.notices, context, load), ...box.groups.map((one) => group(one, context, load))];
    body.replaceChildren(...(shown.length ? shown : [empty]));
  };
  const chats = chatSection(context);
  const load = () => {
    chats.load();
    void inbox.all().then(show, () => failed(body, context));
  };
  void inbox.all().then(show, () => failed(body, context));
  const push = canPush() ? pushSwitch(context) : null;
  const head = bar(texts.messages, texts);
  head.append(readAll);
  const el = h(
    "div",
    { class: "page messages", attributes: { "data-page": "messages" } },
    head,
    push,
    messageMail(context),
    chats.el,
    body,
  );
  return { title: texts.messages, el, leave: context.unread.watch(load) };
}

/** Lets the browser tell of messages while no page is open. Nobody is asked before they have pressed it. */
function pushSwitch({ texts }: Context): HTMLElement {
  const box = h("input", {
    attributes: { type: "checkbox", role: "switch", "data-action": "push" },
    on: { change: () => void change() },
  });
  const change = async () => {
    box.disabled = true;
    const wanted = box.checked;
    const isOn = await (wanted ? startPush() : endPush().then(() => false)).catch(() => null);
    box.checked = isOn ?? !wanted;
    box.disabled = false;
    if (isOn === null) say(texts.pushFailed);
    else if (wanted && !isOn) say(texts.pushRefused);
  };
  void isPushOn().then(
    (isOn) => (box.checked = isOn),
    () => {},
  );
  return h("label", { class: "switch push" }, h("span", {}, texts.push, h("small", {}, texts.pushHint)), box);
}

/** All messages of one program. */
export function programMessagesPage(context: Context, url: URL): Page {
  const { texts } = context;
  const appId = url.pathname.split("/").at(-1) ?? "";
  const body = h("div", { class: "body inbox" });
  const list = h("ul", { class: "notes", attributes: { "data-list": "messages" } });
  const older = button(texts.olderMessages, null, () => load(oldest), "small");
  let oldest = 0;
  const show = (messages: Message[], isFirst: boolean) => {
    if (isFirst) list.replaceChildren();
    list.append(...messages.map((one) => note(one, context, again)));
    oldest = messages.at(-1)?.id ?? oldest;
    older.hidden = messages.length < PAGE;
    const empty = h("p", { class: "hint" }, texts.messagesEmpty);
    body.replaceChildren(...(list.childElementCount ? [list, older] : [empty]));
  };
  const load = (before: number) =>
    void inbox.of(appId, before).then(
      (messages) => show(messages, before === 0),
      () => failed(body, context),
    );
  const again = () => load(0);
  again();
  const el = h(
    "div",
    { class: "page messages", attributes: { "data-page": "program-messages" } },
    bar(texts.messages, texts),
    body,
  );
  return { title: texts.messages, el, leave: context.unread.watch(again) };
}

function failed(body: HTMLElement, { texts }: Context): void {
  if (!body.childElementCount) body.append(h("p", { class: "hint" }, texts.failed));
}

/** Does something and shows what it leads to, here and in other tabs. */
function act(context: Context, done: Promise<void>, load: () => void): void {
  const { texts, store } = context;
  void done.then(
    () => {
      load();
      void store.refresh();
    },
    () => say(texts.failed),
  );
}

function group(one: Group, context: Context, load: () => void): HTMLElement {
  const { texts } = context;
  const more = iconButton(texts.more(one.name), icons.more(), () => openGroupMenu(one, context, load), "more");
  const count = h("span", { class: "count", attributes: { "aria-label": texts.unreadMessages(one.unread) } });
  count.textContent = shortCount(one.unread);
  count.hidden = one.unread === 0;
  const name = h(
    "a",
    { class: "text", attributes: { href: `/about/${one.appId}` } },
    h("span", { class: "name" }, one.name),
    one.stopped ? h("small", {}, texts.messagesMuted) : null,
  );
  const all = h("a", { class: "all", attributes: { href: `/messages/of/${one.appId}` } }, texts.allMessages(one.total));
  return h(
    "section",
    { class: "group", attributes: { "data-id": one.appId } },
    h("div", { class: "kept" }, picture(one), name, count, more),
    h("ul", { class: "notes" }, ...one.messages.map((message) => note(message, context, load))),
    one.total > one.messages.length ? all : null,
  );
}

/** What the host itself has told; nothing when that is nothing, or in words that this page does not have. */
function noticeGroup(notices: Notice[], context: Context, load: () => void): HTMLElement[] {
  const { texts, language } = context;
  const lines = notices.flatMap((one) => {
    const words = texts.notices[one.kind]?.(one.details);
    if (!words) return [];
    const mark = h("span", { class: "dot", attributes: { role: "img", "aria-label": texts.unreadMark } });
    mark.hidden = one.read;
    const card = h(
      "button",
      {
        class: "card",
        attributes: { type: "button" },
        on: { click: () => act(context, inbox.readNotice(one.id), load) },
      },
      h("div", { class: "head" }, mark, h("b", {}, words.title), h("small", {}, ago(one.at, language))),
      h("p", {}, words.text),
    );
    const remove = () => act(context, inbox.deleteNotice(one.id), load);
    return [
      h(
        "li",
        { class: one.read ? "note" : "note unread", attributes: { "data-notice": one.kind } },
        card,
        iconButton(texts.deleteMessage, icons.trash(), remove, "delete"),
      ),
    ];
  });
  if (!lines.length) return [];
  return [h("section", { class: "group" }, h("h2", {}, texts.ofHost), h("ul", { class: "notes" }, ...lines))];
}

function openGroupMenu(one: Group, context: Context, load: () => void): void {
  const { texts } = context;
  const remove = async () => {
    const isMeant = await confirm(texts.deleteTheseQuestion(one.name), texts.deleteThese, texts);
    if (isMeant) act(context, inbox.deleteThese(one.appId), load);
  };
  openMenu(one.name, texts, [
    {
      label: texts.readThese,
      icon: icons.check(),
      name: "read",
      act: () => act(context, inbox.readThese(one.appId), load),
    },
    {
      label: one.stopped ? texts.allowMessages : texts.stopMessages,
      icon: one.stopped ? icons.bell() : icons.mute(),
      name: one.stopped ? "allow" : "stop",
      act: () => act(context, inbox.stop(one.appId, !one.stopped), load),
    },
    { label: texts.deleteThese, icon: icons.trash(), name: "delete", danger: true, act: () => void remove() },
  ]);
}

/** In the words of the language that the program chose. */
const ENTER: Record<string, string> = { zh_CN: "进入小程序查看", zh_HK: "進入小程式查看", zh_TW: "進入小程式查看" };

function note(message: Message, context: Context, load: () => void): HTMLElement {
  const { texts, language } = context;
  const lines = message.fields.map(({ name, value }) => h("div", {}, h("dt", {}, name), h("dd", {}, value)));
  const mark = h("span", { class: "dot", attributes: { role: "img", "aria-label": texts.unreadMark } });
  mark.hidden = message.read;
  const content = [
    h("div", { class: "head" }, mark, h("b", {}, message.title), h("small", {}, ago(message.at, language))),
    h("dl", {}, ...lines),
    message.opens ? h("span", { class: "enter" }, ENTER[message.language] ?? "Open in the mini program") : null,
  ];
  const opener = message.opens
    ? h("a", { class: "card", attributes: { href: `/messages/open/${message.id}` } }, ...content)
    : h(
        "button",
        {
          class: "card",
          attributes: { type: "button" },
          on: { click: () => act(context, inbox.read(message.id), load) },
        },
        ...content,
      );
  const remove = () => act(context, inbox.delete(message.id), load);
  return h(
    "li",
    { class: message.read ? "note" : "note unread", attributes: { "data-message": String(message.id) } },
    opener,
    iconButton(texts.deleteMessage, icons.trash(), remove, "delete"),
  );
}
