import type { NavBar, TabBarState } from "@minihost/protocol";
import type { Shell } from "../shell.js";
import { showActionSheet } from "./action-sheet.js";
import { Capsule } from "./capsule.js";
import { h } from "./dom.js";
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
}

/** Everything that the host draws around and above a program. */
export class Chrome {
  readonly texts;
  readonly notices: Notices;
  readonly toast: ToastView;
  private readonly root: ChromeRoot;
  private readonly nav: NavBarView;
  private readonly tabs: TabBarView;
  private readonly capsule: Capsule;

  constructor(
    private readonly shell: Shell,
    asset: (path: string) => string,
    private readonly listener: ChromeListener,
  ) {
    this.texts = textsFor(shell.language);
    this.root = new ChromeRoot(shell.testHooks === true);
    this.nav = new NavBarView(this.texts, listener.back, listener.home);
    this.tabs = new TabBarView(asset, listener.tab);
    this.capsule = new Capsule(this.texts, () => void this.menu(), listener.close);
    this.root.add(this.nav.el);
    this.root.add(this.tabs.el);
    this.notices = new Notices(this.add, this.texts, { name: shell.appName, icon: shell.icon });
    this.root.add(this.capsule.el);
    this.toast = new ToastView(this.add, asset);
    this.bars(shell.bar, shell.tabbar, -1, 1);
  }

  readonly add = (el: HTMLElement): void => this.root.add(el);

  bars(bar: NavBar, tabbar: TabBarState | null, tab: number, depth: number): void {
    this.nav.show(bar, depth);
    this.capsule.show(bar.front);
    this.tabs.show(tabbar, tab);
  }

  private async menu(): Promise<void> {
    const { texts, shell } = this;
    const picture = shell.icon
      ? h("img", { attributes: { src: shell.icon, alt: "" } })
      : h("span", { class: "letter" }, [...shell.appName][0] ?? "");
    const about = h(
      "div",
      { class: "about" },
      picture,
      h("div", {}, shell.appName, h("small", {}, `${texts.session} ${shell.session}`)),
    );
    const chosen = await showActionSheet(this.add, texts, { itemList: [texts.reload, texts.copyLink] }, about);
    if (chosen === 0) this.listener.restart();
    if (chosen === 1) {
      await navigator.clipboard.writeText(location.href);
      this.notices.pass("copied", texts.copied);
    }
  }
}
