import type { Input } from "@minihost/protocol";
import { backoff } from "./backoff.js";
import { Outbox } from "./outbox.js";

const input = (page: number): Input => ({ i: "reachbottom", page });

function opened(window = 32) {
  const sent: [number, number][] = [];
  const outbox = new Outbox((n, m) => sent.push([n, (m as { page: number }).page]), window);
  outbox.resume(0);
  return { outbox, sent };
}

describe("outbox", () => {
  it("has one input of a key under way and keeps only the latest behind it", () => {
    const { outbox, sent } = opened();
    [1, 2, 3].forEach((page) => outbox.push(input(page), "scroll"));
    expect(sent).toEqual([[1, 1]]);
    outbox.acknowledged(1);
    expect(sent).toEqual([
      [1, 1],
      [2, 3],
    ]);
    expect(outbox.pending("scroll")).toBe(true);
    outbox.acknowledged(2);
    expect(outbox.pending("scroll")).toBe(false);
  });

  it("never lets a tap overtake what was typed before it", () => {
    const { outbox, sent } = opened();
    [1, 2, 3].forEach((page) => outbox.push(input(page), "input"));
    outbox.push(input(9));
    outbox.push(input(4), "input");
    expect(sent.map(([, page]) => page)).toEqual([1, 3, 9]);
    outbox.acknowledged(3);
    expect(sent.map(([, page]) => page)).toEqual([1, 3, 9, 4]);
  });

  it("sends no more than a window ahead", () => {
    const { outbox, sent } = opened(3);
    for (let page = 1; page <= 9; page++) outbox.push(input(page));
    expect(sent).toHaveLength(3);
    outbox.acknowledged(2);
    expect(sent.map(([n]) => n)).toEqual([1, 2, 3, 4, 5]);
  });

  it("waits while closed, and starts anew without what was meant for the old session", () => {
    const { outbox, sent } = opened();
    outbox.push(input(1));
    outbox.pause();
    outbox.push(input(2));
    outbox.restart(0);
    outbox.push(input(3));
    expect(sent).toEqual([
      [1, 1],
      [1, 3],
    ]);
  });
});

describe("backoff", () => {
  it("doubles up to a bound and is never in step", () => {
    expect(backoff(0, () => 0)).toBe(200);
    expect(backoff(0, () => 1)).toBe(400);
    expect(backoff(3, () => 0)).toBe(1600);
    expect(backoff(50, () => 1)).toBe(15_000);
  });

  it("forgets what nobody misses rather than fill the memory", () => {
    const { outbox, sent } = opened();
    const event = (type: string): Input => ({ i: "event", page: 1, node: 1, type, detail: {} });
    for (let i = 0; i < 5_000; i++) outbox.push(event("animationiteration"));
    outbox.push(event("tap"));
    for (let n = 1; n <= 5_001; n++) outbox.acknowledged(n);
    // those under way, those that may wait, and the tap
    expect(sent).toHaveLength(32 + 2_000 + 1);
  });
});
