import { WebSocket } from "ws";
import type { ClientFrame, Input, ServerFrame, TreeNode, ViewCommand } from "@minihost/protocol";

const DEVICE = {
  windowWidth: 390,
  windowHeight: 760,
  screenWidth: 390,
  screenHeight: 844,
  statusBarHeight: 0,
  pixelRatio: 3,
  theme: "light",
  language: "en",
  timezoneOffset: 0,
  timezone: "UTC",
  userAgent: "speed",
  touch: true,
  fontSize: 16,
  network: "wifi",
  safeArea: { left: 0, top: 0, right: 390, bottom: 844, width: 390, height: 844 },
  menuButton: { left: 290, top: 6, right: 380, bottom: 38, width: 90, height: 32 },
} as const;

/** What the host asks past the program. */
export type HostAsk = Extract<ServerFrame, { t: "ask" }>;

/** A person without a browser, who speaks what the view speaks. */
export class Visitor {
  /** ids of what can be tapped on the page that is seen, by class token without its scope */
  private readonly tappable = new Map<number, string>();
  private readonly waiting = new Map<number, { done: () => void; fail: (error: Error) => void }>();
  private asking: { done: (ask: HostAsk) => void; fail: (error: Error) => void } | null = null;
  private opened: (() => void) | null = null;
  private n = 0;
  private page = 0;

  private constructor(private readonly socket: WebSocket) {
    socket.on("message", (data) => this.hear(JSON.parse(String(data)) as ServerFrame));
    socket.on("close", () => this.lose(new Error("the connection was closed")));
    socket.on("error", (error) => this.lose(error));
  }

  /**
   * Launches a program and resolves when its first page is there.
   *
   * @param who cookies of a browser where somebody is signed in
   */
  static async arrive(server: string, appId: string, page = "", who = ""): Promise<Visitor> {
    const answer = await fetch(`${server}/p/${appId}/${page}`, { headers: { "Accept-Language": "en", Cookie: who } });
    const html = await answer.text();
    const session = /data-minihost-session="([^"]+)"/.exec(html)?.[1];
    if (!answer.ok || !session) throw new Error(`the launch was answered with ${answer.status}`);
    const cookie = [who, ...answer.headers.getSetCookie().map((each) => each.split(";")[0])].filter(Boolean);
    const socket = new WebSocket(server.replace("http", "ws") + "/_ws", {
      headers: { Cookie: cookie.join("; "), Origin: server },
    });
    const visitor = new Visitor(socket);
    await new Promise<void>((done, fail) => socket.once("open", done).once("error", fail));
    const first = new Promise<void>((done, fail) => {
      visitor.opened = done;
      setTimeout(() => fail(new Error("no first page within 30 s")), 30_000).unref();
    });
    visitor.say({ t: "join", session, seq: 0, epoch: null, device: DEVICE as never, url: { path: page, query: "" } });
    await first;
    return visitor;
  }

  /** Taps a random element that has the class; resolves when the program has handled it. */
  tap(token: string): Promise<void> {
    const ids = [...this.tappable].filter(([, classes]) => classes.includes(token)).map(([id]) => id);
    const node = ids[Math.floor(Math.random() * ids.length)];
    if (node === undefined) throw new Error(`nothing of class ${token} can be tapped`);
    const n = ++this.n;
    return new Promise((done, fail) => {
      this.waiting.set(n, { done, fail });
      this.say({ t: "in", n, m: { i: "event", page: this.page, node, type: "tap", detail: { x: 1, y: 1 } } as Input });
    });
  }

  /** Resolves with what the host asks next. */
  asked(): Promise<HostAsk> {
    return new Promise((done, fail) => (this.asking = { done, fail }));
  }

  answer({ id }: HostAsk, value: unknown): void {
    this.say({ t: "answer", id, ok: true, value });
  }

  leave(): void {
    this.socket.close();
  }

  private say(frame: ClientFrame): void {
    this.socket.send(JSON.stringify(frame));
  }

  private lose(error: Error): void {
    for (const { fail } of this.waiting.values()) fail(error);
    this.waiting.clear();
    this.asking?.fail(error);
  }

  private hear(frame: ServerFrame): void {
    if (frame.t === "do") {
      for (const command of frame.m) this.apply(command);
      this.say({ t: "ack", seq: frame.seq });
    } else if (frame.t === "ack") {
      for (const [n, { done }] of this.waiting) {
        if (n > frame.n) continue;
        this.waiting.delete(n);
        done();
      }
    } else if (frame.t === "ask") this.asking?.done(frame);
    else if (frame.t === "end") this.lose(new Error(`${frame.code}: ${frame.message}`));
    else if (frame.t === "restarted") this.lose(new Error(frame.message));
  }

  private apply(command: ViewCommand): void {
    if (command.c === "show") this.page = command.page;
    else if (command.c === "ready") this.opened?.();
    else if (command.c === "tree") {
      for (const op of command.ops) {
        if (op[0] === "+") op[3].forEach((node) => this.learn(node));
        else if (op[0] === "-") op[2].forEach((id) => this.tappable.delete(id));
      }
    }
  }

  private learn(node: TreeNode): void {
    const [id, , props, children] = node as [
      number,
      string,
      { c?: string; l?: Record<string, number> } | null,
      TreeNode[]?,
    ];
    if (props && props.l?.tap) this.tappable.set(id, props.c ?? "");
    children?.forEach((child) => this.learn(child));
  }
}
