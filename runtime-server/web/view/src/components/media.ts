import { Component } from "./component.js";
import { div } from "./shadow.js";

/** What `video` and `audio` have in common: the browser's player, and its events in the platform's form. */
abstract class Player<T extends HTMLMediaElement> extends Component {
  protected abstract readonly media: T;

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
    media.addEventListener("error", () => this.emit("error", { errMsg: media.error?.message || "MEDIA_ERR" }));
    super.initialize(attributes);
  }

  override disconnected(): void {
    this.media.pause();
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
    if (name === "src") media.src = this.page.asset(this.str("src"));
    else if (name === "loop") media.loop = this.bool("loop");
    else if (name === "muted") media.muted = this.bool("muted");
    else if (name === "autoplay") media.autoplay = this.bool("autoplay");
  }
}

export class VideoComponent extends Player<HTMLVideoElement> {
  protected override readonly media = document.createElement("video");
  private readonly over = div("mh-over");

  override initialize(attributes: Record<string, unknown>): void {
    const { media } = this;
    media.playsInline = true;
    media.controls = true;
    media.style.objectFit = "contain";
    media.addEventListener("loadedmetadata", () => {
      const { videoWidth: width, videoHeight: height, duration } = media;
      this.emit("loadedmetadata", { width, height, duration: finite(duration) });
      const start = this.num("initial-time");
      if (start > 0) media.currentTime = start;
    });
    this.el.addEventListener("fullscreenchange", () =>
      this.emit("fullscreenchange", { fullScreen: document.fullscreenElement === media, direction: "vertical" }),
    );
    this.el.append(media, this.over);
    super.initialize(attributes);
  }

  override get content(): HTMLElement {
    return this.over;
  }

  override invoke(method: string, args: unknown[]): unknown {
    if (method === "requestFullScreen") return this.media.requestFullscreen().then(() => ({}));
    if (method === "exitFullScreen") return document.exitFullscreen().then(() => ({}));
    return super.invoke(method, args);
  }

  protected override changed(name: string): void {
    const { media } = this;
    if (name === "controls") media.controls = this.bool("controls", true);
    else if (name === "poster") media.poster = this.page.asset(this.str("poster"));
    else if (name === "object-fit") media.style.objectFit = this.str("object-fit", "contain");
    else super.changed(name);
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
    this.media.src = this.page.asset(String((args[0] as { src?: unknown } | undefined)?.src ?? args[0] ?? ""));
    return {};
  }

  protected override changed(name: string): void {
    if (name === "controls") this.media.controls = this.bool("controls");
    else super.changed(name);
  }
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : 0;
}

/** Contexts pass numbers bare or in an options object. */
function positionOf(value: unknown): number {
  const options = value as { position?: unknown } | null;
  return Number(typeof options === "object" ? (options?.position ?? 0) : value) || 0;
}
