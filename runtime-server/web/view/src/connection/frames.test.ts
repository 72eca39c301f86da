import client from "../../../protocol/fixtures/client-frames.json" with { type: "json" };
import server from "../../../protocol/fixtures/server-frames.json" with { type: "json" };
import commands from "../../../protocol/fixtures/view-commands.json" with { type: "json" };
import type { ClientFrame, EndCode, ServerFrame, ViewCommand } from "@minihost/protocol";
import { readFrame } from "./frames.js";

describe("server frames", () => {
  it.each(server.accepted)("$t is understood", (frame) => {
    expect(readFrame(JSON.stringify(frame))).toEqual(frame);
  });

  it.each(server.refused)("%s is refused", (text) => {
    expect(() => readFrame(text)).toThrow();
  });

  it("are refused when they are not text", () => {
    expect(() => readFrame(new ArrayBuffer(2))).toThrow("binary");
  });

  it("are all among the fixtures, as are the view's own", () => {
    const serverTypes: Record<ServerFrame["t"], true> = {
      welcome: true,
      do: true,
      ack: true,
      pong: true,
      end: true,
      restarted: true,
      elsewhere: true,
      ask: true,
    };
    const clientTypes: Record<ClientFrame["t"], true> = { join: true, in: true, ack: true, answer: true, ping: true };
    expect(new Set(server.accepted.map(({ t }) => t))).toEqual(new Set(Object.keys(serverTypes)));
    expect(new Set(client.accepted.map(({ t }) => t))).toEqual(new Set(Object.keys(clientTypes)));
  });

  it("have every code of an end among the fixtures", () => {
    const codes: Record<EndCode, true> = {
      limit: true,
      replaced: true,
      expired: true,
      "not-found": true,
      forbidden: true,
      "bad-message": true,
      "program-error": true,
      shutdown: true,
      busy: true,
      removed: true,
      "signed-out": true,
    };
    const ends = server.accepted.flatMap((frame) => (frame.t === "end" ? [frame.code!] : []));
    expect(ends.sort()).toEqual(Object.keys(codes).sort());
  });

  it("carry every command that there is among the fixtures", () => {
    const kinds: Record<ViewCommand["c"], true> = {
      snapshot: true,
      page: true,
      show: true,
      tree: true,
      ready: true,
      navbar: true,
      on: true,
      tabbar: true,
      ui: true,
      value: true,
    };
    expect(commands.commands.map(({ c }) => c).sort()).toEqual(Object.keys(kinds).sort());
  });
});
