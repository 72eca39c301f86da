import type { ClientFrame, Input, ServerFrame, ViewCommand } from "@minihost/protocol";
import { Connection, type ConnectionListener, type End, type Socket } from "./connection.js";
import type { EarlySocket } from "./early.js";

class FakeSocket implements Socket {
  static all: FakeSocket[] = [];
  onopen: Socket["onopen"] = null;
  onmessage: Socket["onmessage"] = null;
  onclose: Socket["onclose"] = null;
  readonly frames: ClientFrame[] = [];
  closed = false;

  constructor() {
    FakeSocket.all.push(this);
  }

  static get last(): FakeSocket {
    return FakeSocket.all.at(-1)!;
  }

  send(text: string): void {
    this.frames.push(JSON.parse(text) as ClientFrame);
  }

  close(): void {
    this.closed = true;
  }

  open(): this {
    this.onopen?.call(this as unknown as WebSocket, new Event("open"));
    return this;
  }

  get(frame: ServerFrame | string): this {
    const data = typeof frame === "string" ? frame : JSON.stringify(frame);
    this.onmessage?.call(this as unknown as WebSocket, { data } as MessageEvent);
    return this;
  }

  drop(): void {
    this.onclose?.call(this as unknown as WebSocket, {} as CloseEvent);
  }

  sent<T extends ClientFrame["t"]>(type: T): Extract<ClientFrame, { t: T }>[] {
    return this.frames.filter((frame): frame is Extract<ClientFrame, { t: T }> => frame.t === type);
  }
}

const log: string[] = [];
let fails = false;
/** ms that commands have taken so far */
let slow = 0;
const tap = (page: number): Input => ({ i: "reachbottom", page });
const show = (page: number): ViewCommand => ({ c: "show", page, closed: [], how: "push" });
const snapshot: ViewCommand = { c: "snapshot", pages: [], top: 0, shell: { appName: "", tabbar: null } };

function connect(early: EarlySocket | null = null): Connection {
  const listener: ConnectionListener = {
    join: () => ({ session: "s", device: {} as never, url: { path: "", query: "" } }),
    cleared: () => log.push("cleared"),
    *apply(commands) {
      if (fails) throw new Error("no node 1");
      for (const command of commands) {
        log.push("page" in command ? `${command.c}${String(command.page)}` : command.c);
        if (command.c !== "ready") continue;
        slow += 15;
        yield;
      }
    },
    online: () => log.push("online"),
    offline: () => log.push("offline"),
    files: (path) => log.push(`files ${path}`),
    socket: (path) => log.push(`socket ${path}`),
    asked: (ask) => log.push(`asked ${ask.name}`),
    restarted: (message) => log.push(`restarted ${message}`),
    ended: (end: End) => log.push(`ended ${end.code}`),
    broken: (error) => log.push(`broken ${error.message}`),
  };
  const connection = new Connection(() => new FakeSocket(), listener, early);
  connection.start();
  return connection;
}

const welcome = (n: number, resumed: boolean, epoch = "e1"): ServerFrame => ({
  t: "welcome",
  session: "s",
  epoch,
  n,
  resumed,
});

beforeEach(() => {
  vi.useFakeTimers();
  FakeSocket.all = [];
  log.length = 0;
  fails = false;
  slow = 0;
  vi.spyOn(performance, "now").mockImplementation(() => Date.now() + slow);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe("connection", () => {
  it("joins, applies in order and acknowledges", () => {
    connect();
    FakeSocket.last
      .open()
      .get(welcome(0, false))
      .get({ t: "do", seq: 1, m: [show(1)] })
      .get({ t: "do", seq: 2, m: [show(2)] });
    expect(FakeSocket.last.sent("join")[0]).toMatchObject({ seq: 0, epoch: null, session: "s" });
    expect(log).toEqual(["online", "cleared", "show1", "show2"]);
    expect(FakeSocket.last.sent("ack").map(({ seq }) => seq)).toEqual([1, 2]);
  });

  it("hears what is asked about what is painted when it is painted", () => {
    connect();
    FakeSocket.last
      .open()
      .get(welcome(0, false))
      .get({ t: "ask", id: 1, name: "look", args: {}, after: 2 })
      .get({ t: "ask", id: 2, name: "consent", args: {} })
      .get({ t: "do", seq: 1, m: [show(1)] })
      .get({ t: "do", seq: 2, m: [show(2)] });
    expect(log).toEqual(["online", "asked consent", "cleared", "show1", "show2", "asked look"]);
  });

  it("goes on with a socket that was opened before it, from what has come there", () => {
    const socket = new FakeSocket();
    const heard = [welcome(0, false), { t: "do", seq: 1, m: [show(1)] }].map((frame) => JSON.stringify(frame));
    connect({ socket: socket as never, heard });
    expect(FakeSocket.all).toEqual([socket]);
    expect(log).toEqual(["online", "cleared", "show1"]);
    expect(socket.sent("join")).toEqual([]);
    expect(socket.sent("ack")).toEqual([{ t: "ack", seq: 1 }]);
    socket.get({ t: "do", seq: 2, m: [show(2)] }).drop();
    vi.advanceTimersByTime(15_000);
    expect(FakeSocket.all).toHaveLength(2);
    expect(FakeSocket.last.open().sent("join")[0]).toMatchObject({ seq: 2, epoch: "e1" });
  });

  it("resumes where it was and resends what did not arrive", () => {
    const connection = connect();
    FakeSocket.last
      .open()
      .get(welcome(0, false))
      .get({ t: "do", seq: 1, m: [show(1)] });
    [1, 2, 3].forEach((page) => connection.send(tap(page)));
    FakeSocket.last.get({ t: "ack", n: 1 });
    FakeSocket.last.drop();
    connection.send(tap(4));
    expect(log.at(-1)).toBe("offline");
    vi.advanceTimersByTime(15_000);
    FakeSocket.last.open();
    expect(FakeSocket.last.sent("join")[0]).toMatchObject({ seq: 1, epoch: "e1" });
    FakeSocket.last
      .get(welcome(2, true))
      .get({ t: "do", seq: 1, m: [show(1)] })
      .get({ t: "do", seq: 2, m: [show(2)] });
    expect(FakeSocket.last.sent("in").map(({ n, m }) => [n, (m as { page: number }).page])).toEqual([
      [3, 3],
      [4, 4],
    ]);
    expect(log).toEqual(["online", "cleared", "show1", "offline", "online", "show2"]);
  });

  it("starts anew in another epoch, without the inputs of the old one", () => {
    const connection = connect();
    FakeSocket.last
      .open()
      .get(welcome(0, false))
      .get({ t: "do", seq: 1, m: [show(1)] });
    connection.send(tap(1));
    FakeSocket.last.drop();
    vi.advanceTimersByTime(15_000);
    FakeSocket.last
      .open()
      .get(welcome(0, false, "e2"))
      .get({ t: "restarted", message: "m" });
    FakeSocket.last.get({ t: "do", seq: 1, m: [show(7)] });
    connection.send(tap(9));
    expect(log.slice(-4)).toEqual(["online", "restarted m", "cleared", "show7"]);
    expect(FakeSocket.last.sent("in")).toEqual([{ t: "in", n: 1, m: tap(9) }]);
  });

  it("goes where its session is, and soon again where nobody has it yet", () => {
    connect();
    for (let tries = 0; tries < 8; tries++) {
      FakeSocket.last.open().get({ t: "elsewhere", ws: "/_ws/b" }).drop();
      vi.advanceTimersByTime(1_600);
    }
    FakeSocket.last.open().get({ ...welcome(0, false), ws: "/_ws/c" } as ServerFrame);
    expect(log.filter((entry) => entry.startsWith("socket"))).toEqual([
      ...Array<string>(8).fill("socket /_ws/b"),
      "socket /_ws/c",
    ]);
    expect(log.at(-1)).toBe("online");
  });

  it("asks for everything when frames are missing, and takes a snapshot of any number", () => {
    connect();
    FakeSocket.last
      .open()
      .get(welcome(0, false))
      .get({ t: "do", seq: 1, m: [show(1)] })
      .get({ t: "do", seq: 3, m: [show(3)] });
    vi.advanceTimersByTime(200);
    FakeSocket.last.open();
    expect(FakeSocket.last.sent("join")[0]).toMatchObject({ seq: 0, epoch: null });
    FakeSocket.last
      .get(welcome(0, false))
      .get({ t: "do", seq: 9, m: [snapshot] })
      .get({ t: "do", seq: 10, m: [show(4)] });
    expect(log.slice(-2)).toEqual(["snapshot", "show4"]);
  });

  it("gives up instead of asking for everything for ever", () => {
    connect();
    fails = true;
    for (let i = 0; i < 5; i++) {
      FakeSocket.last
        .open()
        .get(welcome(0, false))
        .get({ t: "do", seq: 1, m: [show(1)] });
      vi.advanceTimersByTime(200);
    }
    expect(FakeSocket.all).toHaveLength(3);
    expect(log.at(-1)).toBe("broken no node 1");
  });

  it.each(["{", '{"t":"new"}', '{"t":"do","seq":"1"}', "null"])("stops at %s", (text) => {
    connect();
    FakeSocket.last.open().get(welcome(0, false)).get(text);
    vi.advanceTimersByTime(60_000);
    expect(log.at(-1)).toMatch(/^broken/);
    expect(FakeSocket.all).toHaveLength(1);
  });

  it("notices silence and comes back", () => {
    connect();
    FakeSocket.last.open().get(welcome(0, false));
    vi.advanceTimersByTime(15_000);
    expect(FakeSocket.last.sent("ping")).toHaveLength(1);
    FakeSocket.last.get({ t: "pong" });
    vi.advanceTimersByTime(45_000);
    expect(log).toContain("offline");
    expect(FakeSocket.all.length).toBeGreaterThan(1);
  });

  it("leaves long work for the person and goes on, in order", () => {
    connect();
    const ready = (page: number): ViewCommand => ({ c: "ready", page });
    FakeSocket.last
      .open()
      .get(welcome(0, false))
      .get({ t: "do", seq: 1, m: [show(0)] })
      .get({ t: "do", seq: 2, m: [ready(1), ready(2)] })
      .get({ t: "do", seq: 3, m: [show(3)] });
    expect(log.slice(2)).toEqual(["show0", "ready1"]);
    expect(FakeSocket.last.sent("ack")).toHaveLength(1);
    vi.advanceTimersByTime(500);
    expect(log.slice(2)).toEqual(["show0", "ready1", "ready2", "show3"]);
    expect(FakeSocket.last.sent("ack").map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  it("takes a longer breath while nothing is on the screen yet", () => {
    connect();
    const ready = (page: number): ViewCommand => ({ c: "ready", page });
    const m = [1, 2, 3, 4, 5].map(ready);
    FakeSocket.last.open().get(welcome(0, false)).get({ t: "do", seq: 1, m });
    expect(log.slice(2)).toEqual(["ready1", "ready2", "ready3", "ready4"]);
    vi.advanceTimersByTime(500);
    expect(log.slice(2)).toHaveLength(5);
  });

  it("doubts a line on which an input has no answer", () => {
    const connection = connect();
    FakeSocket.last.open().get(welcome(0, false));
    connection.send(tap(1));
    vi.advanceTimersByTime(6_000);
    expect(FakeSocket.last.sent("ping")).toHaveLength(1);
    FakeSocket.last.get({ t: "ack", n: 1 });
    vi.advanceTimersByTime(8_000);
    expect(log).not.toContain("offline");
    connection.send(tap(2));
    vi.advanceTimersByTime(15_000);
    expect(log).toContain("offline");
  });

  it("does not come back after the end", () => {
    const connection = connect();
    FakeSocket.last.open().get({ t: "end", code: "replaced", attribution: "host", message: "" });
    FakeSocket.last.drop();
    connection.hurry();
    vi.advanceTimersByTime(60_000);
    expect(log).toEqual(["ended replaced"]);
    expect(FakeSocket.all).toHaveLength(1);
  });
});
