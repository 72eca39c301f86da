import { scopedNames } from "../paint/classes.js";
import { convertStyle } from "../paint/units.js";
import { Component } from "./component.js";
import { HoverView } from "./hover-view.js";
import { div } from "./shadow.js";

/** `cover-image`: a picture stretched to its box, which without a size is as large as the picture. */
export class CoverImage extends Component {
  private readonly img = document.createElement("img");

  override initialize(attributes: Record<string, unknown>): void {
    this.img.alt = "";
    this.img.decoding = "async";
    this.img.dataset["empty"] = "";
    this.img.addEventListener("load", () => {
      delete this.img.dataset["empty"];
      this.emit("load", {});
    });
    this.img.addEventListener("error", () => this.failed());
    this.el.append(this.img);
    super.initialize(attributes);
  }

  protected override changed(name: string): void {
    if (name !== "src") return;
    const source = this.str("src");
    if (source !== "") this.img.src = this.page.asset(source);
    else {
      this.img.removeAttribute("src");
      this.img.dataset["empty"] = "";
    }
  }

  /** What cannot be shown takes no room, not even that of a browser's sign for it. */
  private failed(): void {
    this.img.dataset["empty"] = "";
    this.emit("error", { errMsg: `GET ${this.str("src")} failed` });
  }
}

/** `cover-view`: a view that scrolls where the program says so. */
export class CoverView extends HoverView {
  protected override changed(name: string): void {
    if (name === "scroll-top") this.page.whenShown(() => (this.el.scrollTop = this.num("scroll-top")));
  }
}

/** `open-data`: what the platform shows of a person who has told nothing. */
export class OpenData extends Component {
  protected override changed(): void {
    const type = this.str("type");
    const avatar = this.str("default-avatar");
    this.el.classList.toggle("mh-avatar", type === "userAvatarUrl");
    this.el.style.backgroundImage =
      type === "userAvatarUrl" && avatar !== "" ? `url("${CSS.escape(this.page.asset(avatar))}")` : "";
    this.el.textContent = type === "userNickName" ? this.page.host.texts.person : this.str("default-text");
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

  protected override changed(name: string): void {
    if (name !== "enable" || !this.el.isConnected) return;
    for (const child of [...this.node.children]) this.content.append(child.dom);
    if (this.content === this.box) this.page.el.append(this.box);
    else this.box.remove();
  }
}

/** `match-media`: its children are seen only where its conditions on the page's size hold. */
export class MatchMedia extends Component {
  private readonly watching = new ResizeObserver(() => this.judge());

  override connected(): void {
    this.watching.observe(this.page.el);
    this.page.whenShown(() => this.judge());
  }

  override disconnected(): void {
    this.watching.disconnect();
  }

  protected override changed(): void {
    if (this.el.isConnected) this.judge();
  }

  private judge(): void {
    const { clientWidth: width, clientHeight: height } = this.page.el;
    const within = (side: string, value: number) =>
      value >= this.num(`min-${side}`, 0) &&
      value <= this.num(`max-${side}`, Number.POSITIVE_INFINITY) &&
      (this.props[side] === undefined || value === this.num(side));
    const way = this.str("orientation");
    const turned = way === "" || (way === "landscape") === width > height;
    this.el.classList.toggle("mh-off", !(within("width", width) && within("height", height) && turned));
  }
}

/** `selection`: text in it can be chosen. */
export class Selection extends Component {
  protected override changed(name: string): void {
    if (name === "disabled" || name === "disable") this.el.classList.toggle("mh-unselectable", this.bool(name));
  }
}

/** Names of classes and inline styles that a program gives to inner parts of a component. */
export function dressPart(owner: Component, part: HTMLElement, base: string, names: string, style: string): void {
  part.className = [base, ...scopedNames(names, owner.node.tokens)].join(" ").trim();
  part.style.cssText = convertStyle(style, (url) => owner.page.asset(url));
}
