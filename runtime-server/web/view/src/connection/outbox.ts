import type { Input } from "@minihost/protocol";

interface Item {
  m: Input;
  /** inputs of one key replace each other while they wait, and only one of them is under way */
  key: string | null;
}

type Sent = Item & { n: number; at: number };

/** inputs that may wait; a program's animations or a stuck key must not fill the memory while the line is slow */
const waitingMax = 2_000;
/** inputs that nobody misses when there are too many of them */
const dispensable = /^(touch|animation|transition|scroll|load$|error$)/;

/**
 * Inputs on their way to the server, in order, each resent until it is acknowledged.
 *
 * Inputs with a key (scrolling, moving, typing) are coalesced: the latest wins and one is in flight, but never past an
 * input without a key, so a tap after typing arrives after everything that was typed.
 */
export class Outbox {
  private readonly waiting: Item[] = [];
  private sent: Sent[] = [];
  private open = false;
  private last = 0;

  constructor(
    private readonly transmit: (n: number, m: Input) => void,
    private readonly window = 32,
  ) {}

  push(m: Input, key: string | null = null): void {
    const at = key === null ? -1 : this.replaceable(key);
    if (at >= 0) this.waiting[at] = { m, key };
    else if (this.waiting.length < waitingMax || !isDispensable(m)) this.waiting.push({ m, key });
    this.pump();
  }

  /** The connection stands and the server has everything up to `n`: what it has not is sent again. */
  resume(n: number): void {
    this.sent = this.sent.filter((item) => item.n > n);
    this.last = Math.max(this.last, n);
    this.open = true;
    for (const item of this.sent) {
      item.at = Date.now();
      this.transmit(item.n, item.m);
    }
    this.pump();
  }

  /** The session begins anew: what was meant for the old one is dropped. */
  restart(n: number): void {
    this.sent = [];
    this.waiting.length = 0;
    this.last = n;
    this.open = true;
  }

  pause(): void {
    this.open = false;
  }

  acknowledged(n: number): void {
    this.sent = this.sent.filter((item) => item.n > n);
    this.pump();
  }

  /** For how long the first of the inputs under way has had no answer, in ms. */
  oldestMs(now: number): number {
    return this.open && this.sent[0] ? now - this.sent[0].at : 0;
  }

  /** Whether an input of this key has not arrived yet. */
  pending(key: string): boolean {
    return this.sent.some((item) => item.key === key) || this.waiting.some((item) => item.key === key);
  }

  private replaceable(key: string): number {
    for (let i = this.waiting.length - 1; i >= 0; i--) {
      const item = this.waiting[i]!;
      if (item.key === null) return -1;
      if (item.key === key) return i;
    }
    return -1;
  }

  private pump(): void {
    while (this.open && this.sent.length < this.window) {
      const at = this.next();
      if (at < 0) return;
      const [item] = this.waiting.splice(at, 1);
      const sent = { ...item!, n: ++this.last, at: Date.now() };
      this.sent.push(sent);
      this.transmit(sent.n, sent.m);
    }
  }

  private next(): number {
    const barrier = this.waiting.findLastIndex((item) => item.key === null);
    if (barrier >= 0) return 0;
    return this.waiting.findIndex((item) => !this.sent.some((other) => other.key === item.key));
  }
}

function isDispensable(m: Input): boolean {
  return m.i === "scroll" || (m.i === "event" && dispensable.test(m.type));
}
