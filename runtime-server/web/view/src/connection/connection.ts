import type { ClientFrame, Input, ServerFrame, ViewCommand } from "@minihost/protocol";
import { afterFrame } from "../after-frame.js";
import { backoff } from "./backoff.js";
import type { EarlySocket } from "./early.js";
import { readFrame } from "./frames.js";
import { Outbox } from "./outbox.js";

type Join = Omit<Extract<ClientFrame, { t: "join" }>, "t" | "seq" | "epoch">;
export type Ask = Extract<ServerFrame, { t: "ask" }>;
export type End = Extract<ServerFrame, { t: "end" }>;

/** What a {@link Connection} tells its owner. */
export interface ConnectionListener {
  /** facts of the device and address for a join, measured now */
  join(): Join;
  /** everything shown so far is void; what comes next starts anew, in this run of the program */
  cleared(epoch: string): void;
  /** applies commands, with a pause between any two steps where that takes long; throws when it cannot */
  apply(commands: ViewCommand[]): Iterator<void>;
  online(): void;
  offline(): void;
  restarted(message: string): void;
  /** where the program's files are */
  files(path: string): void;
  /** at which path the next socket is to be opened */
  socket(path: string): void;
  /** the host asks something; may come again until it is answered */
  asked(ask: Ask): void;
  ended(end: End): void;
  /** what came cannot be understood; there is no point in going on */
  broken(error: Error): void;
}

/** The part of a WebSocket that is used, so that tests can stand in for it. */
export type Socket = Pick<WebSocket, "send" | "close" | "onopen" | "onmessage" | "onclose">;

const beatEvery = 1_000;
const pingAfter = 10_000;
/** an input without an answer for so long makes the line doubtful */
const doubtAfter = 4_000;
const pongWithin = 5_000;
/** a host that answers is asked again soon: the node that has the session may be gone in a moment, and another may have it then */
const patientAttempts = 2;
/** ms of work on commands between two looks at what the person does */
const sliceMs = 10;
/** nothing of a page is seen before its first commands are done, and every frame drawn between them makes it wait */
const firstSliceMs = 50;
/** ms between two slices in a tab whose frames are not drawn */
const hiddenMs = 100;

/** Frames with commands that have come and are not on the screen yet, the first of them perhaps half done. */
interface Painting {
  frames: Extract<ServerFrame, { t: "do" }>[];
  work: Iterator<void> | null;
  timer?: true | undefined;
}

/** Keeps the session's WebSocket alive: joins, resumes after drops, acknowledges, beats. */
export class Connection {
  private socket: Socket | null = null;
  private readonly outbox = new Outbox((n, m) => this.transmit({ t: "in", n, m }));
  private seq = 0;
  private epoch: string | null = null;
  /** the next commands start anew */
  private fresh = false;
  private attempt = 0;
  private heard = 0;
  /** when an answer was last asked for that has not come */
  private asked = 0;
  private readonly painting: Painting = { frames: [], work: null };
  /** what the host asks and waits for something to be painted first */
  private questions: Ask[] = [];
  private beat: ReturnType<typeof setInterval> | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private stopped = false;
  private rebuilds: number[] = [];

  constructor(
    private readonly connect: () => Socket,
    private readonly listener: ConnectionListener,
    /** taken instead of a first connection of its own */
    private early: EarlySocket | null = null,
  ) {}

  start(): void {
    this.open();
  }

  send(m: Input, key: string | null = null): void {
    if (!this.stopped) this.outbox.push(m, key);
  }

  pending(key: string): boolean {
    return this.outbox.pending(key);
  }

  /** Answers what the host asked; an answer that gets lost is asked for again. */
  answer(id: number, ok: boolean, value: unknown): void {
    this.transmit({ t: "answer", id, ok, value });
  }

  /** Tries at once instead of waiting for the next attempt. */
  hurry(): void {
    if (this.stopped || this.socket || this.retry === undefined) return;
    clearTimeout(this.retry);
    this.open();
  }

  /** Connects anew at once: the browser is somebody else's now. */
  rejoin(): void {
    if (this.stopped) return;
    clearTimeout(this.retry);
    this.drop();
    this.open();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.retry);
    this.drop();
  }

  private open(): void {
    this.retry = undefined;
    const { early } = this;
    this.early = null;
    const socket = early?.socket ?? this.connect();
    this.socket = socket;
    this.heard = Date.now();
    if (!early) socket.onopen = () => this.join();
    socket.onmessage = (event) => this.socket === socket && this.receive(event.data);
    socket.onclose = () => this.socket === socket && this.lost();
    this.beat = setInterval(() => this.heartbeat(), beatEvery);
    early?.heard.forEach((data) => this.receive(data));
  }

  /** The network is said to be gone: asks at once whether the other end still answers. */
  doubt(): void {
    if (!this.socket || this.asked !== 0) return;
    this.asked = Date.now();
    this.transmit({ t: "ping" });
  }

  private join(): void {
    const epoch = this.seq === 0 ? null : this.epoch;
    this.transmit({ t: "join", seq: this.seq, epoch, ...this.listener.join() });
  }

  private heartbeat(): void {
    const now = Date.now();
    if (this.asked !== 0) {
      const { asked } = this;
      // an answer may be waiting for this thread: it is heard before the next task
      if (now - asked > pongWithin) setTimeout(() => this.asked === asked && this.lost(), 100);
    } else if (now - this.heard > pingAfter || this.outbox.oldestMs(now) > doubtAfter) this.doubt();
  }

  private lost(): void {
    this.drop();
    if (this.stopped) return;
    this.listener.offline();
    this.retry = setTimeout(() => this.open(), backoff(this.attempt++));
  }

  private drop(): void {
    clearInterval(this.beat);
    this.asked = 0;
    this.outbox.pause();
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }

  private transmit(frame: ClientFrame): void {
    try {
      this.socket?.send(JSON.stringify(frame));
    } catch {
      // a socket that is opening or closing refuses; what matters is resent after the next join
    }
  }

  private receive(data: unknown): void {
    this.heard = Date.now();
    this.asked = 0;
    try {
      this.handle(readFrame(data));
    } catch (error) {
      this.stop();
      this.listener.broken(error as Error);
    }
  }

  private handle(frame: ServerFrame): void {
    switch (frame.t) {
      case "welcome":
        return this.welcomed(frame);
      case "do":
        this.painting.frames.push(frame);
        if (!this.painting.timer) this.paint();
        return;
      case "ack":
        return this.outbox.acknowledged(frame.n);
      case "ask":
        this.questions.push(frame);
        return this.tellQuestions();
      case "restarted":
        return this.listener.restarted(frame.message);
      case "elsewhere":
        this.attempt = Math.min(this.attempt, patientAttempts);
        return this.listener.socket(frame.ws);
      case "end":
        this.stop();
        return this.listener.ended(frame);
      case "pong":
    }
  }

  private tellQuestions(): void {
    const due = (ask: Ask) => (ask.after ?? 0) <= this.seq;
    const asked = this.questions.filter(due);
    this.questions = this.questions.filter((ask) => !due(ask));
    for (const ask of asked) this.listener.asked(ask);
  }

  private welcomed(frame: Extract<ServerFrame, { t: "welcome" }>): void {
    this.attempt = 0;
    const renewed = this.epoch !== null && this.epoch !== frame.epoch;
    this.fresh = !frame.resumed;
    if (this.fresh) {
      this.seq = 0;
      this.painting.frames.length = 0;
      this.painting.work = null;
    }
    this.epoch = frame.epoch;
    this.questions = [];
    if (renewed) this.outbox.restart(frame.n);
    else this.outbox.resume(frame.n);
    if (frame.files) this.listener.files(frame.files);
    if (frame.ws) this.listener.socket(frame.ws);
    this.listener.online();
  }

  /** Works on the commands that have come, in order, for a moment, and goes on after the next frame. */
  private paint(): void {
    const { painting } = this;
    const until = performance.now() + (this.seq === 0 ? firstSliceMs : sliceMs);
    try {
      while (painting.work ?? this.begin()) {
        while (!painting.work!.next().done) {
          if (performance.now() < until) continue;
          if (!painting.timer) {
            painting.timer = true;
            afterFrame(() => this.resume(), hiddenMs);
          }
          return;
        }
        painting.work = null;
        this.seq = painting.frames.shift()!.seq;
        this.acknowledge();
        this.tellQuestions();
      }
    } catch (error) {
      painting.work = null;
      painting.frames.length = 0;
      this.rebuild(error as Error);
    }
  }

  private resume(): void {
    this.painting.timer = undefined;
    try {
      this.paint();
    } catch (error) {
      this.stop();
      this.listener.broken(error as Error);
    }
  }

  /** Takes up the next frame that tells anything new; null when there is none. */
  private begin(): Iterator<void> | null {
    const { frames } = this.painting;
    for (let [frame] = frames; frame; [frame] = frames) {
      const whole = frame.m[0]?.c === "snapshot";
      if (whole || frame.seq > this.seq) {
        if (!whole && frame.seq > this.seq + 1) throw new Error(`frame ${frame.seq} came after ${this.seq}`);
        if (this.fresh) this.listener.cleared(this.epoch ?? "");
        this.fresh = false;
        return (this.painting.work = this.listener.apply(frame.m));
      }
      frames.shift();
      this.acknowledge();
    }
    return null;
  }

  private acknowledge(): void {
    this.transmit({ t: "ack", seq: this.seq });
  }

  /** Asks for everything anew, but not again and again. */
  private rebuild(error: Error): void {
    const now = Date.now();
    this.rebuilds = this.rebuilds.filter((at) => now - at < 60_000);
    if (this.rebuilds.push(now) > 2) throw error;
    this.outbox.push({ i: "error", message: `view: ${error.message}` });
    this.seq = 0;
    this.drop();
    this.retry = setTimeout(() => this.open(), 100);
  }
}
