import { Component } from "../component.js";
import { playStream, type Stream } from "./stream.js";

/** What `video` and `audio` have in common: the browser's player, and its events in the platform's form. */
export abstract class Player<T extends HTMLMediaElement> extends Component {
  protected abstract readonly media: T;
  private stream: Stream | null = null;
  private source = "";

  override initialize(attributes: Record<string, unknown>): void {
    const { media } = this;
    media.preload = "metadata";
    for (const type of ["play", "pause", "ended", "waiting"]) media.addEventListener(type, () => this.emit(type, {}));
    media.addEventListener("timeupdate", () => {
      const { currentTime, duration } = media;
      this.emit("timeupdate", { currentTime, duration: finite(duration) }, { key: "timeupdate" });
    });
    media.addEventListener("progress", () => {
      const end = media.buffered.length > 0 ? media.buffered.end(media.buffered.length - 1) : 0;
      this.emit("progress", { buffered: media.duration > 0 ? (end / media.duration) * 100 : 0 }, { key: "progress" });
    });
    media.addEventListener("seeked", () => this.emit("seekcomplete", { position: media.currentTime }));
    media.addEventListener("error", () => this.failed(media.error?.message || "MEDIA_ERR_SRC_NOT_SUPPORTED"));
    super.initialize(attributes);
  }

  override disconnected(): void {
    this.media.pause();
    this.stream?.stop();
  }

  override invoke(method: string, args: unknown[]): unknown {
    const { media } = this;
    const [first] = args;
    if (method === "play") return media.play().then(() => ({}));
    if (method === "seek") media.currentTime = positionOf(first);
    else if (method === "playbackRate") media.playbackRate = positionOf(first) || 1;
    else if (method === "pause") media.pause();
    else if (method === "stop") {
      media.pause();
      media.currentTime = 0;
    } else return super.invoke(method, args);
    return {};
  }

  protected override changed(name: string): void {
    const { media } = this;
    if (name === "src") this.load(this.str("src"));
    else if (name === "loop") media.loop = this.bool("loop");
    else if (name === "muted") media.muted = this.bool("muted");
    else if (name === "autoplay") media.autoplay = this.bool("autoplay");
    else if (name === "referrer-policy") media.setAttribute("referrerpolicy", this.str(name, "no-referrer"));
  }

  protected load(src: string): void {
    const { media } = this;
    const source = src === "" ? "" : this.page.asset(src);
    if (source === this.source) return;
    this.source = source;
    this.stream?.stop();
    this.stream = null;
    if (source === "") {
      media.removeAttribute("src");
      media.load();
      if (src !== "") this.failed("MEDIA_ERR_SRC_NOT_SUPPORTED");
    } else this.stream = playStream(media, source, (message) => this.failed(message));
  }

  protected failed(errMsg: string): void {
    this.emit("error", { errMsg });
  }
}

export class AudioComponent extends Player<HTMLAudioElement> {
  protected override readonly media = document.createElement("audio");

  override initialize(attributes: Record<string, unknown>): void {
    this.el.append(this.media);
    super.initialize(attributes);
    this.media.controls = this.bool("controls");
  }

  override invoke(method: string, args: unknown[]): unknown {
    if (method !== "setSrc") return super.invoke(method, args);
    this.load(String((args[0] as { src?: unknown } | undefined)?.src ?? args[0] ?? ""));
    return {};
  }

  protected override changed(name: string): void {
    if (name === "controls") this.media.controls = this.bool("controls");
    else if (name === "name" || name === "author")
      this.media.title = [this.str("name"), this.str("author")].filter((text) => text !== "").join(" – ");
    else super.changed(name);
  }
}

export function finite(value: number): number {
  return Number.isFinite(value) ? value : 0;
}

/** Contexts pass numbers bare or in an options object. */
function positionOf(value: unknown): number {
  const options = value as { position?: unknown; rate?: unknown } | null;
  return Number(typeof options === "object" ? (options?.position ?? options?.rate ?? 0) : value) || 0;
}
