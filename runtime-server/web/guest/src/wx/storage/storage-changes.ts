import { hasOwn, isArray, isObject, keysOf, stringify } from "../../base/builtins.js";
import { call, onLeave, onTopic, Written } from "../../base/door.js";
import { byteLength, changesOf, follow, forget, forgetAll, judge, Refused, remember, stored } from "./stored.js";

/** Hears what became of a change: why it was refused, or null; and whether that is the host's fault. */
export type Done = (why: string | null, byHost?: boolean) => void;

/** What one turn may write, in bytes as sent; an outbox has room for a little more. */
const TURN_MAX = 12 * 1024 * 1024;

/** More than this under way, and later changes wait here, newest values only, until the host has caught up. */
const UNDER_WAY_MAX = 1024 * 1024;

/** One call carries about as much. */
const CALL_CHARS = 512 * 1024;

interface Change {
  /** JSON of key and text */
  json: string;
  bytes: number;
  done: Done[];
  /** whether the host knows the key afterwards */
  there: boolean;
}

/** Changes that leave together. */
class Batch {
  readonly changes = new Map<string, Change>();
  clear = false;
  bytes = 0;
  /** of changes that later ones have overtaken */
  readonly overtaken: Done[] = [];

  get isEmpty(): boolean {
    return !this.clear && this.changes.size === 0;
  }

  drop(key: string): void {
    const old = this.changes.get(key);
    if (!old) return;
    this.changes.delete(key);
    this.bytes -= old.bytes;
    this.overtaken.push(...old.done);
  }

  put(key: string, change: Change): void {
    this.drop(key);
    this.changes.set(key, change);
    this.bytes += change.bytes;
  }
}

let next = new Batch();
const underWay: Batch[] = [];

/** Keys that the host has, as far as is known here. */
let atHost: Set<string> | null = null;
const hosted = (): Set<string> => (atHost ??= new Set(stored().keys()));

/** Whether a key is about to be changed from here, after everything that the host has told of. */
const isOurs = (key: string): boolean => [next, ...underWay].some((batch) => batch.clear || batch.changes.has(key));

/** Keeps a text; throws {@link Refused} when the host would refuse it. */
export function set(key: string, text: string, done?: Done): void {
  judge(key, text);
  const json = jsonOf(key, text);
  const bytes = byteLength(json);
  if (next.bytes + bytes > TURN_MAX) throw new Refused("too much data at once");
  remember(key, text);
  next.put(key, { json, bytes, done: done ? [done] : [], there: true });
}

function jsonOf(key: string, text: string): string {
  try {
    return stringify([key, text]);
  } catch {
    throw new Refused("data exceed max size 1MB");
  }
}

export function remove(key: string, done?: Done): void {
  if (!stored().has(key)) {
    done?.(null);
    return;
  }
  forget(key);
  if (!next.clear && (hosted().has(key) || underWay.some((batch) => batch.changes.has(key)))) {
    const json = stringify([key, null]);
    next.put(key, { json, bytes: byteLength(json), done: done ? [done] : [], there: false });
    return;
  }
  next.drop(key);
  done?.(null);
  if (next.isEmpty) settle(next.overtaken.splice(0), null);
}

export function clear(done?: Done): void {
  forgetAll();
  for (const key of [...next.changes.keys()]) next.drop(key);
  next.clear = true;
  if (done) next.overtaken.push(done);
}

/** What leaves at the end of a turn: all of its changes as one call, or as few as there can be. */
function leave(): void {
  if (next.isEmpty || underWay.reduce((sum, batch) => sum + batch.bytes, 0) > UNDER_WAY_MAX) return;
  const batch = next;
  next = new Batch();
  underWay.push(batch);
  for (const [key, { there }] of batch.changes) if (there) hosted().add(key);
  send(batch);
}

function send(batch: Batch): void {
  const calls = inCalls([...batch.changes.values()].map(({ json }) => json));
  let failure: unknown = null;
  calls.forEach((changes, at) => {
    const last = at === calls.length - 1;
    const clearing = batch.clear && at === 0 ? '"clear":true,' : "";
    const args = new Written(`{${clearing}${last ? "" : '"more":true,'}"changes":[${changes}]}`);
    call("storage.apply", args, (ok, value) => {
      if (!ok) failure ??= isObject(value) ? value.errMsg : "system error";
      if (last) arrived(batch, failure, value);
    });
  });
}

function inCalls(texts: string[]): string[] {
  const calls: string[] = [];
  let part = "";
  for (const text of texts) {
    if (part && part.length + text.length > CALL_CHARS) {
      calls.push(part);
      part = "";
    }
    part += part ? `,${text}` : text;
  }
  calls.push(part);
  return calls;
}

function arrived(batch: Batch, failure: unknown, value: unknown): void {
  underWay.splice(underWay.indexOf(batch), 1);
  for (const [key, { there }] of batch.changes) if (!there && !isOurs(key)) hosted().delete(key);
  if (failure !== null) {
    const all = [...batch.changes.values()].flatMap(({ done }) => done);
    settle([...all, ...batch.overtaken], String(failure), failure === "system error");
    return;
  }
  const refused =
    isObject(value) && isArray(value.refused) ? (value.refused as [string, string, unknown, unknown][]) : [];
  for (const [key, why, kept, byHost] of refused) {
    settle(batch.changes.get(key)?.done ?? [], why, byHost === true);
    batch.changes.delete(key);
    if (!isOurs(key)) follow(key, kept);
  }
  settle(
    [...batch.changes.values()].flatMap(({ done }) => done),
    null,
  );
  settle(batch.overtaken, null);
}

function settle(all: Done[], why: string | null, byHost = false): void {
  for (const done of all) done(why, byHost);
}

/** Another visit of the person has changed something; what this one changes too comes after that. */
function hear(value: unknown): void {
  for (const [key, text] of changesOf(value)) {
    if (isOurs(key)) continue;
    follow(key, text);
    if (typeof text === "string") hosted().add(key);
    else hosted().delete(key);
  }
}

/** The visit is somebody else's now, with this storage; what is on its way from here comes after that. */
function begin(value: unknown): void {
  if (!isObject(value)) return;
  for (const key of [...stored().keys()]) if (!hasOwn(value, key) && !isOurs(key)) follow(key, null);
  atHost = new Set(keysOf(value));
  hear(value);
}

export function followStorage(): void {
  onTopic("storage", hear);
  onTopic("storage.anew", begin);
  onLeave(leave);
}
