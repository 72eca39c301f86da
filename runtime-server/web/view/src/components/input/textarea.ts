import { TextField } from "./text-field.js";

/** `textarea`: several lines, as high as its text where `auto-height` is set. */
export class TextareaComponent extends TextField<HTMLTextAreaElement> {
  protected override readonly native = document.createElement("textarea");
  protected override readonly placeholderClass = "textarea-placeholder";
  private lines = 0;

  override connected(): void {
    super.connected();
    this.page.whenShown(() => this.valueShown());
  }

  protected override changed(name: string): void {
    if (name === "auto-height") this.valueShown();
    else super.changed(name);
  }

  protected override confirms(): boolean {
    return ["send", "search", "next", "go", "done"].includes(this.str("confirm-type"));
  }

  protected override valueShown(): void {
    if (!this.el.isConnected) return;
    const { native } = this;
    const auto = this.bool("auto-height");
    native.style.height = "auto";
    // Past any minimum height what one row more takes is a line.
    const [fifty, more] = [50, 51].map((rows) => {
      native.rows = rows;
      return native.clientHeight;
    }) as [number, number];
    native.rows = 1;
    native.style.height = "0";
    const height = native.scrollHeight;
    native.style.height = auto && height > 0 ? `${height}px` : "";
    const lines = Math.max(1, Math.round(height / (more - fifty || 20)));
    if (lines === this.lines || height === 0) return;
    const before = this.lines;
    this.lines = lines;
    const heightRpx = (750 / this.page.el.clientWidth) * height;
    if (before !== 0) this.emit("linechange", { height, heightRpx, lineCount: lines });
  }
}
