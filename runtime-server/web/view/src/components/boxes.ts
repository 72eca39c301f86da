import { convertStyle } from "../paint/units.js";
import { Component } from "./component.js";
import { div } from "./shadow.js";

/** `cover-image`. */
export class CoverImage extends Component {
  private readonly img = document.createElement("img");

  override initialize(attributes: Record<string, unknown>): void {
    this.img.alt = "";
    this.img.addEventListener("load", () => this.emit("load", {}));
    this.img.addEventListener("error", () => this.emit("error", { errMsg: `GET ${this.str("src")} failed` }));
    this.el.append(this.img);
    super.initialize(attributes);
  }

  protected override changed(name: string): void {
    if (name === "src") this.img.src = this.page.asset(this.str("src"));
  }
}

/** `web-view`: another site in a frame that has nothing of this one's rights. */
export class WebView extends Component {
  private readonly frame = document.createElement("iframe");

  override initialize(attributes: Record<string, unknown>): void {
    this.frame.referrerPolicy = "no-referrer";
    this.frame.addEventListener("load", () => this.emit("load", { src: this.str("src") }));
    this.el.append(this.frame);
    super.initialize(attributes);
  }

  protected override changed(name: string): void {
    if (name !== "src") return;
    const src = this.str("src");
    const url = URL.canParse(src) ? new URL(src) : null;
    if (!url || !/^https?:$/.test(url.protocol)) return this.emit("error", { src });
    const own = url.origin === location.origin;
    this.frame.setAttribute("sandbox", `allow-scripts allow-forms allow-popups${own ? "" : " allow-same-origin"}`);
    this.frame.src = url.href;
  }
}

/** `open-data`: what the platform shows of a person who has told nothing. */
export class OpenData extends Component {
  protected override changed(): void {
    const type = this.str("type");
    this.el.classList.toggle("mh-avatar", type === "userAvatarUrl");
    this.el.textContent = type === "userNickName" ? this.page.host.texts.person : "";
  }
}

/** `root-portal`: its children lie outside of everything else on the page. */
export class RootPortal extends Component {
  private readonly box = div("mh-portal");

  override get content(): HTMLElement {
    return this.bool("enable", true) ? this.box : this.el;
  }

  override connected(): void {
    if (this.content === this.box) this.page.el.append(this.box);
  }

  override disconnected(): void {
    this.box.remove();
  }
}

/** `page-meta`: settings of the page written into its template. */
export class PageMeta extends Component {
  protected override changed(name: string): void {
    const { page } = this;
    if (name === "page-style") page.body.style.cssText = convertStyle(this.str(name), (url) => page.asset(url));
    else if (name === "root-background-color" || name === "background-color") page.setBackground(this.str(name));
    else if (name === "page-font-size") page.body.style.fontSize = this.str(name);
    else if (name === "scroll-top")
      page.whenShown(() => page.scroll.to(this.num(name), this.num("scroll-duration", 300)));
    if (name === "page-style") page.whenShown(() => page.propagate());
  }
}

/** A component that this host does not have yet: its box with its name, and its `error` event. */
export class Missing extends Component {
  override connected(): void {
    this.el.append(Object.assign(div("mh-missing"), { textContent: this.node.tag }));
    this.emit("error", { errMsg: `${this.node.tag}: not supported by this host`, errCode: -1 });
  }
}
