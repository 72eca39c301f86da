import { Component } from "../component.js";
import { offerMenu } from "./image-menu.js";

const fits: Record<string, string> = { scaleToFill: "fill", aspectFit: "contain", aspectFill: "cover" };
const positions: Record<string, string> = {
  top: "center top",
  bottom: "center bottom",
  center: "center",
  left: "left center",
  right: "right center",
  "top left": "left top",
  "top right": "right top",
  "bottom left": "left bottom",
  "bottom right": "right bottom",
};

/** `image`: a box of 320 × 240 with its picture fitted in by `mode`; `widthFix` and `heightFix` follow the picture's shape. */
export class ImageComponent extends Component {
  private readonly img = document.createElement("img");
  private waiting: IntersectionObserver | null = null;
  private watching: ResizeObserver | null = null;
  private source = "";
  private offered = false;

  override initialize(attributes: Record<string, unknown>): void {
    this.img.className = "mh-image";
    this.img.alt = "";
    this.img.draggable = false;
    this.img.decoding = "async";
    this.img.dataset["empty"] = "";
    this.img.addEventListener("load", () => this.loaded());
    this.img.addEventListener("error", () => this.failed());
    this.el.append(this.img);
    super.initialize(attributes);
    this.fit();
  }

  override disconnected(): void {
    this.waiting?.disconnect();
    this.watching?.disconnect();
  }

  protected override changed(name: string): void {
    if (name === "src") this.setSource(this.page.asset(this.str("src")));
    else if (name === "mode") this.fit();
    else if (name === "show-menu-by-longpress") this.offer();
    else if (name === "alt" || name === "aria-label") this.img.alt = this.str("alt", this.str("aria-label"));
  }

  protected override styled(): void {
    this.fixSize();
  }

  private offer(): void {
    if (this.offered) return;
    this.offered = true;
    offerMenu(this.el, () => (this.bool("show-menu-by-longpress") ? this.img.currentSrc : ""), this.page.host);
  }

  private setSource(source: string): void {
    if (source === this.source) return;
    this.source = source;
    this.waiting?.disconnect();
    if (source === "") {
      this.img.removeAttribute("src");
      this.img.dataset["empty"] = "";
      if (this.str("src") !== "") this.failed();
    } else if (this.bool("lazy-load")) {
      this.waiting = new IntersectionObserver(
        (entries) => entries.some((entry) => entry.isIntersecting) && this.fetch(),
        { rootMargin: "300%" },
      );
      this.waiting.observe(this.el);
    } else this.fetch();
  }

  private fetch(): void {
    this.waiting?.disconnect();
    this.img.src = this.source;
  }

  private loaded(): void {
    delete this.img.dataset["empty"];
    if (this.bool("fade-in")) this.img.animate([{ opacity: 0 }, { opacity: 1 }], { duration: 250 });
    this.fixSize();
    this.emit("load", { width: this.img.naturalWidth, height: this.img.naturalHeight });
  }

  private failed(): void {
    this.img.dataset["empty"] = "";
    this.emit("error", { errMsg: `GET ${this.str("src")} failed` });
  }

  private fit(): void {
    const mode = this.str("mode", "scaleToFill");
    const position = positions[mode];
    this.img.style.objectFit = position ? "none" : (fits[mode] ?? "fill");
    this.img.style.objectPosition = position ?? "";
    this.watching?.disconnect();
    this.watching = null;
    if (mode === "widthFix" || mode === "heightFix") {
      this.watching = new ResizeObserver(() => this.fixSize());
      this.watching.observe(this.el);
    }
    this.fixSize();
  }

  /** The side that follows the other one, set as an inline style as the platform does. */
  private fixSize(): void {
    const { naturalWidth: width, naturalHeight: height } = this.img;
    const mode = this.props["mode"];
    if ((mode !== "widthFix" && mode !== "heightFix") || width === 0 || height === 0) return;
    const box = getComputedStyle(this.el);
    if (mode === "widthFix") {
      const side = Number.parseFloat(box.width);
      if (side > 0) this.el.style.height = `${(side * height) / width}px`;
    } else {
      const side = Number.parseFloat(box.height);
      if (side > 0) this.el.style.width = `${(side * width) / height}px`;
    }
  }
}
