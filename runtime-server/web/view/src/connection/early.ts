import type { ClientFrame } from "@minihost/protocol";

/** A session's socket that was opened and joined before the view's own program was there, with what has come meanwhile. */
export interface EarlySocket {
  socket: WebSocket;
  heard: unknown[];
}

declare global {
  interface Window {
    minihostEarly?: EarlySocket;
  }
}

/** Servers refuse longer addresses. */
const addressMax = 4_000;

/** Opens the socket and joins, if it can in the address, so that not even the opening is waited for; answers wait for {@link takeEarly}. */
export function openEarly(url: string, join: ClientFrame): void {
  const frame = JSON.stringify(join);
  const first = `?first=${encodeURIComponent(frame)}`;
  const fits = first.length <= addressMax;
  const socket = new WebSocket(fits ? url + first : url);
  if (!fits) socket.onopen = () => socket.send(frame);
  const early: EarlySocket = (window.minihostEarly = { socket, heard: [] });
  socket.onmessage = ({ data }) => early.heard.push(data);
}

/** The early socket, for one taker; null when there is none or it is closed already. */
export function takeEarly(): EarlySocket | null {
  const early = window.minihostEarly;
  delete window.minihostEarly;
  return early && early.socket.readyState !== WebSocket.CLOSED ? early : null;
}
