import { Component } from "./component.js";
import { dressPart } from "./boxes.js";
import { div } from "./shadow.js";

/**
 * `page-container`: a part of the page that slides in over it. The program shows and hides it; a tap beside it asks the
 * program to, as on the platform.
 */
export class PageContainer extends Component {
  private readonly mask = div("mh-container-mask");
  private readonly panel = div("mh-container-panel");
  private shown = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  override initialize(attributes: Record<string, unknown>): void {
    this.mask.addEventListener("click", () => {
      this.emit("clickoverlay", {});
      if (this.bool("close-on-slide-down")) this.toggle(false);
    });
    this.el.classList.add("mh-container");
    this.el.append(this.mask, this.panel);
    super.initialize(attributes);
    this.dress();
  }

  override get content(): HTMLElement {
    return this.panel;
  }

  override connected(): void {
    if (this.bool("show")) this.toggle(true);
  }

  override disconnected(): void {
    clearTimeout(this.timer);
    this.holdBack(false);
  }

  override classesChanged(): void {
    super.classesChanged();
    this.el.classList.add("mh-container");
  }

  protected override changed(name: string): void {
    if (name === "show" && this.el.isConnected) this.toggle(this.bool("show"));
    else this.dress();
  }

  private dress(): void {
    dressPart(this, this.panel, "mh-container-panel", "", this.str("custom-style"));
    dressPart(this, this.mask, "mh-container-mask", "", this.str("overlay-style"));
    this.mask.hidden = !this.bool("overlay", true);
    this.el.dataset["position"] = this.str("position", "bottom");
    this.el.classList.toggle("mh-round", this.bool("round"));
    if (this.props["z-index"] !== undefined) this.el.style.zIndex = String(this.num("z-index", 100));
    this.el.style.setProperty("--mh-duration", `${this.num("duration", 300)}ms`);
  }

  /** Going back closes this first. */
  private holdBack(on: boolean): void {
    const { closedByBack } = this.page;
    const at = closedByBack.indexOf(this.close);
    if (on) closedByBack.push(this.close);
    else if (at >= 0) closedByBack.splice(at, 1);
  }

  private readonly close = (): void => this.toggle(false);

  private toggle(on: boolean): void {
    if (on === this.shown) return;
    this.shown = on;
    this.holdBack(on);
    clearTimeout(this.timer);
    const [before, now, after] = on ? ["beforeenter", "enter", "afterenter"] : ["beforeleave", "leave", "afterleave"];
    this.emit(before!, {});
    this.el.classList.add("mh-moving");
    void this.el.offsetWidth;
    this.el.classList.toggle("mh-shown", on);
    this.emit(now!, {});
    this.timer = setTimeout(
      () => {
        this.el.classList.toggle("mh-moving", on);
        this.emit(after!, {});
      },
      this.num("duration", 300),
    );
  }
}
