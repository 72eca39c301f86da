import { isFunction } from "../base/builtins.js";
import { guarded } from "../base/errors.js";

interface Listener {
  fn: unknown;
  once: boolean;
}

/** One end of the channel between a page and the one that opened it. */
export class EventChannel {
  #listeners = new Map<string, Listener[]>();
  #peer: EventChannel | null = null;

  static pair(): [EventChannel, EventChannel] {
    const one = new EventChannel();
    const other = new EventChannel();
    one.#peer = other;
    other.#peer = one;
    return [one, other];
  }

  emit(name: string, ...args: unknown[]): void {
    if (this.#peer) this.#peer.#receive(String(name), args);
  }

  on(name: string, fn: unknown): void {
    this.#add(String(name), fn, false);
  }

  once(name: string, fn: unknown): void {
    this.#add(String(name), fn, true);
  }

  off(name: string, fn?: unknown): void {
    const kept = fn === undefined ? [] : (this.#listeners.get(String(name)) ?? []).filter((entry) => entry.fn !== fn);
    this.#listeners.set(String(name), kept);
  }

  #add(name: string, fn: unknown, once: boolean): void {
    if (!isFunction(fn)) return;
    const list = this.#listeners.get(name) ?? [];
    this.#listeners.set(name, [...list, { fn, once }]);
  }

  #receive(name: string, args: unknown[]): void {
    const list = this.#listeners.get(name) ?? [];
    this.#listeners.set(
      name,
      list.filter((entry) => !entry.once),
    );
    for (const entry of list) guarded(entry.fn, undefined, args, `event channel ${name}`);
  }
}
