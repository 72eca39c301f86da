import type { Call, CallArgs, CallName, FromGuest, LogEntry, UiArgs, UiName, ViewCommand } from "@minihost/protocol";
import { parse, stringify, then } from "./builtins.js";

export type Door = (name: string, payload: string) => string;
export type ModuleDoor = (path: string) => unknown;
export type Reply = (ok: boolean, value: unknown) => void;

let door: Door = () => "";
let moduleDoor: ModuleDoor = () => undefined;

export function openDoor(toHost: Door, toModules: ModuleDoor): void {
  door = toHost;
  moduleDoor = toModules;
}

/** Evaluates a module of the program; its completion value. */
export const loadModule = (path: string): unknown => moduleDoor(path);

// ---- synchronous

let turnTime = 0;

/** The clock stands still during a turn. */
export const now = (): number => turnTime || (turnTime = Number(door("now", "")));
export const seed = (): number => Number(door("random", ""));
export const armTimer = (id: number, delayMs: number): string => door("timer", `${id}:${delayMs}`);
export const disarmTimer = (id: number): string => door("untimer", String(id));
export const log = (entry: LogEntry): string => door("log", stringify(entry));

// ---- what leaves at the end of the turn

const calls = new Map<number, Reply>();
const asks = new Map<number, Ask>();
const watchers = new Map<number, Watch>();
const topics = new Map<string, (value: unknown) => void>();
let outbox: FromGuest[] = [];
type UiCommand = Extract<ViewCommand, { c: "ui" }>;
interface Ask {
  command: UiCommand;
  reply: Reply;
}
interface Watch {
  command: UiCommand;
  news: (value: unknown) => void;
}
let lastCall = 0;
const leaving: (() => void)[] = [];

/** A value whose JSON is written already, so that nothing large is written twice. */
export class Written {
  constructor(readonly json: string) {}
}

export function send(command: ViewCommand): void {
  outbox.push({ t: "view", m: command });
}

/** Calls under way at a time; the host refuses a few more (`minihost.sessions.calls`). */
const CALLS_MAX = 1000;

export const mayCall = (): boolean => calls.size < CALLS_MAX;

/** Asks the server for something; `reply` is called in a later turn, or after what runs now when too much is asked already. */
export function call<N extends CallName>(name: N, args: CallArgs<N> | Written, reply?: Reply): number {
  const id = reply ? ++lastCall : 0;
  if (reply && !mayCall()) {
    later(() => reply(false, { errMsg: `too many calls at once: ${CALLS_MAX} are under way` }));
    return id;
  }
  if (reply) calls.set(id, reply);
  const message: Call = { t: "call", id, name, args };
  outbox.push(message);
  return id;
}

/** The same in the middle of a turn: waits for the answer. What was asked of the files before is done before. */
export function callNow<N extends CallName>(name: N, args: CallArgs<N>): { ok: boolean; value: unknown } {
  const isOfFiles = (message: FromGuest) => message.t === "call" && message.name.startsWith("fs.");
  const before = outbox.filter(isOfFiles);
  const question: Call = { t: "call", id: 0, name, args };
  try {
    const answer = parse(door("ask", stringify([...before, question]))) as { ok: boolean; value: unknown };
    outbox = outbox.filter((message) => !isOfFiles(message));
    return answer;
  } catch (error) {
    return { ok: false, value: { errMsg: String(error instanceof Error ? error.message : error) } };
  }
}

/** Asks the view for something. */
export function ask<N extends UiName>(name: N, args: UiArgs<N>, reply?: Reply): number {
  const id = reply ? ++lastCall : 0;
  const command: UiCommand = { c: "ui", id, name, args };
  if (reply) asks.set(id, { command, reply });
  send(command);
  return id;
}

/** Asks the view for something that has news again and again. */
export function watch<N extends UiName>(name: N, args: UiArgs<N>, news: (value: unknown) => void): number {
  const id = ++lastCall;
  const command: UiCommand = { c: "ui", id, name, args };
  watchers.set(id, { command, news });
  send(command);
  return id;
}

export const unwatch = (id: number): boolean => watchers.delete(id);
export const onTopic = (topic: string, news: (value: unknown) => void): unknown => topics.set(topic, news);
export const dropTopic = (topic: string): boolean => topics.delete(topic);

export function settleCall(id: number, ok: boolean, value: unknown): void {
  const reply = calls.get(id);
  calls.delete(id);
  reply?.(ok, value);
}

export function settleAsk(id: number, ok: boolean, value: unknown): void {
  const asked = asks.get(id);
  asks.delete(id);
  asked?.reply(ok, value);
}

/** Asks a view that has lost everything again what it has not answered, and to watch what it watched. */
export function repeatAsks(): void {
  const open = [...watchers.values(), ...asks.values()].sort((a, b) => a.command.id - b.command.id);
  const ids = new Set(open.map(({ command }) => command.id));
  outbox = outbox.filter((message) => message.t !== "view" || (message.m.c === "ui" && !ids.has(message.m.id)));
  for (const { command } of open) send(command);
}

export const tellWatcher = (id: number, value: unknown): void => watchers.get(id)?.news(value);
export const tellTopic = (topic: string, value: unknown): void => topics.get(topic)?.(value);

export function beginTurn(): void {
  turnTime = 0;
}

/** `tell` is called when a turn is over, and may still send or call something that leaves with it. */
export const onLeave = (tell: () => void): unknown => leaving.push(tell);

export function takeOutbox(): FromGuest[] {
  for (const tell of leaving) tell();
  const taken = outbox;
  outbox = [];
  return taken;
}

/** Runs something after what runs now, in the same turn. */
export function later(job: () => void): void {
  then(job);
}
