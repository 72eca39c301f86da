import type { ClientFrame } from "@minihost/protocol";

/** A session's socket that was opened before the view's own program was there, with what has come meanwhile. */
export interface EarlySocket {
  socket: WebSocket;
  /** whether the join has been sent */
  joined: boolean;
  heard: unknown[];
}

declare global {
  interface Window {
    minihostEarly?: EarlySocket;
  }
}

/** Opens the socket and joins; the answers wait for {@link takeEarly}. */
export function openEarly(url: string, join: () => ClientFrame): void {
  const socket = new WebSocket(url);
  const early: EarlySocket = (window.minihostEarly = { socket, joined: false, heard: [] });
  socket.onopen = () => {
    socket.send(JSON.stringify(join()));
    early.joined = true;
  };
  socket.onmessage = ({ data }) => early.heard.push(data);
}

/** The early socket, for one taker; null when there is none or it is closed already. */
export function takeEarly(): EarlySocket | null {
  const early = window.minihostEarly;
  delete window.minihostEarly;
  return early && early.socket.readyState !== WebSocket.CLOSED ? early : null;
}
