import type { FromGuest, Transition, ViewCommand } from "@minihost/protocol";
import { send } from "../base/door.js";
import { parsePageUrl, type PageUrl } from "../base/paths.js";
import { setTimer } from "../prelude/timers.js";
import { takeChanges, type Changes } from "../tree/diff.js";
import { EventChannel } from "./channel.js";
import { tabBar, tabIndex } from "./bars.js";
import { Page } from "./page.js";
import { visit } from "./state.js";

/** Pages open at the same time, as on the platform. */
const MAX_DEPTH = 10;

const stack: Page[] = [];
/** pages of the tab bar that were opened once; they live until a relaunch */
const tabPages = new Map<string, Page>();
/** pages that were closed in the turn that opened them: the view never hears of them */
const unseen = new Set<number>();

export class NavigationFailed extends Error {}

export const pageStack = (): readonly Page[] => stack;
export const topPage = (): Page | undefined => stack[stack.length - 1];

export function livePages(): Page[] {
  return [...new Set([...tabPages.values(), ...stack])];
}

export function pageById(id: number): Page | undefined {
  return livePages().find((page) => page.id === id);
}

function target(url: unknown): PageUrl {
  const parsed = parsePageUrl(String(url ?? ""), topPage()?.path ?? "");
  if (!visit().pages.has(parsed.path)) throw new NavigationFailed(`page "${parsed.path}" is not found`);
  return parsed;
}

/** Creates a page, puts it on the stack and runs its life cycle up to onShow; onReady follows in a turn of its own. */
function open(url: PageUrl, how: Transition, closed: Page[], opener: EventChannel | null = null): Page {
  const page = new Page(url.path, url.query, url.search, tabIndex(url.path));
  page.opener = opener;
  stack.push(page);
  if (page.tab >= 0) tabPages.set(page.path, page);
  page.bar.home = stack.length === 1 && page.tab < 0 && page.path !== visit().manifest.entry;
  page.attach();
  page.call("onLoad", { ...page.query });
  if (!page.closed) page.show();
  // a page that has led elsewhere while it was opening is gone, but what it replaced is gone too
  const shown = page.closed ? topPage() : page;
  if (shown) present(shown, how, closed);
  setTimer(() => {
    if (page.closed) return;
    page.becomeReady();
    send({ c: "ready", page: page.id });
  }, 0);
  return page;
}

function present(page: Page, how: Transition, closed: Page[]): void {
  const known = closed.filter((gone) => gone.sent).map((gone) => gone.id);
  send({ c: "show", page: page.id, closed: known, how });
}

function close(pages: Page[]): Page[] {
  for (const page of pages) {
    page.unload();
    if (!page.sent) unseen.add(page.id);
    if (page.tab >= 0) tabPages.delete(page.path);
  }
  return pages;
}

export function openFirst(path: string, search: string): void {
  open(target(`/${path}?${search}`), "launch", []);
}

/** @param listen told of our end of the channel before the new page runs */
export function navigateTo(url: unknown, listen?: (channel: EventChannel) => void): EventChannel {
  const next = target(url);
  if (tabIndex(next.path) >= 0) throw new NavigationFailed("can not navigateTo a tabbar page");
  if (stack.length >= MAX_DEPTH) throw new NavigationFailed("webview count limit exceed");
  const [ours, theirs] = EventChannel.pair();
  listen?.(ours);
  topPage()?.hide();
  open(next, "push", [], theirs);
  return ours;
}

export function redirectTo(url: unknown): void {
  const next = target(url);
  if (tabIndex(next.path) >= 0) throw new NavigationFailed("can not redirectTo a tabbar page");
  const old = stack.pop();
  open(next, "replace", close(old ? [old] : []));
}

export function reLaunch(url: unknown): void {
  const next = target(url);
  const old = livePages().reverse();
  close(old);
  stack.length = 0;
  open(next, "relaunch", old);
}

export function switchTab(url: unknown): void {
  const next = target(url);
  if (tabIndex(next.path) < 0) throw new NavigationFailed("can not switch to no-tabBar page");
  const existing = tabPages.get(next.path);
  const leaving = stack.splice(0).reverse();
  const closed = close(leaving.filter((page) => page.tab < 0));
  for (const page of leaving) if (page !== existing && !page.closed) page.hide();
  if (!existing) {
    open({ ...next, query: {}, search: "" }, "tab", closed);
    return;
  }
  stack.push(existing);
  existing.show();
  present(existing, "tab", closed);
}

export function navigateBack(delta: number): void {
  if (stack.length < 2) throw new NavigationFailed("cannot navigate back at first page.");
  const count = Math.min(Math.max(Math.trunc(delta) || 1, 1), stack.length - 1);
  const closed = close(stack.splice(stack.length - count, count).reverse());
  const page = topPage()!;
  page.show();
  present(page, "pop", closed);
}

export function tellTabTap(page: Page): void {
  const item = tabBar()?.list[page.tab];
  if (item) page.call("onTabItemTap", { index: page.tab, pagePath: item.path, text: item.text });
}

// ---- what the view is told

/**
 * What a turn has said, without what it said to pages that are gone before the view could know of them. The page that is
 * seen in their place comes as they would have come, and what they replaced is gone.
 */
export function withoutUnseen(messages: FromGuest[]): FromGuest[] {
  if (unseen.size === 0) return messages;
  const told: FromGuest[] = [];
  let skipped = null as { closed: number[]; how: Transition } | null;
  for (const message of messages) {
    const command = message.t === "view" && "page" in message.m ? message.m : null;
    const isUnseen = unseen.has(command?.page as number);
    if (command?.c !== "show") {
      if (!isUnseen) told.push(message);
      continue;
    }
    const closed: number[] = [...(skipped?.closed ?? []), ...command.closed];
    const how: Transition = skipped?.how ?? command.how;
    if (!isUnseen) told.push({ t: "view", m: { ...command, closed, how } });
    skipped = isUnseen ? { closed, how } : null;
  }
  unseen.clear();
  return told;
}

/** Commands that bring the view's pages up to date; they go before everything else that a turn says. */
export function pageCommands(): FromGuest[] {
  const commands: ViewCommand[] = [];
  for (const page of livePages()) {
    const changes = takeChanges(page.backend.tree);
    const on = page.sent ? page.newlyHandled() : null;
    if (!page.sent) commands.push({ c: "page", page: page.opened() });
    if (on) commands.push({ c: "on", page: page.id, on });
    page.sent = true;
    addChanges(page, changes, commands);
  }
  return commands.map((m) => ({ t: "view", m }));
}

function addChanges(page: Page, changes: Changes, commands: ViewCommand[]): void {
  if (changes.ops.length) commands.push({ c: "tree", page: page.id, ops: changes.ops });
  for (const typed of changes.values) {
    commands.push({ c: "value", page: page.id, ...typed, value: String(typed.value ?? "") });
  }
}

export function snapshot(appName: string): ViewCommand {
  const pages = livePages();
  for (const page of pages) {
    takeChanges(page.backend.tree);
    page.sent = true;
  }
  const shown = pages.map((page) => page.snapshot());
  const below = stack.map((page) => page.id);
  return { c: "snapshot", pages: shown, top: topPage()?.id ?? 0, stack: below, shell: { appName, tabbar: tabBar() } };
}
