import { list, num, str } from "../../paint/values.js";
import { finite, Player } from "./media.js";
import { Danmu } from "./danmu.js";
import { div } from "../shadow.js";

/** Parts of the browser's controls that can be left out one by one. */
const optional: Record<string, string> = {
  "show-fullscreen-btn": "nofullscreen",
  "show-casting-button": "noremoteplayback",
};

/** `video`, with what the program lays over it. */
export class VideoComponent extends Player<HTMLVideoElement> {
  protected override readonly media = document.createElement("video");
  private readonly over = div("mh-over");
  private readonly danmu = new Danmu(this.media);
  private watching: IntersectionObserver | null = null;

  override initialize(attributes: Record<string, unknown>): void {
    const { media } = this;
    media.playsInline = true;
    media.controls = true;
    media.style.objectFit = "contain";
    media.addEventListener("loadedmetadata", () => this.loaded());
    for (const type of ["enterpictureinpicture", "leavepictureinpicture"])
      media.addEventListener(type, () => this.emit(type, {}));
    this.el.addEventListener("fullscreenchange", () =>
      this.emit("fullscreenchange", { fullScreen: document.fullscreenElement !== null, direction: "vertical" }),
    );
    this.el.append(media, this.danmu.layer, this.over);
    super.initialize(attributes);
  }

  override get content(): HTMLElement {
    return this.over;
  }

  override connected(): void {
    if (!this.bool("auto-pause-if-navigate", true)) return;
    // a page that another one covers has no layout
    this.watching = new IntersectionObserver(() => this.page.el.hidden && this.media.pause());
    this.watching.observe(this.el);
  }

  override disconnected(): void {
    this.watching?.disconnect();
    this.danmu.dispose();
    super.disconnected();
  }

  override invoke(method: string, args: unknown[]): unknown {
    const { media } = this;
    if (method === "requestFullScreen") return media.requestFullscreen().then(() => ({}));
    if (method === "exitFullScreen") return document.exitFullscreen().then(() => ({}));
    if (method === "exitPictureInPicture") return document.exitPictureInPicture().then(() => ({}));
    if (method === "sendDanmu") {
      const { text, color } = (args[0] ?? {}) as Record<string, unknown>;
      this.danmu.fly(str(text), str(color, "#fff"));
      return {};
    }
    if (["showStatusBar", "hideStatusBar", "requestBackgroundPlayback", "exitBackgroundPlayback"].includes(method))
      return {};
    return super.invoke(method, args);
  }

  protected override changed(name: string): void {
    const { media } = this;
    if (name === "controls") this.controls();
    else if (name in optional) media.setAttribute("controlslist", this.left());
    else if (name === "poster") media.poster = this.str("poster") === "" ? "" : this.page.asset(this.str("poster"));
    else if (name === "object-fit") media.style.objectFit = this.str("object-fit", "contain");
    else if (name === "title") media.title = this.str("title");
    else if (name === "danmu-list" || name === "enable-danmu")
      this.danmu.plan(this.bool("enable-danmu"), list(this.props["danmu-list"]));
    else super.changed(name);
  }

  /** A player without the platform's buttons shows none of the browser's either. */
  private controls(): void {
    this.media.controls = this.bool("controls", true);
  }

  private left(): string {
    return Object.entries(optional)
      .flatMap(([name, token]) => (this.bool(name, true) ? [] : token))
      .join(" ");
  }

  private loaded(): void {
    const { videoWidth: width, videoHeight: height, duration } = this.media;
    this.emit("loadedmetadata", { width, height, duration: finite(duration) });
    const start = num(this.props["initial-time"]);
    if (start > 0) this.media.currentTime = start;
  }
}
