import { Component } from "./component.js";
import { confineFrame } from "./frame-rights.js";

/** `web-view`: another site in a frame that has nothing of this one's rights; it covers the page. */
export class WebView extends Component {
  private readonly frame = document.createElement("iframe");
  private readonly listening = new AbortController();
  private src = "";

  override initialize(attributes: Record<string, unknown>): void {
    this.frame.title = "web-view";
    this.frame.addEventListener("load", () => this.src !== "" && this.emit("load", { src: this.src }));
    this.frame.addEventListener("error", () => this.emit("error", { src: this.src }));
    addEventListener("message", (event) => this.told(event), { signal: this.listening.signal });
    this.el.append(this.frame);
    super.initialize(attributes);
  }

  override disconnected(): void {
    this.listening.abort();
  }

  protected override changed(name: string): void {
    if (name !== "src") return;
    const src = this.str("src");
    const url = URL.canParse(src) ? new URL(src) : null;
    this.src = url && /^https?:$/.test(url.protocol) ? url.href : "";
    if (this.src === "" || !url) {
      this.frame.removeAttribute("src");
      if (src !== "") this.emit("error", { src, url: src, fullUrl: src });
      return;
    }
    confineFrame(this.frame, this.src);
    this.frame.src = this.src;
  }

  /** What the framed page posts to its parent, as `wx.miniProgram.postMessage` of the platform's script would. */
  private told(event: MessageEvent): void {
    if (event.source !== this.frame.contentWindow || event.source === null) return;
    const data = event.data as { data?: unknown } | null;
    const message = typeof data === "object" && data !== null && "data" in data ? data.data : data;
    const text = JSON.stringify(message ?? null);
    if (text.length <= 100_000) this.emit("message", { data: [JSON.parse(text) as unknown] });
  }
}
