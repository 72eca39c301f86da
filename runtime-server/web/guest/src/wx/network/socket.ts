import { isArray, isFunction, isObject, type Dictionary } from "../../base/builtins.js";
import { call, onTopic } from "../../base/door.js";
import { guarded } from "../../base/errors.js";
import { asyncApi, asyncCall, settleTask, syncApi, wrongType, type Task } from "../api.js";
import { bytesOf, fromBase64, toBase64 } from "../files/bytes.js";
import { headersOf, timeoutOf } from "./request.js";

const CONNECTING = 0;
const OPEN = 1;
const CLOSING = 2;
const CLOSED = 3;

/** Sockets of one program at a time, as on the platform. */
const SOCKETS_MAX = 5;

const EVENTS = ["Open", "Message", "Error", "Close"] as const;
type Event = (typeof EVENTS)[number];

/** Listeners of `wx.onSocketOpen` and its like, which hear of every socket; the last one set counts. */
const global: Partial<Record<Event, unknown>> = {};

/** One connection, as the program's SocketTask has it. */
class Socket {
  state = CONNECTING;
  readonly listeners: Record<Event, unknown[]> = { Open: [], Message: [], Error: [], Close: [] };

  constructor(readonly number: number) {}

  tell(event: Event, value: unknown): void {
    for (const fn of [...this.listeners[event]]) guarded(fn, undefined, [value], `SocketTask on${event}`);
    guarded(global[event], undefined, [value], `onSocket${event}`);
  }

  send(options: Dictionary, task: Task): void {
    const bytes = bytesOf(options.data);
    if (this.state !== OPEN) task.fail("SocketTask.readyState is not OPEN");
    else if (!bytes && typeof options.data !== "string") task.fail("data must be a string or ArrayBuffer");
    else {
      const data = bytes ? { data: toBase64(bytes), base64: true } : { data: options.data as string };
      call("socket.send", { socket: this.number, ...data }, (ok, value) => settleTask(task, ok, value, "network"));
    }
  }

  close(options: Dictionary, task: Task): void {
    const code = options.code === undefined ? 1000 : Number(options.code);
    const reason = options.reason === undefined ? "" : String(options.reason);
    if (this.state >= CLOSING) {
      task.fail("SocketTask.readyState is not OPEN or CONNECTING");
      return;
    }
    if (code !== 1000 && !(code >= 3000 && code <= 4999)) {
      task.fail(`code must be 1000 or from 3000 to 4999, not ${String(options.code)}`);
      return;
    }
    this.state = CLOSING;
    call("socket.close", { socket: this.number, code, reason }, () => this.closed(code, reason));
    task.ok();
  }

  closed(code: number, reason: string): void {
    if (this.state === CLOSED) return;
    this.state = CLOSED;
    sockets.delete(this.number);
    this.tell("Close", { code, reason });
  }

  failed(errMsg: string): void {
    if (this.state === CLOSED) return;
    this.tell("Error", { errMsg });
    this.closed(1006, "abnormal closure");
  }

  /** What the program holds. */
  facade(): Dictionary {
    const facade: Dictionary = {
      send: (given?: unknown) => void asyncCall("sendSocketMessage", quiet(given), (o, t) => this.send(o, t)),
      close: (given?: unknown) => void asyncCall("closeSocket", quiet(given), (o, t) => this.close(o, t)),
      CONNECTING,
      OPEN,
      CLOSING,
      CLOSED,
    };
    for (const event of EVENTS) {
      facade[`on${event}`] = (fn: unknown) => {
        if (isFunction(fn)) this.listeners[event].push(fn);
      };
    }
    Object.defineProperty(facade, "readyState", { get: () => this.state, enumerable: true });
    return facade;
  }
}

/** A failure that nobody listens to is no unhandled rejection. */
const quiet = (given: unknown): Dictionary => ({ complete: () => undefined, ...(isObject(given) ? given : {}) });

const sockets = new Map<number, Socket>();
let lastSocket = 0;

function connectSocket(options: Dictionary, task: Task): unknown {
  const socket = new Socket(++lastSocket);
  const url = String(options.url ?? "").trim();
  const wrong = wrongType("url", options.url, "String") ?? (/^wss?:\/\//i.test(url) ? null : `invalid url "${url}"`);
  if (wrong || sockets.size >= SOCKETS_MAX) {
    socket.state = CLOSED;
    task.fail(wrong ?? "exceed max socket count: 5");
    return socket.facade();
  }
  sockets.set(socket.number, socket);
  const protocols = isArray(options.protocols) ? options.protocols.map(String) : [];
  const args = {
    socket: socket.number,
    url,
    header: headersOf(options.header),
    protocols,
    timeout: timeoutOf("connectSocket", options),
  };
  call("socket.open", args, (ok, value) => {
    const { header, errMsg } = isObject(value) ? value : ({} as Dictionary);
    if (!ok) socket.failed(`connectSocket:fail ${String(errMsg)}`);
    else if (socket.state === CONNECTING) {
      socket.state = OPEN;
      socket.tell("Open", { header, profile: {} });
    }
  });
  task.ok();
  return socket.facade();
}

function follow(value: unknown): void {
  if (!isObject(value)) return;
  const socket = sockets.get(Number(value.socket));
  if (!socket) return;
  if (value.event === "message") {
    socket.tell("Message", { data: value.base64 === true ? fromBase64(String(value.data)) : value.data });
  } else if (value.event === "close") socket.closed(Number(value.code), String(value.reason));
  else socket.failed(String(value.errMsg));
}

export function addSockets(): void {
  onTopic("socket", follow);
  asyncApi("connectSocket", connectSocket, "tcpNoDelay and perMessageDeflate are ignored");
  const newest = () => [...sockets.values()].at(-1);
  const onNewest = (name: string, act: (socket: Socket, options: Dictionary, task: Task) => void) =>
    asyncApi(name, (options, task) => {
      const socket = newest();
      if (socket) act(socket, options, task);
      else task.fail("taskID not exist");
    });
  onNewest("sendSocketMessage", (socket, options, task) => socket.send(options, task));
  onNewest("closeSocket", (socket, options, task) => socket.close(options, task));
  for (const event of EVENTS) syncApi(`onSocket${event}`, (fn) => void (global[event] = fn));
}
