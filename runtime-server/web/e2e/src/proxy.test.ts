// @vitest-environment node
import { connect, createServer, type Server, type Socket } from "node:net";
import { once } from "node:events";
import { slowProxy, type SlowProxy } from "./proxy.js";

describe("the slow proxy", () => {
  let echo: Server;
  let proxy: SlowProxy;
  const clients: Socket[] = [];

  beforeEach(async () => {
    echo = createServer((socket) => socket.on("error", () => {}).pipe(socket));
    echo.listen(0, "127.0.0.1");
    await once(echo, "listening");
    const { port } = echo.address() as { port: number };
    proxy = await slowProxy(`http://127.0.0.1:${port}`, { meanMs: 60, spreadMs: 50 });
  });

  afterEach(async () => {
    clients.splice(0).forEach((client) => client.destroy());
    await proxy.close();
    echo.close();
  });

  async function client(): Promise<Socket> {
    const socket = connect(Number(new URL(proxy.url).port), "127.0.0.1").on("error", () => {});
    clients.push(socket);
    await once(socket, "connect");
    return socket;
  }

  it("delays without mixing bytes up", async () => {
    const socket = await client();
    const sent = Array.from({ length: 300 }, (_, index) => `${index};`);
    let received = "";
    socket.on("data", (bytes: Buffer) => (received += bytes.toString()));
    const start = Date.now();
    for (const part of sent) {
      socket.write(part);
      if (part.endsWith("7;")) await new Promise((done) => setTimeout(done, 1));
    }
    await vi.waitFor(() => expect(received).toBe(sent.join("")), { timeout: 3000 });
    expect(Date.now() - start).toBeGreaterThanOrEqual(10);
  });

  it("drops and refuses connections until it is healed", async () => {
    const socket = await client();
    proxy.cut();
    await once(socket, "close");
    const refused = await client();
    await once(refused, "close");
    proxy.heal();
    const again = await client();
    again.write("hello");
    const [bytes] = (await once(again, "data")) as [Buffer];
    expect(bytes.toString()).toBe("hello");
  });
});
