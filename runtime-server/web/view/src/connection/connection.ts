import type { ClientFrame, Input, ServerFrame, ViewCommand } from "@minihost/protocol";
import { backoff } from "./backoff.js";
import { readFrame } from "./frames.js";
import { Outbox } from "./outbox.js";

type Join = Omit<Extract<ClientFrame, { t: "join" }>, "t" | "seq" | "epoch">;
export type End = Extract<ServerFrame, { t: "end" }>;

/** What a {@link Connection} tells its owner. */
export interface ConnectionListener {
  /** facts of the device and address for a join, measured now */
  join(): Join;
  /** everything shown so far is void; what comes next starts anew */
  cleared(): void;
  /** applies commands; throws when it cannot */
  apply(commands: ViewCommand[]): void;
  online(): void;
  offline(): void;
  restarted(message: string): void;
  ended(end: End): void;
  /** what came cannot be understood; there is no point in going on */
  broken(error: Error): void;
}

/** The part of a WebSocket that is used, so that tests can stand in for it. */
export type Socket = Pick<WebSocket, "send" | "close" | "onopen" | "onmessage" | "onclose">;

const pingEvery = 15_000;
const silentFor = 30_000;

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
  private beat: ReturnType<typeof setInterval> | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private stopped = false;
  private rebuilds: number[] = [];

  constructor(
    private readonly connect: () => Socket,
    private readonly listener: ConnectionListener,
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

  /** Tries at once instead of waiting for the next attempt. */
  hurry(): void {
    if (this.stopped || this.socket || this.retry === undefined) return;
    clearTimeout(this.retry);
    this.open();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.retry);
    this.drop();
  }

  private open(): void {
    this.retry = undefined;
    const socket = this.connect();
    this.socket = socket;
    this.heard = Date.now();
    socket.onopen = () => this.join();
    socket.onmessage = (event) => this.socket === socket && this.receive(event.data);
    socket.onclose = () => this.socket === socket && this.lost();
    this.beat = setInterval(() => this.heartbeat(), pingEvery);
  }

  private join(): void {
    const epoch = this.seq === 0 ? null : this.epoch;
    this.transmit({ t: "join", seq: this.seq, epoch, ...this.listener.join() });
  }

  private heartbeat(): void {
    if (Date.now() - this.heard >= silentFor) this.lost();
    else this.transmit({ t: "ping" });
  }

  private lost(): void {
    this.drop();
    if (this.stopped) return;
    this.listener.offline();
    this.retry = setTimeout(() => this.open(), backoff(this.attempt++));
  }

  private drop(): void {
    clearInterval(this.beat);
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
        return this.commanded(frame.seq, frame.m);
      case "ack":
        return this.outbox.acknowledged(frame.n);
      case "restarted":
        return this.listener.restarted(frame.message);
      case "end":
        this.stop();
        return this.listener.ended(frame);
      case "pong":
    }
  }

  private welcomed(frame: Extract<ServerFrame, { t: "welcome" }>): void {
    this.attempt = 0;
    const renewed = this.epoch !== null && this.epoch !== frame.epoch;
    this.fresh = !frame.resumed;
    if (this.fresh) this.seq = 0;
    this.epoch = frame.epoch;
    if (renewed) this.outbox.restart(frame.n);
    else this.outbox.resume(frame.n);
    this.listener.online();
  }

  private commanded(seq: number, commands: ViewCommand[]): void {
    const whole = commands[0]?.c === "snapshot";
    if (!whole && seq <= this.seq) return this.acknowledge();
    if (!whole && seq > this.seq + 1) return this.rebuild(new Error(`frame ${seq} came after ${this.seq}`));
    try {
      if (this.fresh) this.listener.cleared();
      this.fresh = false;
      this.listener.apply(commands);
    } catch (error) {
      return this.rebuild(error as Error);
    }
    this.seq = seq;
    this.acknowledge();
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
