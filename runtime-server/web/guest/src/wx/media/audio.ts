import type { AudioNews } from "@minihost/protocol";
import { isFunction, isObject, type Dictionary } from "../../base/builtins.js";
import { ask, unwatch, watch } from "../../base/door.js";
import { guarded } from "../../base/errors.js";
import { asyncApi, syncApi } from "../api.js";

const EVENTS = "Canplay Play Pause Stop Ended TimeUpdate Error Waiting Seeking Seeked".split(" ");

/** What a program may set, and what it is before. */
const SETTINGS: Dictionary = {
  src: "",
  startTime: 0,
  autoplay: false,
  loop: false,
  obeyMuteSwitch: true,
  volume: 1,
  playbackRate: 1,
  referrerPolicy: "no-referrer",
};

/** What is of no use to the view. */
const OWN = new Set(["obeyMuteSwitch", "referrerPolicy"]);

let lastPlayer = 0;

/** A sound without a place on a page: the view plays it and says how it stands. */
class Player {
  readonly settings: Dictionary = { ...SETTINGS };
  private readonly listeners: Record<string, unknown[]> = {};
  private readonly number = ++lastPlayer;
  private news: AudioNews = { event: "", currentTime: 0, duration: 0, buffered: 0, paused: true };
  private watching = 0;

  set(name: string, value: unknown): void {
    this.settings[name] = value;
    if (OWN.has(name)) return;
    const change: Dictionary = { [name]: value };
    if (name === "src") for (const other of ["startTime", "autoplay"]) change[other] = this.settings[other];
    const args = { player: this.number, act: "set" as const, ...change };
    if (this.watching) ask("audio", args);
    else this.watching = watch("audio", args, (value) => this.happened(value));
  }

  act(act: "play" | "pause" | "stop"): void {
    if (this.watching) ask("audio", { player: this.number, act });
  }

  seek(position: unknown): void {
    if (this.watching) ask("audio", { player: this.number, act: "seek", position: Number(position) || 0 });
  }

  destroy(): void {
    if (!this.watching) return;
    ask("audio", { player: this.number, act: "destroy" });
    unwatch(this.watching);
    this.watching = 0;
  }

  on(event: string, fn: unknown): void {
    if (isFunction(fn)) (this.listeners[event] ??= []).push(fn);
  }

  off(event: string, fn: unknown): void {
    this.listeners[event] = (this.listeners[event] ?? []).filter((known) => fn !== undefined && known !== fn);
  }

  get status(): Dictionary {
    const { currentTime, duration, paused, buffered } = this.news;
    return { currentTime, duration, paused, buffered };
  }

  private happened(value: unknown): void {
    if (!isObject(value)) return;
    this.news = value as unknown as AudioNews;
    const event = this.news.event;
    const name = event[0]!.toUpperCase() + event.slice(1);
    const detail = event === "error" ? { errMsg: this.news.errMsg, errCode: 10001 } : {};
    for (const fn of [...(this.listeners[name] ?? [])]) guarded(fn, undefined, [detail], `InnerAudioContext on${name}`);
  }
}

function facadeOf(player: Player): Dictionary {
  const facade: Dictionary = {
    play: () => player.act("play"),
    pause: () => player.act("pause"),
    stop: () => player.act("stop"),
    seek: (position: unknown) => player.seek(position),
    destroy: () => player.destroy(),
  };
  for (const event of EVENTS) {
    facade[`on${event}`] = (fn: unknown) => player.on(event, fn);
    facade[`off${event}`] = (fn?: unknown) => player.off(event, fn);
  }
  for (const name of Object.keys(SETTINGS)) {
    const get = () => player.settings[name];
    Object.defineProperty(facade, name, { get, set: (value) => player.set(name, value), enumerable: true });
  }
  for (const name of ["currentTime", "duration", "paused", "buffered"]) {
    Object.defineProperty(facade, name, { get: () => player.status[name], enumerable: true });
  }
  return facade;
}

interface Background extends Dictionary {
  src: unknown;
  readonly paused: boolean;
  readonly duration: number;
  readonly currentTime: number;
  readonly buffered: number;
  play(): void;
  pause(): void;
  stop(): void;
  seek(position: unknown): void;
  onPlay(listener: unknown): void;
  onPause(listener: unknown): void;
  onStop(listener: unknown): void;
}

const BACKGROUND = "title epname singer coverImgUrl webUrl protocol audioType".split(" ");

/** The one sound that goes on while the person looks elsewhere: setting its source starts it. */
function backgroundAudio(): Background {
  const player = new Player();
  player.settings.autoplay = true;
  const facade = facadeOf(player);
  for (const name of BACKGROUND) facade[name] = "";
  for (const event of ["Prev", "Next"]) facade[`on${event}`] = () => undefined;
  return facade as Background;
}

export function addAudio(): void {
  const ignored = "obeyMuteSwitch and useWebAudioImplement are ignored";
  syncApi("createInnerAudioContext", () => facadeOf(new Player()), ignored);
  asyncApi("setInnerAudioOption", (_options, task) => task.ok(), "has no effect");
  asyncApi("getAvailableAudioSources", (_options, task) => task.ok({ audioSources: ["auto"] }));
  let made: Background | null = null;
  const background = () => (made ??= backgroundAudio());
  const limits = "plays while the page is open; the device's own controls do not show it";
  syncApi("getBackgroundAudioManager", background, limits);
  addOldBackgroundAudio(background, limits);
}

/** What programs used before there was a manager; it is the same sound. */
function addOldBackgroundAudio(background: () => Background, limits: string): void {
  asyncApi(
    "playBackgroundAudio",
    ({ dataUrl, title, coverImgUrl }, task) => {
      const sound = background();
      Object.assign(sound, { title, coverImgUrl });
      if (dataUrl !== undefined && dataUrl !== sound.src) sound.src = dataUrl;
      else sound.play();
      task.ok();
    },
    limits,
  );
  for (const act of ["pause", "stop"] as const) {
    asyncApi(`${act}BackgroundAudio`, (_options, task) => {
      background()[act]();
      task.ok();
    });
  }
  asyncApi("seekBackgroundAudio", ({ position }, task) => {
    background().seek(position);
    task.ok();
  });
  asyncApi("getBackgroundAudioPlayerState", (_options, task) => {
    const { src: dataUrl, paused, duration, currentTime: currentPosition, buffered } = background();
    const downloadPercent = duration > 0 ? Math.round((100 * buffered) / duration) : 0;
    task.ok(
      dataUrl ? { status: paused ? 0 : 1, dataUrl, duration, currentPosition, downloadPercent } : { status: NO_SOUND },
    );
  });
  for (const event of ["Play", "Pause", "Stop"] as const) {
    syncApi(`onBackgroundAudio${event}`, (fn) => background()[`on${event}`](fn));
  }
}

const NO_SOUND = 2;
