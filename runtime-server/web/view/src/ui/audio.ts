import type { AudioArgs, AudioNews } from "@minihost/protocol";
import type { UiContext } from "./handlers.js";

const EVENTS: Record<string, string> = {
  canplay: "canplay",
  play: "play",
  pause: "pause",
  ended: "ended",
  timeupdate: "timeUpdate",
  waiting: "waiting",
  seeking: "seeking",
  seeked: "seeked",
};

const players = new Map<number, Player>();
const tickMillis = 250;

/** One sound that no page shows. */
class Player {
  private readonly audio = new Audio();
  private readonly stopListening = new AbortController();
  private told = 0;
  private stopping = false;

  constructor(private readonly tell: (news: AudioNews) => void) {
    const { signal } = this.stopListening;
    for (const [type, event] of Object.entries(EVENTS)) {
      this.audio.addEventListener(type, () => this.happened(event), { signal });
    }
    this.audio.addEventListener("error", () => this.news("error", this.audio.error?.message ?? "cannot play"), {
      signal,
    });
  }

  set(args: AudioArgs, url: string | undefined): void {
    const { audio } = this;
    if (args.loop !== undefined) audio.loop = args.loop;
    if (args.volume !== undefined) audio.volume = Math.min(Math.max(args.volume, 0), 1);
    if (args.playbackRate !== undefined) audio.playbackRate = Math.min(Math.max(args.playbackRate, 0.5), 2);
    if (url !== undefined && url !== audio.src) {
      audio.src = url;
      if (args.startTime) audio.currentTime = args.startTime;
      if (args.autoplay) this.play();
    }
  }

  play(): void {
    this.audio.play().catch((error: unknown) => {
      const { name, message } = error as Error;
      if (name !== "AbortError") this.news("error", message);
    });
  }

  pause(): void {
    this.audio.pause();
  }

  stop(): void {
    this.stopping = true;
    this.audio.pause();
    this.audio.currentTime = 0;
    this.news("stop");
    setTimeout(() => (this.stopping = false));
  }

  seek(position: number): void {
    this.audio.currentTime = position;
  }

  destroy(): void {
    this.stopListening.abort();
    this.audio.pause();
    this.audio.removeAttribute("src");
  }

  private happened(event: string): void {
    if (event === "timeUpdate") {
      const now = Date.now();
      if (now - this.told < tickMillis) return;
      this.told = now;
    }
    if (!(this.stopping && event === "pause")) this.news(event);
  }

  private news(event: string, errMsg?: string): void {
    const { currentTime, duration, paused, buffered } = this.audio;
    const end = buffered.length > 0 ? buffered.end(buffered.length - 1) : 0;
    const known = Number.isFinite(duration) ? duration : 0;
    this.tell({ event, currentTime, duration: known, buffered: end, paused, ...(errMsg && { errMsg }) });
  }
}

const playersMax = 20;

/** Does one thing with one sound. What happens to it is told under the number of the command that first named it. */
export function playAudio(context: UiContext, args: AudioArgs, id: number): void {
  let player = players.get(args.player);
  if (!player) {
    if (args.act === "destroy" || players.size >= playersMax) return;
    player = new Player((news) => context.notice(id, news));
    players.set(args.player, player);
  }
  if (args.act === "set") player.set(args, args.src === undefined ? undefined : context.asset(args.src));
  else if (args.act === "seek") player.seek(Number(args.position) || 0);
  else player[args.act]();
  if (args.act === "destroy") players.delete(args.player);
}
