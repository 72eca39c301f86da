import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";

const BODY_BYTES = 10_000_000;
const MESSAGE_BYTES = 1_000_000;
const FLOOD_MS = 20;

/** A back end that holds on to whoever calls it. */
export interface Sink {
  /** without a slash at the end */
  url: string;
  stop(): void;
}

/**
 * `/short` answers with ten megabytes less a byte and then falls silent; `/deaf` takes no body; a WebSocket gets a megabyte fifty
 * times a second.
 */
export async function startSink(): Promise<Sink> {
  const server = createServer((request, response) => {
    if (request.url === "/deaf") return request.pause();
    response.writeHead(200, { "Content-Type": "text/plain", "Content-Length": BODY_BYTES });
    response.write("a".repeat(BODY_BYTES - 1));
    return undefined;
  });
  const sockets = new WebSocketServer({ server });
  sockets.on("connection", flood);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => stop(server, sockets) };
}

function flood(socket: WebSocket): void {
  const message = "b".repeat(MESSAGE_BYTES);
  const timer = setInterval(() => {
    if (socket.bufferedAmount < 8 * MESSAGE_BYTES) socket.send(message);
  }, FLOOD_MS);
  socket.on("close", () => clearInterval(timer));
  socket.on("error", () => clearInterval(timer));
}

function stop(server: Server, sockets: WebSocketServer): void {
  for (const socket of sockets.clients) socket.terminate();
  server.closeAllConnections();
  server.close();
}
