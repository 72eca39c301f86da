import { convertStyle } from "../paint/units.js";
import { Component } from "./component.js";

/** `page-meta`: settings of the page written into its template, and the page's own events. */
export class PageMeta extends Component {
  private readonly listening = new AbortController();

  override connected(): void {
    const { signal } = this.listening;
    const { scroller } = this.page;
    const told = () => this.emit("scroll", { scrollTop: scroller.scrollTop }, { key: "scroll" });
    scroller.addEventListener("scroll", told, { signal, passive: true });
    const resized = new ResizeObserver(() => {
      const { clientWidth: windowWidth, clientHeight: windowHeight } = this.page.el;
      this.emit("resize", { size: { windowWidth, windowHeight } }, { key: "resize" });
    });
    resized.observe(this.page.el);
    signal.addEventListener("abort", () => resized.disconnect());
  }

  override disconnected(): void {
    this.listening.abort();
  }

  protected override changed(name: string): void {
    const { page } = this;
    if (name === "page-style") page.body.style.cssText = convertStyle(this.str(name), (url) => page.asset(url));
    else if (name === "root-background-color") page.setRootBackground(this.str(name));
    else if (name === "background-color") page.setBackground(this.str(name));
    else if (name === "page-font-size") page.body.style.fontSize = this.str(name);
    else if (name === "root-font-size") page.el.style.fontSize = this.str(name);
    else if (name === "page-orientation") page.el.dataset["orientation"] = this.str(name);
    else if (name === "scroll-top") page.whenShown(() => this.scroll());
    if (name === "page-style") page.whenShown(() => page.propagate());
  }

  private scroll(): void {
    this.page.scroll.to(this.num("scroll-top"), this.num("scroll-duration", 300));
    setTimeout(() => this.emit("scrolldone", {}), this.num("scroll-duration", 300));
  }
}

/** `navigation-bar`: the title and colours of the page's bar, in a page-meta. */
export class NavigationBar extends Component {
  protected override changed(name: string): void {
    const { bar } = this.page;
    if (name === "title") bar.title = this.str(name);
    else if (name === "background-color") bar.background = this.str(name);
    else if (name === "front-color") bar.front = this.str(name) === "#ffffff" ? "white" : "black";
    else if (name === "loading") bar.loading = this.bool(name);
    else return;
    this.page.host.barsChanged?.();
  }
}
