import { build } from "esbuild";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { WebSocketServer, type WebSocket } from "ws";
import { viewTargets } from "../bundle.mjs";
import type { ClientFrame, Input, ServerFrame, ViewCommand } from "@minihost/protocol";

type Join = Extract<ClientFrame, { t: "join" }>;

/** What the program would do: commands on launch, and on each input. */
export interface Script {
  launch(join: Join): ViewCommand[];
  input?(input: Input): ViewCommand[];
  /** a snapshot for a view that has lost its own */
  snapshot?(): ViewCommand[];
  /** style sheets by path below `/_b/{hash}/s/` */
  styles: Record<string, string>;
  files?: Record<string, { type: string; body: Buffer | string }>;
  shell?: Record<string, unknown>;
}

/** A way for messages that takes each some time and never lets one overtake another. */
class SlowLine {
  private free = 0;
  /** Timers of nearly the same moment may change places, so each lets through what has waited longest. */
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly delay: () => number) {}

  pass(deliver: () => void): void {
    this.free = Math.max(this.free, Date.now() + this.delay());
    this.waiting.push(deliver);
    setTimeout(() => this.waiting.shift()?.(), this.free - Date.now());
  }
}

/** Speaks the server's side of the wire for one session and plays a script; delays frames if asked to. */
export class FakeServer {
  readonly inputs: Input[] = [];
  readonly joins: Join[] = [];
  readonly answers: Extract<ClientFrame, { t: "answer" }>[] = [];
  seq = 0;
  private asked = 0;
  private n = 0;
  private readonly history: ServerFrame[] = [];
  private socket: WebSocket | null = null;
  private started = false;
  private readonly up: SlowLine;
  private readonly down: SlowLine;

  private constructor(
    private readonly script: Script,
    private readonly server: Server,
    delay: () => number,
  ) {
    this.up = new SlowLine(delay);
    this.down = new SlowLine(delay);
  }

  static async start(script: Script, delay: () => number = () => 0): Promise<FakeServer> {
    const bundle = await bundleView();
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? "/", "http://localhost");
      const found = resource(pathname, script, bundle);
      response.writeHead(found ? 200 : 404, {
        "Content-Type": found?.type ?? "text/plain",
        "Content-Security-Policy":
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src * data: blob:; media-src *; connect-src 'self' http: https:; frame-src http: https:",
      });
      response.end(found?.body ?? "not found");
    });
    const fake = new FakeServer(script, server, delay);
    const sockets = new WebSocketServer({ server, path: "/_ws" });
    sockets.on("connection", (socket, { url }) => {
      const first = new URL(url ?? "/", "http://localhost").searchParams.get("first");
      fake.accept(socket);
      if (first) fake.receive(JSON.parse(first) as ClientFrame);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return fake;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/p/wx0000000000000001`;
  }

  /** Sends commands as the outcome of a turn. */
  do(m: ViewCommand[]): void {
    if (m.length === 0) return;
    const frame: ServerFrame = { t: "do", seq: ++this.seq, m };
    this.history.push(frame);
    this.send(frame);
  }

  send(frame: ServerFrame | Record<string, unknown>): void {
    const { socket } = this;
    this.down.pass(() => socket?.send(JSON.stringify(frame)));
  }

  /** Asks what no view can answer; that it cannot comes after everything that it has sent before. */
  ask(): number {
    const id = 1_000 + ++this.asked;
    this.send({ t: "ask", id, name: "nothing", args: {} });
    return id;
  }

  drop(): void {
    this.socket?.terminate();
    this.socket = null;
  }

  async stop(): Promise<void> {
    this.drop();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private accept(socket: WebSocket): void {
    this.socket = socket;
    socket.on("message", (data) => this.up.pass(() => this.receive(JSON.parse(String(data)) as ClientFrame)));
  }

  private receive(frame: ClientFrame): void {
    if (frame.t === "join") this.joined(frame);
    else if (frame.t === "ping") this.send({ t: "pong" });
    else if (frame.t === "answer") this.answers.push(frame);
    else if (frame.t === "in" && frame.n === this.n + 1) {
      this.n = frame.n;
      this.inputs.push(frame.m);
      this.send({ t: "ack", n: frame.n });
      this.do(this.script.input?.(frame.m) ?? []);
    }
  }

  private joined(join: Join): void {
    this.joins.push(join);
    const first = !this.started;
    this.started = true;
    this.send({ t: "welcome", session: join.session, epoch: "e1", n: this.n, resumed: join.epoch === "e1" });
    if (first) this.do(this.script.launch(join));
    else if (join.seq === 0 && this.script.snapshot) this.do(this.script.snapshot());
    else this.history.slice(join.seq).forEach((frame) => this.send(frame));
  }
}

interface Resource {
  type: string;
  body: Buffer | string;
}

function resource(path: string, script: Script, bundle: Record<string, string>): Resource | undefined {
  if (path.startsWith("/p/")) return { type: "text/html; charset=utf-8", body: shellPage(script) };
  if (path.startsWith("/_v/")) {
    const body = bundle[path.slice("/_v/".length)];
    return body === undefined ? undefined : { type: path.endsWith(".css") ? "text/css" : "text/javascript", body };
  }
  if (/^\/_b\/h\/[su]\//.test(path)) {
    const body = script.styles[path.slice("/_b/h/s/".length, -".css".length)];
    return body === undefined ? undefined : { type: "text/css", body };
  }
  return script.files?.[path.slice("/_b/h/f/".length)];
}

function shellPage(script: Script): string {
  const shell = {
    session: "s-1",
    hash: "h",
    appId: "wx0000000000000001",
    appName: "组件",
    icon: "",
    entry: { path: "pages/index/index", query: "" },
    bar: { title: "组件", background: "#f6f6f6", front: "black", loading: false, style: "default", home: false },
    tabbar: null,
    files: "/_b/h/f/",
    ws: "/_ws",
    language: "zh-CN",
    window: {},
    testHooks: true,
    ...script.shell,
  };
  return `<!doctype html><html data-minihost-state="loading" data-minihost-app="wx0000000000000001" lang="zh-CN"><head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<link rel="stylesheet" href="/_v/style.css"><script type="module" src="/_v/view.js"></script></head>
<body><script type="application/json" id="minihost">${JSON.stringify(shell).replaceAll("<", "\\u003c")}</script>
<script src="/_v/early.js"></script></body></html>`;
}

let bundled: Promise<Record<string, string>> | undefined;

/** The view as it is built for browsers, once for all tests of a file. */
function bundleView(): Promise<Record<string, string>> {
  return (bundled ??= buildView());
}

async function buildView(): Promise<Record<string, string>> {
  const style = fileURLToPath(new URL("../src/view.css", import.meta.url));
  const targets = [...viewTargets, { entryPoints: { style } }];
  const built = await Promise.all(
    targets.map((target) =>
      build({ ...target, bundle: true, outdir: "out", write: false, logLevel: "warning", sourcemap: false }),
    ),
  );
  const files = built.flatMap(({ outputFiles }) => outputFiles);
  return Object.fromEntries(files.map((file) => [relative("out", file.path).replaceAll("\\", "/"), file.text]));
}
