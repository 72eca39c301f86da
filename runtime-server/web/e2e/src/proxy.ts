import { connect, createServer, type Socket } from "node:net";

/** A TCP proxy in front of a server that is slow, and that can be cut. */
export interface SlowProxy {
  url: string;
  /** drops every connection and refuses new ones */
  cut(): void;
  heal(): void;
  close(): Promise<void>;
}

/** Added to a round trip: `meanMs` ± `spreadMs`, half of it each way. Bytes stay in order. */
export interface Delay {
  meanMs: number;
  spreadMs: number;
}

export async function slowProxy(target: string, delay: Delay): Promise<SlowProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let broken = false;
  const proxy = createServer((near) => {
    if (broken) return near.destroy();
    const far = connect(Number(port), hostname);
    join(near, far, delay);
    join(far, near, delay);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.once("close", () => sockets.delete(socket));
    }
  });
  await new Promise<void>((done) => proxy.listen(0, "127.0.0.1", done));
  const address = proxy.address();
  if (!address || typeof address !== "object") throw new Error("The proxy has no port");
  const drop = () => sockets.forEach((socket) => socket.destroy());
  return {
    url: `http://127.0.0.1:${address.port}`,
    cut: () => {
      broken = true;
      drop();
    },
    heal: () => {
      broken = false;
    },
    close: () => {
      drop();
      return new Promise((done) => proxy.close(() => done()));
    },
  };
}

function join(from: Socket, to: Socket, delay: Delay): void {
  const waiting: (() => void)[] = [];
  let due = 0;
  // Timers that end in the same millisecond may fire in any order; the queue keeps the bytes' own.
  const later = (run: () => void) => {
    const oneWay = (delay.meanMs + (Math.random() * 2 - 1) * delay.spreadMs) / 2;
    due = Math.max(due, Date.now() + oneWay);
    waiting.push(run);
    setTimeout(() => waiting.shift()?.(), due - Date.now());
  };
  from.setNoDelay(true);
  from.on("data", (bytes) => later(() => to.writable && to.write(bytes)));
  from.on("end", () => later(() => to.end()));
  from.on("error", () => to.destroy());
  from.on("close", () => later(() => to.destroy()));
}
