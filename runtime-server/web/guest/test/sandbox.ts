import { resolve } from "node:path";
import { createContext, runInContext, Script, type Context } from "node:vm";
import type {
  Call,
  Device,
  FromGuest,
  Input,
  Launch,
  LogEntry,
  ToGuest,
  UserFiles,
  ViewCommand,
} from "@minihost/protocol";
import { buildSync } from "esbuild";
import { compile, type Compiled, type Files } from "./compile.js";
import { ViewModel } from "./view-model.js";
import fixture from "../../protocol/fixtures/launch.json" with { type: "json" };

type Rejection = (reason: unknown, promise: unknown) => void;
let onRejection: Rejection = () => undefined;
process.on("unhandledRejection", (reason, promise) => onRejection(reason, promise));

interface Booted {
  dispatch(message: string): void;
  flush(): string;
}

let script: Script | null = null;

/** The bundled guest, as the build makes it. */
function guestScript(): Script {
  // Inside a function, as in the sandbox: the bundle's name is no global.
  const build = () =>
    buildSync({
      entryPoints: [resolve(__dirname, "../src/main.ts")],
      bundle: true,
      write: false,
      format: "iife",
      globalName: "minihostGuest",
      target: "es2022",
      minify: true,
    }).outputFiles[0]!.text;
  script ??= new Script(`(function () {${build()}\nreturn minihostGuest;\n})()`, { filename: "guest.js" });
  return script;
}

const rect = { left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0 };

export const device: Device = {
  windowWidth: 375,
  windowHeight: 603,
  screenWidth: 375,
  screenHeight: 667,
  statusBarHeight: 20,
  pixelRatio: 2,
  theme: "light",
  language: "zh-CN",
  timezoneOffset: 480,
  timezone: "Asia/Shanghai",
  userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X)",
  touch: true,
  fontSize: 16,
  safeArea: rect,
  menuButton: rect,
  network: "wifi",
};

const START = Date.UTC(2026, 0, 2, 3, 4, 5);

/** A guest in a Node context, with a door as the sandbox has it and a model of what a view would show. */
export class TestGuest {
  readonly log: LogEntry[] = [];
  readonly calls: Call[] = [];
  readonly asked: Call[] = [];
  readonly commands: ViewCommand[] = [];
  readonly view = new ViewModel();
  readonly context: Context = createContext({});
  readonly timers = new Map<number, number>();
  now = START;
  storage: Record<string, string> = {};
  userFiles: UserFiles = { limit: 10_000, count: 100, files: {} };
  /** answers what is stored at once, as the host does */
  keeps = true;
  readonly program: Compiled;
  private guest!: Booted;
  /** a door that answers with an error, as the host's do at a limit */
  refuses = "";
  private readonly evaluated = new Map<string, unknown>();
  private seed = 1;

  constructor(files: Files) {
    this.program = compile(files);
    this.boot();
  }

  private boot(): void {
    const bundle = guestScript().runInContext(this.context) as { boot(...doors: unknown[]): Booted };
    this.guest = bundle.boot(
      (name: string, payload: string) => this.door(name, payload),
      (path: string) => this.module(path),
      (handler: Rejection) => (onRejection = handler),
    );
  }

  private door(name: string, payload: string): string {
    if (name === this.refuses) throw new Error(`no more of ${name}`);
    if (name === "now") return String(this.now);
    if (name === "random") return String((this.seed = (this.seed * 16807) % 2147483647) / 2147483647);
    if (name === "ask") return this.ask(JSON.parse(payload) as Call[]);
    if (name === "log") this.log.push(JSON.parse(payload) as LogEntry);
    else if (name === "timer") {
      const [id, delay] = payload.split(":").map(Number);
      this.timers.set(id!, this.now + delay!);
    } else if (name === "untimer") this.timers.delete(Number(payload));
    else throw new Error(`no such door: ${name}`);
    return "";
  }

  /** what the host answers in the middle of a turn */
  answers: (call: Call) => unknown = () => undefined;

  private ask(calls: Call[]): string {
    const question = calls.pop()!;
    this.calls.push(...calls);
    this.asked.push(question);
    const value = this.answers(question);
    if (value instanceof Error) return JSON.stringify({ ok: false, value: { errMsg: value.message, errno: 1300002 } });
    return JSON.stringify(
      value === undefined ? { ok: false, value: { errMsg: "nobody can answer" } } : { ok: true, value },
    );
  }

  private module(path: string): unknown {
    if (path === "#manifest") return JSON.stringify(this.program.manifest);
    if (!this.evaluated.has(path)) {
      const text = path === "#templates" ? this.program.templates : this.program.modules.get(path);
      if (text === undefined) throw new Error(`no such module: ${path}`);
      this.evaluated.set(path, runInContext(text, this.context, { filename: path }));
    }
    return this.evaluated.get(path);
  }

  /** One turn, with its promise jobs. */
  async turn(message: ToGuest): Promise<FromGuest[]> {
    this.guest.dispatch(JSON.stringify(message));
    await new Promise((done) => setImmediate(done));
    let text = this.guest.flush();
    while (text.endsWith(",")) text += this.guest.flush();
    const messages = text ? (JSON.parse(text) as FromGuest[]) : [];
    for (const each of messages) {
      if (each.t === "call") this.calls.push(each);
      else {
        this.commands.push(each.m);
        this.view.apply(each.m);
      }
    }
    if (this.keeps) for (const each of messages) await this.keep(each);
    return messages;
  }

  private async keep(message: FromGuest): Promise<void> {
    if (message.t !== "call" || message.name !== "storage.apply") return;
    await this.turn({ t: "reply", id: message.id, ok: true, value: {} });
  }

  launch(path = "", query = "", more: Partial<Launch> = {}): Promise<FromGuest[]> {
    const launch: Launch = {
      ...(fixture.launch as Launch),
      url: { path, query },
      referrer: {},
      storage: this.storage,
      userFiles: this.userFiles,
      host: "minihost",
      device,
      ...more,
    };
    return this.turn({ t: "launch", launch });
  }

  /** Launches and lets everything happen that is due. */
  async start(path = "", query = ""): Promise<void> {
    await this.launch(path, query);
    await this.settle();
  }

  input(m: Input): Promise<FromGuest[]> {
    return this.turn({ t: "input", m });
  }

  /** Fires the timers that are due within some milliseconds. */
  async settle(ms = 0): Promise<void> {
    const until = this.now + ms;
    for (;;) {
      const due = [...this.timers].filter(([, at]) => at <= until).sort((a, b) => a[1] - b[1] || a[0] - b[0])[0];
      if (!due) break;
      this.timers.delete(due[0]);
      this.now = Math.max(this.now, due[1]);
      await this.turn({ t: "timer", id: due[0] });
    }
    this.now = until;
  }

  /** An event on the node with this author's id on the page on top. */
  event(id: string, type: string, detail: unknown = {}, more: object = {}): Promise<FromGuest[]> {
    const node = this.view.byId(id);
    if (!node) throw new Error(`no node #${id}`);
    return this.input({ i: "event", page: this.view.top, node, type, detail, ...more });
  }

  tap(id: string): Promise<FromGuest[]> {
    return this.event(id, "tap");
  }

  get errors(): string[] {
    return this.log.filter((entry) => entry.level === "error").map((entry) => entry.message);
  }

  get messages(): string[] {
    return this.log.filter((entry) => entry.kind === "console").map((entry) => entry.message);
  }
}
