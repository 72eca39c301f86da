import type { ServerFrame } from "@minihost/protocol";

/** Reads a frame of the server; throws on anything that this view does not understand. */
export function readFrame(text: unknown): ServerFrame {
  if (typeof text !== "string") throw new Error("a binary frame");
  const frame = JSON.parse(text) as Record<string, unknown> | null;
  switch (frame?.t) {
    case "welcome":
      need(typeof frame.epoch === "string" && typeof frame.n === "number", "welcome");
      need(frame.ws === undefined || isSocketPath(frame.ws), "welcome");
      break;
    case "do":
      need(Number.isInteger(frame.seq) && Array.isArray(frame.m), "do");
      break;
    case "ack":
      need(typeof frame.n === "number", "ack");
      break;
    case "ask":
      need(typeof frame.id === "number" && typeof frame.name === "string", "ask");
      break;
    case "elsewhere":
      need(isSocketPath(frame.ws), "elsewhere");
      break;
    case "pong":
    case "end":
    case "restarted":
      break;
    default:
      throw new Error(`a frame of unknown type ${String(frame?.t)}`);
  }
  return frame as unknown as ServerFrame;
}

function isSocketPath(text: unknown): boolean {
  return typeof text === "string" && /^\/_ws(\/[a-z0-9]+)?$/.test(text);
}

function need(condition: boolean, type: string): void {
  if (!condition) throw new Error(`a malformed ${type} frame`);
}
