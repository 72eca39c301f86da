import * as glassEasel from "glass-easel";
import type { NavBar, PageOpened, PageSnapshot } from "@minihost/protocol";
import { isFunction, keysOf, type Dictionary } from "../base/builtins.js";
import { guarded } from "../base/errors.js";
import { PageBackend, nodeOf } from "../tree/backend.js";
import { propsOf, wholeTree } from "../tree/diff.js";
import type { MirrorNode } from "../tree/node.js";
import { initialNavBar } from "./bars.js";
import type { EventChannel } from "./channel.js";
import { prepareComponent } from "./loader.js";
import { ReadyQueue } from "./ready.js";
import { space } from "./space.js";
import { visit, windowOf } from "./state.js";
import { addCustomTabBar, removeCustomTabBar, tabBarStyles, tellTabBar } from "./tabbar.js";

let lastPage = 0;

/** A page of the stack, with its component instance and its painted tree. */
export class Page {
  readonly id = ++lastPage;
  readonly backend = new PageBackend();
  readonly queue = new ReadyQueue();
  readonly component: glassEasel.GeneralComponent;
  /** what programs call the page: `this` in its methods, an entry of `getCurrentPages()` */
  readonly instance: Dictionary;
  readonly bar: NavBar;
  readonly window: Dictionary;
  opener: EventChannel | null = null;
  /** what the person is asked before they leave */
  alert: string | null = null;
  visible = false;
  ready = false;
  closed = false;
  private handled: string[] = [];
  /** whether the view has heard of it */
  sent = false;

  constructor(
    readonly path: string,
    readonly query: Record<string, string>,
    readonly search: string,
    readonly tab: number,
  ) {
    this.window = windowOf(path);
    this.bar = initialNavBar(this.window);
    prepareComponent(path);
    pages.set(this.backend, this);
    this.component = this.create();
    this.instance = this.component.getMethodCaller() as unknown as Dictionary;
    Object.assign(this.instance, { route: path, __route__: path, options: query, __wxWebviewId__: this.id });
  }

  private create(): glassEasel.GeneralComponent {
    const search = keysOf(this.query)
      .map((name) => `${encodeURIComponent(name)}=${encodeURIComponent(this.query[name]!)}`)
      .join("&");
    const url = search ? `/${this.path}?${search}` : `/${this.path}`;
    return space.getComponentSpace().createComponentByUrl("page", url, null, this.backend.asContext());
  }

  get root(): MirrorNode {
    return nodeOf(this.component)!;
  }

  /** Puts the page's tree in its place; components' `attached` run. */
  attach(): void {
    const { tree } = this.backend;
    const placeholder = this.backend.createElement("view", "view");
    tree.root.appendChild(placeholder);
    const parent = tree.root as unknown as glassEasel.GeneralBackendElement;
    tree.adopt(this.root);
    glassEasel.Element.replaceDocumentElement(
      this.component,
      parent,
      placeholder as unknown as glassEasel.GeneralBackendElement,
    );
    addCustomTabBar(this);
  }

  call(method: string, ...args: unknown[]): unknown {
    return guarded(this.instance[method], this.instance, args, `${this.path} ${method}`);
  }

  has(method: string): boolean {
    return isFunction(this.instance[method]);
  }

  show(): void {
    if (this.visible || this.closed) return;
    this.visible = true;
    this.component.triggerPageLifetime("show", []);
    tellTabBar(this, "show");
    this.call("onShow");
  }

  hide(): void {
    if (!this.visible) return;
    this.visible = false;
    this.call("onHide");
    this.component.triggerPageLifetime("hide", []);
    tellTabBar(this, "hide");
  }

  becomeReady(): void {
    if (this.ready || this.closed) return;
    this.ready = true;
    this.queue.open();
    this.call("onReady");
  }

  unload(): void {
    if (this.closed) return;
    this.visible = false;
    this.call("onUnload");
    this.closed = true;
    glassEasel.Element.pretendDetached(this.component);
    removeCustomTabBar(this);
  }

  opened(): PageOpened {
    const { path, search, bar, window, tab, id } = this;
    const props = propsOf(this.root);
    const styles = [...new Set([...tabBarStyles(tab), ...(visit().manifest.styles[path] ?? [])])];
    const on = (this.handled = this.handles());
    const page: PageOpened = { id, root: this.root.id, path, query: search, styles, bar: { ...bar }, window, tab, on };
    if (this.alert !== null) page.alert = this.alert;
    return props ? { ...page, props } : page;
  }

  /** Page events that the view need report, if they are others than it knows of. Libraries add handlers at any time. */
  newlyHandled(): string[] | null {
    const on = this.handles();
    if (on.join() === this.handled.join()) return null;
    return (this.handled = on);
  }

  private handles(): string[] {
    return Object.keys(HANDLERS).filter((name) => this.has(HANDLERS[name]!) || name === "resize");
  }

  snapshot(): PageSnapshot {
    return { ...this.opened(), tree: wholeTree(this.backend.tree), ready: this.ready };
  }
}

/** What the view need not report when the page has no method for it. */
const HANDLERS: Record<string, string> = {
  scroll: "onPageScroll",
  reachbottom: "onReachBottom",
  pulldown: "onPullDownRefresh",
  resize: "onResize",
};

const pages = new WeakMap<object, Page>();

/** The page that an element is painted on. */
export function pageOf(element: glassEasel.Element): Page | null {
  const context: unknown = element.getBackendContext();
  return context instanceof PageBackend ? (pages.get(context) ?? null) : null;
}
