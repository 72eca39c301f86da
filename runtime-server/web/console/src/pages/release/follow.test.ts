import { follow, type Source } from "./follow.js";

class Fake implements Source {
  readyState = 0;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  private heard: (event: { data: string }) => void = () => {};
  addEventListener(_: string, listener: (event: { data: string }) => void): void {
    this.heard = listener;
  }
  say(data: unknown): void {
    this.heard({ data: JSON.stringify(data) });
  }
  fail(readyState: number): void {
    this.readyState = readyState;
    this.onerror?.();
  }
  close(): void {
    this.readyState = 2;
  }
}

describe("following a stream", () => {
  const opened: Fake[] = [];
  const events: unknown[] = [];
  const live: boolean[] = [];
  let stop: () => void;

  beforeEach(() => {
    vi.useFakeTimers();
    opened.length = events.length = live.length = 0;
    const open = () => {
      opened.push(new Fake());
      return opened.at(-1)!;
    };
    stop = follow(open, "health", { onEvent: (one) => events.push(one), onLive: (is) => live.push(is) });
  });

  afterEach(() => {
    stop();
    vi.useRealTimers();
  });

  it("says nothing of a stream that ends and begins anew", () => {
    opened[0]!.say({ percent: 1 });
    opened[0]!.fail(0);
    vi.advanceTimersByTime(1_000);
    opened[0]!.onopen?.();
    vi.advanceTimersByTime(60_000);
    expect([events, live]).toEqual([[{ percent: 1 }], [true, true]]);
    expect(opened).toHaveLength(1);
  });

  it("says when no events come, and asks again after it was refused", () => {
    opened[0]!.fail(2);
    vi.advanceTimersByTime(6_000);
    expect(live).toEqual([false]);
    vi.advanceTimersByTime(15_000);
    opened[1]!.say({ percent: 2 });
    expect([events, live]).toEqual([[{ percent: 2 }], [false, true]]);
  });

  it("opens nothing any more once it is stopped", () => {
    opened[0]!.fail(2);
    stop();
    vi.advanceTimersByTime(60_000);
    expect([opened.length, live]).toEqual([1, []]);
  });
});
