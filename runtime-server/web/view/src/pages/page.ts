import type { Input, NavBar, PageOpened, TreeNode, TreeOp } from "@minihost/protocol";
import { Component } from "../components/component.js";
import type { Host } from "../host.js";
import { assetUrl, folderOf } from "../paint/assets.js";
import { ViewNode } from "../paint/node.js";
import { Painter } from "../paint/painter.js";
import { num } from "../paint/values.js";
import { PageScroll } from "./page-scroll.js";
import { Refresher } from "./refresher.js";

/** One page: its frame, its scroll area, its body, and the tree that the guest keeps for it. */
export class PageView {
  readonly id: number;
  readonly path: string;
  readonly query: string;
  readonly tab: number;
  readonly bar: NavBar;
  readonly window: Record<string, unknown>;
  /** the size container that everything of the page lies in */
  readonly el = document.createElement("div");
  readonly scroller = document.createElement("div");
  readonly body = document.createElement("div");
  readonly root: ViewNode;
  readonly painter: Painter;
  readonly scroll: PageScroll;
  readonly refresher: Refresher;
  ready = false;
  /** what going back closes before it leaves the page, the last one first */
  readonly closedByBack: (() => void)[] = [];
  /** what the person is asked before they leave the page */
  alert: string | null = null;
  /** where it was scrolled to when it was hidden; browsers may forget */
  private scrollTop = 0;
  private focused: HTMLElement | null = null;
  private handled: string[] | undefined;
  /** what waits for the page to be seen for the first time */
  private waiting: (() => void)[] | null = [];

  constructor(
    readonly host: Host,
    private readonly opened: PageOpened,
    /** settled when the page's style sheets apply */
    readonly styled: Promise<void>,
  ) {
    ({ id: this.id, path: this.path, query: this.query, tab: this.tab, window: this.window } = opened);
    this.bar = { ...opened.bar };
    this.handled = opened.on;
    this.alert = opened.alert ?? null;
    this.el.className = "mh-page";
    this.el.dataset["style"] = opened.path;
    this.el.dataset["page"] = String(opened.id);
    this.el.tabIndex = -1;
    this.scroller.className = "mh-page-scroll";
    this.body.className = "mh-page-body";
    this.scroller.append(this.body);
    this.el.append(this.scroller);
    this.root = new ViewNode(opened.root, "page", this, this.body);
    this.root.component = new RootComponent(this.root);
    this.painter = new Painter(this, this.root);
    if (opened.props) this.painter.dress(this.root, opened.props);
    this.scroll = new PageScroll(this, num(this.window["onReachBottomDistance"], 50));
    this.refresher = new Refresher(this, this.window["enablePullDownRefresh"] === true);
    this.setBackground(this.window["backgroundColor"]);
    const { c, s, l = {} } = opened.props ?? {};
    if (c) this.apply([["c", opened.root, c]]);
    if (s) this.apply([["s", opened.root, s]]);
    this.apply(Object.entries(l).map(([type, bits]) => ["l", opened.root, type, bits]));
  }

  apply(ops: TreeOp[]): void {
    this.painter.apply(ops);
  }

  /** The same bit by bit. */
  work(ops: TreeOp[]): Generator<void> {
    return this.painter.work(ops);
  }

  /** Fills a new page from a snapshot, whose tree may or may not name the root itself. */
  *fill(tree: TreeNode[]): Generator<void> {
    const [first] = tree;
    const rooted = tree.length === 1 && first?.[0] === this.root.id && first[2] !== 0;
    const nodes = rooted ? ((first[3] as TreeNode[] | undefined) ?? []) : tree;
    if (nodes.length > 0) yield* this.work([["+", this.root.id, 0, nodes]]);
  }

  /** Runs at once, or as soon as the page has a layout. */
  whenShown(action: () => void): void {
    if (this.waiting) this.waiting.push(action);
    else action();
  }

  shown(): void {
    const { waiting } = this;
    if (this.el.hidden) this.reveal();
    this.waiting = null;
    this.propagate();
    waiting?.forEach((action) => action());
  }

  /** What only a page with a layout can tell: a hidden one has it for as long as it takes to read. */
  measured<T>(read: () => T): T {
    if (!this.el.hidden) return read();
    this.reveal();
    try {
      return read();
    } finally {
      this.hide();
    }
  }

  private reveal(): void {
    this.el.hidden = false;
    this.scrollBack(this.scrollTop);
  }

  hide(): void {
    if (this.el.hidden) return;
    this.scrollTop = this.scroller.scrollTop;
    this.el.hidden = true;
  }

  get scrolled(): number {
    return this.el.hidden ? this.scrollTop : this.scroller.scrollTop;
  }

  scrollBack(top: number): void {
    if (this.el.hidden) this.scrollTop = top;
    else if (top > 0 && this.scroller.scrollTop !== top) this.scroller.scrollTop = top;
  }

  /** Another page takes its place: what has the focus here shall have it again. */
  leave(): void {
    const { activeElement } = document;
    this.focused = activeElement instanceof HTMLElement && this.el.contains(activeElement) ? activeElement : null;
    this.focused?.blur();
  }

  /** Keyboards and screen readers go on here, but no on-screen keyboard opens by itself. */
  enter(): void {
    const { focused } = this;
    // a field that asks for the focus has it already
    if (this.el.contains(document.activeElement)) return;
    const typing = focused?.matches("input, textarea, [contenteditable]") ?? true;
    if (focused?.isConnected && !typing) focused.focus({ preventScroll: true });
    else this.el.focus({ preventScroll: true });
  }

  /** Whether the program handles a page event. */
  wants(event: string): boolean {
    return this.handled?.includes(event) ?? true;
  }

  /** The program handles other page events than before. */
  handle(events: string[]): void {
    this.handled = events;
  }

  send(input: Input, key: string | null = null): void {
    this.host.send(input, key);
  }

  asset(src: string): string {
    return assetUrl(src, this.host.shell.files, folderOf(this.path));
  }

  /** The colour of the window, which lies behind the page and is seen where the page is pulled away. */
  setBackground(color: unknown): void {
    this.el.style.setProperty("--mh-window", typeof color === "string" ? color : "");
  }

  /** The colour that the page has where its own style sheets give it none. */
  setRootBackground(color: string): void {
    this.el.style.setProperty("--mh-root", color);
  }

  /**
   * On the platform the page element's background covers the whole page, below everything on it, and its
   * `overflow: hidden` stops the page's scrolling, as a browser does for a document's body.
   */
  propagate(): void {
    delete this.body.dataset["mhBare"];
    const { background, backgroundColor, backgroundImage, overflowY } = getComputedStyle(this.body);
    const plain = backgroundImage === "none";
    this.el.style.setProperty("--mh-body", plain ? backgroundColor : "");
    this.scroller.style.background = plain ? "" : background;
    this.scroller.style.overflowY = overflowY === "hidden" ? "hidden" : "";
    if (plain) this.body.dataset["mhBare"] = "";
  }

  dispose(): void {
    this.painter.dispose();
    this.scroll.dispose();
    this.el.remove();
  }
}

/** The page's own element: its class is the host's, what the program sets on it is added. */
class RootComponent extends Component {
  override classesChanged(): void {
    this.el.classList.add("mh-page-body");
    super.classesChanged();
  }
}
