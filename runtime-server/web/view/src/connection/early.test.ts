import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ClientFrame } from "@minihost/protocol";
import { openEarly, takeEarly } from "./early.js";

const opened: FakeSocket[] = [];

class FakeSocket {
  static readonly CLOSED = 3;
  readonly readyState: number = 0;
  readonly sent: string[] = [];
  onopen?: () => void;
  onmessage?: (event: { data: unknown }) => void;

  constructor(readonly url: string) {
    opened.push(this);
  }

  send(text: string): void {
    this.sent.push(text);
  }
}

function join(query: string): ClientFrame {
  return { t: "join", session: "s", seq: 0, epoch: null, device: {} as never, url: { path: "pages/a", query } };
}

describe("openEarly", () => {
  beforeEach(() => {
    vi.stubGlobal("WebSocket", FakeSocket);
    vi.stubGlobal("window", {});
  });
  afterEach(() => {
    opened.length = 0;
    vi.unstubAllGlobals();
  });

  it("joins in the address, and keeps what comes for whoever takes the socket", () => {
    const frame = join("a=1&b=%E7%8C%AB+猫");
    openEarly("ws://host/_ws", frame);
    const [socket] = opened;
    expect(JSON.parse(new URL(socket!.url).searchParams.get("first")!)).toEqual(frame);
    expect(socket!.onopen).toBeUndefined();
    socket!.onmessage?.({ data: "one" });
    expect(takeEarly()).toMatchObject({ socket, heard: ["one"] });
    expect(takeEarly()).toBeNull();
  });

  it("joins when it is open, where an address would be too long", () => {
    const frame = join("a".repeat(5_000));
    openEarly("ws://host/_ws", frame);
    const [socket] = opened;
    expect(socket!.url).toBe("ws://host/_ws");
    socket!.onopen?.();
    expect(socket!.sent.map((text) => JSON.parse(text))).toEqual([frame]);
  });
});
