import type { NavBar, TabBarState } from "@minihost/protocol";
import type { Shell } from "../shell.js";
import { Capsule } from "./capsule.js";
import { CapsuleMenu } from "./capsule-menu.js";
import type { Shared } from "./capsule-share.js";
import { NavBarView } from "./nav-bar.js";
import { Notices } from "./notices.js";
import { ChromeRoot } from "./root.js";
import { TabBarView } from "./tab-bar.js";
import { textsFor } from "./texts.js";
import { ToastView } from "./toast.js";

/** What the person does with the host's own controls. */
export interface ChromeListener {
  back(): void;
  home(): void;
  tab(index: number): void;
  restart(): void;
  close(): void;
  askShare(): void;
  page(): Shared;
}

/** Everything that the host draws around and above a program. */
export class Chrome {
  readonly texts;
  readonly notices: Notices;
  readonly toast: ToastView;
  private readonly root: ChromeRoot;
  private readonly nav: NavBarView;
  readonly tabs: TabBarView;
  readonly menu: CapsuleMenu;
  private readonly capsule: Capsule;

  constructor(shell: Shell, asset: (path: string) => string, listener: ChromeListener) {
    this.texts = textsFor(shell.language);
    this.root = new ChromeRoot(shell.testHooks === true);
    this.nav = new NavBarView(this.texts, listener.back, listener.home);
    this.tabs = new TabBarView(asset, listener.tab);
    this.menu = new CapsuleMenu(this.add, this.texts, shell, (name, text) => this.notices.pass(name, text), listener);
    this.capsule = new Capsule(this.texts, () => this.menu.open(), listener.close);
    this.root.add(this.nav.el);
    this.root.add(this.tabs.el);
    this.notices = new Notices(this.add, this.addAbove, this.texts, { name: shell.appName });
    this.root.add(this.capsule.el);
    this.toast = new ToastView(this.add, asset);
    const first = shell.tabbar?.list.findIndex(({ path }) => path === shell.entry.path) ?? -1;
    this.bars(shell.bar, shell.tabbar, first, 1);
  }

  readonly add = (el: HTMLElement): void => this.root.add(el);

  /** For what asks in the host's name: nothing that a program can show lies above it. */
  readonly addAbove = (el: HTMLElement): void => this.root.addAbove(el);

  bars(bar: NavBar, tabbar: TabBarState | null, tab: number, depth: number): void {
    this.nav.show(bar, depth);
    this.capsule.show(bar.front);
    this.tabs.show(tabbar, tab);
  }
}
