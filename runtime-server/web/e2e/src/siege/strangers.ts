import { connect, type Socket } from "node:net";
import type { RunningServer } from "../server.js";

const BODY_BYTES = 10_000_000;

/** Requests with bodies that lack their last byte. */
export function unfinished(server: RunningServer, method: string, path: string, type: string, count: number): Socket[] {
  const { hostname, port } = new URL(server.url);
  const body = Buffer.alloc(BODY_BYTES - 1, " ");
  return Array.from({ length: count }, () => {
    const socket = connect(Number(port), hostname);
    socket.on("error", () => undefined);
    socket.write(
      `${method} ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAuthorization: Bearer ${server.token}\r\n` +
        `Content-Type: ${type}\r\nContent-Length: ${BODY_BYTES}\r\n\r\n`,
    );
    socket.write(body);
    return socket;
  });
}
