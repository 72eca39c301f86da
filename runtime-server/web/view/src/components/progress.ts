import { length } from "../paint/units.js";
import { Component } from "./component.js";
import { div } from "./shadow.js";

/** `progress`. */
export class ProgressComponent extends Component {
  private readonly inner = div("mh-progress-inner");
  private readonly bar = div("mh-progress-bar", this.inner);
  private readonly info = div("mh-progress-info");
  private shown = 0;
  private timer: ReturnType<typeof setInterval> | undefined;

  override initialize(attributes: Record<string, unknown>): void {
    this.el.append(this.bar, this.info);
    this.el.setAttribute("role", "progressbar");
    super.initialize(attributes);
    this.look();
  }

  override disconnected(): void {
    clearInterval(this.timer);
  }

  protected override changed(name: string): void {
    if (name === "percent") this.run();
    this.look();
  }

  private get percent(): number {
    return Math.min(100, Math.max(0, this.num("percent")));
  }

  private run(): void {
    clearInterval(this.timer);
    if (!this.bool("active")) return this.show(this.percent);
    this.show(this.str("active-mode") === "forwards" ? this.shown : 0);
    this.timer = setInterval(
      () => {
        this.show(Math.min(this.percent, this.shown + 1));
        if (this.shown < this.percent) return;
        clearInterval(this.timer);
        this.emit("activeend", { curPercent: this.percent });
      },
      Math.max(1, this.num("duration", 30)),
    );
  }

  private show(percent: number): void {
    this.shown = percent;
    this.inner.style.width = `${percent}%`;
    this.info.textContent = `${Math.round(percent)}%`;
    this.el.setAttribute("aria-valuenow", String(percent));
  }

  private look(): void {
    this.bar.style.height = length(this.props["stroke-width"] ?? 6);
    this.bar.style.borderRadius = this.inner.style.borderRadius = length(this.props["border-radius"] ?? 0);
    this.bar.style.backgroundColor = this.str("background-color", "#ebebeb");
    this.inner.style.backgroundColor = this.str("active-color", this.str("color", "#09bb07"));
    this.info.hidden = !this.bool("show-info");
    this.info.style.fontSize = length(this.props["font-size"] ?? 16);
  }
}
