import { afterFrame } from "./after-frame.js";
import type { Input, LaunchUrl, TabBarState, Transition, ViewCommand } from "@minihost/protocol";
import type { Shared } from "./chrome/capsule-share.js";
import { Chrome } from "./chrome/chrome.js";
import { showModal } from "./chrome/modal.js";
import { tabBarShown } from "./chrome/tab-bar.js";
import type { CanvasSurface } from "./components/canvas/canvas.js";
import { TextField } from "./components/input/text-field.js";
import { measure } from "./device.js";
import { deviceAtLaunch } from "./device-at-launch.js";
import { EdgeSwipe } from "./events/edge-swipe.js";
import { Gestures } from "./events/gestures.js";
import { Semantics } from "./events/semantics.js";
import { frameOf, type Frame } from "./frame.js";
import type { Host } from "./host.js";
import { assetUrl, setOwnFiles } from "./paint/assets.js";
import { BrowserHistory } from "./pages/history.js";
import { KeyboardRoom } from "./pages/keyboard-room.js";
import { keepLook, withLook } from "./pages/look.js";
import { outlineOf } from "./pages/outline.js";
import type { PageView } from "./pages/page.js";
import { PageStack } from "./pages/stack.js";
import { StyleSheets } from "./pages/styles.js";
import { TypedText } from "./pages/typed-text.js";
import { stylesPrefix, type Shell } from "./shell.js";
import { leave } from "./ui/device-api.js";
import { canvasOf, forgetOffscreen } from "./ui/draw.js";
import { setUploads } from "./ui/keep.js";
import type { UiContext } from "./ui/handlers.js";
import { perform } from "./ui/ui.js";

/** ms after which a page counts as seen in a tab whose frames are not drawn */
const hiddenMs = 200;
/** ms in which a program usually has filled its first page */
const filledMs = 1_500;

export type ViewState = "loading" | "ready" | "error";

/** The whole of what is seen: carries out the guest's commands and tells what the person does. */
export class View implements UiContext {
  readonly chrome: Chrome;
  readonly pages: PageStack;
  readonly frame: Frame;
  private readonly history: BrowserHistory;
  private readonly semantics = new Semantics(() => this.pages.top?.el);
  private readonly typed = new TypedText(() => this.pages.live());
  private tabbar: TabBarState | null;
  private depth = 1;
  /** whether the person is being asked if they want to leave the page */
  private asking = false;
  private first = true;
  private looked = false;

  constructor(
    readonly host: Host,
    readonly shell: Shell,
    readonly restart: () => void,
    readonly rejoin: () => void,
  ) {
    this.frame = frameOf(shell, host.texts);
    this.tabbar = shell.tabbar;
    const styles = new StyleSheets(stylesPrefix(shell));
    this.pages = new PageStack(host, this.frame.stage, styles, {
      shown: (page, depth, how) => this.shown(page, depth, how),
      passing: (front, back, from, to, timing) => {
        if (this.tabbed(back) && !this.tabbed(front)) this.chrome.tabs.cover(from, to, timing);
      },
    });
    this.chrome = new Chrome(withLook(shell), this.asset, {
      back: () => history.back(),
      home: () => this.send({ i: "home" }),
      tab: (index) => {
        this.send({ i: "tab", index });
        this.pages.foreseeTab(index);
      },
      restart,
      close: leave,
      askShare: () => this.send({ i: "share" }),
      page: () => this.shared(),
    });
    this.history = new BrowserHistory(shell.appId, (steps, shown) => this.back(steps, shown));
    new Gestures(this.frame.stage, () => this.chrome.notices.refuses());
    if (window.visualViewport) new KeyboardRoom(window.visualViewport);
    new EdgeSwipe(this.frame.stage, {
      begin: () => this.pages.drag(),
      left: () => history.back(),
    });
  }

  readonly asset = (path: string): string => assetUrl(path, this.shell.files, "");

  /** Where the program's own files are, as a path; they are shown from the origin of bundle files. */
  files(path: string): void {
    const assets = new URL(this.shell.files, location.href);
    setOwnFiles(new URL(path, assets).href);
    setUploads(path);
  }

  /** The device as it is now, for the page that is seen or will be seen first. */
  device() {
    const { el, probe } = this.frame;
    const { top } = this.pages;
    if (!top) return deviceAtLaunch({ ...this.shell, tabbar: this.tabbar }, el, probe);
    return measure(el, probe, { navigation: top.bar.style !== "custom", tab: this.tabbed(top) });
  }

  /** The page that the person is on; null before there is one. */
  get place(): LaunchUrl | null {
    const { top } = this.pages;
    return top ? { path: top.path, query: top.query } : null;
  }

  /** Forgets all pages, keeping the look of the last one until there is another. */
  clear(epoch: string): void {
    this.first = true;
    this.typed.rebuilding(`${document.documentElement.dataset["minihostSession"] ?? ""}/${epoch}`);
    this.leave();
  }

  /** Takes everything of the program off the screen, for good. */
  leave(): void {
    this.chrome.toast.clear();
    this.pages.clear();
    forgetOffscreen();
  }

  canvas(page: number, node: number): CanvasSurface | null {
    try {
      return canvasOf(this, { page, node });
    } catch {
      return null;
    }
  }

  /** Carries out commands bit by bit: between the steps the person is heard and frames are drawn. */
  *apply(commands: ViewCommand[]): Generator<void> {
    for (const command of commands) {
      if (command.c === "tree") yield* this.pages.need(command.page).work(command.ops);
      else if (command.c === "snapshot") yield* this.restore(command);
      else this.applyOne(command);
    }
    this.semantics.changed();
  }

  notice(id: number, value: unknown): void {
    this.send({ i: "notice", id, value });
  }

  state(state: ViewState): void {
    document.documentElement.dataset["minihostState"] = state;
    if (state === "ready" && !this.looked) {
      this.looked = true;
      setTimeout(() => this.keepLook(), filledMs);
    }
  }

  /** Notes what the first page looks like, for the next start. */
  private keepLook(): void {
    const page = this.pages.top;
    if (!page || page.path !== this.shell.entry.path || page.scrolled > 0) return;
    keepLook(this.shell, {
      width: page.el.offsetWidth,
      bar: { title: page.bar.title, background: page.bar.background, front: page.bar.front },
      tabs: this.tabbar?.list.map((item) => item.text) ?? [],
      boxes: outlineOf(page.el),
    });
  }

  private send(input: Input): void {
    this.host.send(input);
  }

  private applyOne(command: Exclude<ViewCommand, { c: "tree" | "snapshot" }>): void {
    switch (command.c) {
      case "page":
        return void this.pages.open(command.page);
      case "show":
        return this.pages.show(command.page, command.closed, command.how);
      case "ready":
        return this.readied(this.pages.need(command.page));
      case "on":
        return this.pages.need(command.page).handle(command.on);
      case "navbar":
        Object.assign(this.pages.get(command.page)?.bar ?? {}, command.bar);
        return this.bars();
      case "tabbar":
        this.tabbar = this.tabbar ? { ...this.tabbar, ...command.bar } : null;
        return this.bars();
      case "ui":
        return void perform(this, command.id, command.name, command.args);
      case "value":
        return this.setValue(command);
      default:
        throw new Error(`unknown command ${String((command as { c: unknown }).c)}`);
    }
  }

  private tabbed(page: PageView): boolean {
    return tabBarShown(this.tabbar, page.tab);
  }

  /** @param shown whether the browser has shown the way back itself */
  private back(steps: number, shown: boolean): boolean {
    const close = this.pages.top?.closedByBack.at(-1);
    if (close) {
      close();
      return false;
    }
    if (this.asksBeforeLeaving()) return false;
    for (let i = 0; i < steps; i++) this.send({ i: "back" });
    this.pages.foreseeBack(steps, !shown);
    return true;
  }

  /** Whether the page on top wants the person asked first; when they agree, the way back begins anew. */
  private asksBeforeLeaving(): boolean {
    const { top } = this.pages;
    if (!top || top.alert === null || this.depth < 2) return false;
    if (this.asking) return true;
    this.asking = true;
    void showModal(this.chrome.add, this.chrome.texts, { content: top.alert }).then(({ confirm }) => {
      this.asking = false;
      if (!confirm) return;
      top.alert = null;
      history.back();
    });
    return true;
  }

  private *restore(command: Extract<ViewCommand, { c: "snapshot" }>): Generator<void> {
    this.first = true;
    this.tabbar = command.shell.tabbar;
    yield* this.pages.restore(command.pages, command.top, command.stack);
    this.typed.rebuilt();
    const top = this.pages.get(command.top);
    if (top?.ready) this.readied(top);
  }

  private setValue({ page, node, value, rev, cursor }: Extract<ViewCommand, { c: "value" }>): void {
    const component = this.pages.get(page)?.painter.node(node)?.component;
    if (component instanceof TextField) component.setRevised(value, rev, cursor);
  }

  private readied(page: PageView): void {
    page.ready = true;
    void page.styled.then(() => {
      page.propagate();
      afterFrame(() => this.pages.top === page && this.state("ready"), hiddenMs);
    });
  }

  private shown(page: PageView, depth: number, how: Transition): void {
    this.depth = depth;
    document.documentElement.dataset["minihostPage"] = page.path;
    this.bars();
    this.history.follow(page, depth, this.first || how === "launch");
    this.first = false;
    afterFrame(() => this.chrome.notices.painted(), hiddenMs);
    if (page.ready) this.state("ready");
  }

  /** The visible page, for when the program has nothing to say about sharing. */
  private shared(): Shared {
    const { appId, appName, entry } = this.shell;
    const { path, query } = this.pages.top ?? entry;
    return { appId, title: this.pages.top?.bar.title || appName, path: query ? `${path}?${query}` : path };
  }

  /** Shows the host's bars as the page on top wants them. */
  bars(): void {
    const page = this.pages.top;
    if (!page) return;
    this.chrome.bars(page.bar, this.tabbar, page.tab, this.depth);
    document.title = page.bar.title || this.shell.appName;
    const top = page.bar.style === "custom" ? "0px" : "calc(44px + var(--mh-safe-top))";
    const shown = tabBarShown(this.tabbar, page.tab);
    const above = this.tabbar?.position === "top" && shown ? `calc(${top} + 40px)` : top;
    const below = shown && this.tabbar?.position !== "top" ? "calc(50px + var(--mh-safe-bottom))" : "0px";
    page.el.style.setProperty("--mh-above", above);
    page.el.style.setProperty("--mh-below", below);
  }
}
