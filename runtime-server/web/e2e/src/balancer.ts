import { createServer, request, type IncomingMessage } from "node:http";
import { connect, type Socket } from "node:net";

/** A balancer in front of several nodes, as an operator would set it up. */
export interface Balancer {
  url: string;
  /** the node that opens programs; without one they take turns */
  opens: string | undefined;
  close(): Promise<void>;
}

/** What a node is called in addresses, and where it listens. */
export type Nodes = Record<string, string>;

const byNode = /^\/(?:_ws|_f)\/([a-z0-9]+)/;

/**
 * Takes what names a node to that node, the rest to one after the other, and everything to another node while one does not
 * answer.
 */
export async function balancer(nodes: Nodes): Promise<Balancer> {
  const sockets = new Set<Socket>();
  let turn = 0;
  const itself: Balancer = { url: "", opens: undefined, close: () => Promise.resolve() };
  const order = (path: string): URL[] => {
    const urls = Object.values(nodes);
    const named = nodes[(byNode.exec(path)?.[1] ?? (path.startsWith("/p/") && itself.opens)) || ""];
    const first = named ?? urls[turn++ % urls.length]!;
    return [first, ...urls.filter((url) => url !== first)].map((url) => new URL(url));
  };
  const server = createServer((incoming, answer) => {
    const ask = ([node, ...others]: URL[], body: Buffer): void => {
      if (!node) return void answer.writeHead(502).end();
      const { method, url, headers } = incoming;
      const outgoing = request({ host: node.hostname, port: node.port, method, path: url, headers, agent: false });
      outgoing.on("response", (response) => {
        answer.writeHead(response.statusCode ?? 502, response.headers);
        response.pipe(answer);
        response.on("error", () => answer.destroy());
      });
      outgoing.on("error", () => (answer.headersSent ? answer.destroy() : ask(others, body)));
      outgoing.end(body);
    };
    void whole(incoming).then((body) => ask(order(incoming.url ?? ""), body));
  });
  server.on("upgrade", (incoming: IncomingMessage, near: Socket, head: Buffer) => {
    sockets.add(near);
    near.on("close", () => sockets.delete(near)).on("error", () => near.destroy());
    const open = ([node, ...others]: URL[]): void => {
      if (!node) return void near.destroy();
      const far = connect(Number(node.port), node.hostname);
      let connected = false;
      far.on("connect", () => {
        connected = true;
        far.write(`${incoming.method} ${incoming.url} HTTP/1.1\r\n${raw(incoming)}\r\n\r\n`);
        far.write(head);
        near.pipe(far).pipe(near);
      });
      far.on("error", () => (connected ? near.destroy() : open(others)));
      far.on("close", () => connected && near.destroy());
      near.on("close", () => far.destroy());
    };
    open(order(incoming.url ?? ""));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  if (!address || typeof address !== "object") throw new Error("The balancer has no port");
  itself.url = `http://127.0.0.1:${address.port}`;
  itself.close = () => {
    sockets.forEach((socket) => socket.destroy());
    server.closeAllConnections();
    return new Promise((done) => server.close(() => done()));
  };
  return itself;
}

async function whole(incoming: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function raw({ rawHeaders }: IncomingMessage): string {
  return rawHeaders.flatMap((name, index) => (index % 2 ? [] : [`${name}: ${rawHeaders[index + 1]}`])).join("\r\n");
}
