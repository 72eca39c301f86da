import type { CallArgs, DrawAction } from "@minihost/protocol";
import { asString, isObject, type Dictionary } from "../../base/builtins.js";
import { ask, callNow, later } from "../../base/door.js";
import { unsupported, warnOnce } from "../../base/errors.js";
import type { MirrorNode } from "../../tree/node.js";
import { stateOnly } from "./squeeze.js";

/** Draw lists on their way at one time. With more the newest frame would be late; with fewer a far browser would see few of them. */
const WINDOW = 4;
const MAX_PENDING = 20_000;
const MAX_KEPT = 3_000;

interface Batch {
  actions: DrawAction[];
  clear: boolean;
  done: (() => void)[];
}

/** What is drawn on one canvas, on its way to the view: compact, and never more of it than the view can follow. */
export class Surface {
  #pending: Batch = { actions: [], clear: false, done: [] };
  #flying = 0;
  #scheduled = false;
  #images = new Map<string, number>();
  /** what the view shows was made by these, so that a view that has lost everything can be given it again; null: too many */
  #shown: DrawAction[] | null = [];
  #waiting: (() => void)[] = [];
  #unsent: (() => void)[] = [];
  readonly #drawnBy = new Set<Surface>();

  constructor(
    readonly page: number,
    /** of a canvas on a page; the number of one that is on none */
    readonly node: MirrorNode | number,
    readonly raw: boolean,
  ) {}

  push(action: DrawAction): void {
    const { actions } = this.#pending;
    if (actions.length < MAX_PENDING) actions.push(action);
    else warnOnce("canvas", `More than ${MAX_PENDING} drawing steps at once; the rest is not drawn`);
    if (this.raw) this.#schedule();
  }

  /** Everything drawn so far will be covered: only the newest frame is worth sending. */
  cleared(): void {
    const { actions } = this.#pending;
    const state = this.#flying >= WINDOW && actions.length > 0 ? stateOnly(actions) : null;
    if (state) this.#pending.actions = state;
    this.#shown = this.#shown && (stateOnly(this.#shown) ?? this.#shown);
    if (this.#shown && this.#shown.length > MAX_KEPT) this.#shown = null;
  }

  /** Sends what was drawn; with `clear` nothing of before is seen. */
  draw(actions: DrawAction[], clear: boolean, done: () => void): void {
    const pending = this.#pending;
    // a frame that was never sent is not worth sending when the next one covers it
    this.#pending = clear
      ? {
          actions: [...pending.actions.filter(([name]) => name === "image"), ...actions],
          clear,
          done: [...pending.done, done],
        }
      : { actions: [...pending.actions, ...actions], clear: pending.clear, done: [...pending.done, done] };
    this.#schedule();
  }

  image(source: unknown): unknown {
    const other = isObject(source) ? surfaceBehind(source) : null;
    if (other) {
      // what was drawn there so far is drawn before, and what will be after
      other.#flush();
      other.#drawnBy.add(this);
      return { canvas: { page: other.page, node: other.id } };
    }
    const src = asString(isObject(source) ? source.src : source);
    let known = this.#images.get(src);
    if (known === undefined) {
      known = this.#images.size + 1;
      this.#images.set(src, known);
      this.#pending.actions.push(["image", known, src]);
    }
    return { image: known };
  }

  /** Answers at once what only the view knows, which is given on the way what it does not have yet; null when nobody can. */
  look(question: Dictionary): Dictionary | null {
    const pending = this.#pending;
    this.#pending = { actions: [], clear: false, done: [] };
    const { ok, value } = callNow("view.look", {
      ...question,
      ...this.#target(),
      ...(pending.clear && { clear: true }),
      actions: pending.actions,
    } as CallArgs<"view.look">);
    if (!ok || !isObject(value)) {
      this.#pending = pending;
      unsupported("canvas", `The canvas cannot be looked at: ${isObject(value) ? String(value.errMsg) : ""}`);
      return null;
    }
    this.#remember(pending.actions, pending.clear);
    for (const job of pending.done) later(job);
    return value;
  }

  /** Calls back as soon as there is room for another frame. */
  whenFree(job: () => void): void {
    if (this.#flying < WINDOW) job();
    else this.#waiting.push(job);
  }

  /** Calls back as soon as everything drawn so far is on its way. */
  whenSent(job: () => void): void {
    if (this.#scheduled || this.#pending.actions.length) this.#unsent.push(job);
    else job();
  }

  /** Draws again what a view that has lost everything does not have; it paints the same picture, whatever it paints twice. */
  repeat(): void {
    if (!this.#shown?.length) return;
    ask("draw", { ...this.#target(), clear: true, actions: this.#shown });
  }

  get id(): number {
    return typeof this.node === "number" ? this.node : this.node.tree.idOf(this.node);
  }

  #target(): { page: number; node: number; raw?: true } {
    const target = { page: this.page, node: this.id };
    return this.raw ? { ...target, raw: true } : target;
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    later(() => this.#flush());
  }

  #flush(): void {
    this.#scheduled = false;
    const first = [...this.#drawnBy];
    this.#drawnBy.clear();
    for (const surface of first) surface.#flush();
    const { actions, clear, done } = this.#pending;
    if (this.#flying >= WINDOW) return;
    if (actions.length || clear || done.length) this.#send(this.#pending);
    const sent = this.#unsent;
    this.#unsent = [];
    for (const job of sent) job();
  }

  #send({ actions, clear, done }: Batch): void {
    this.#pending = { actions: [], clear: false, done: [] };
    this.#remember(actions, clear);
    this.#flying++;
    ask("draw", { ...this.#target(), ...(clear && { clear }), actions }, () => {
      this.#flying--;
      for (const job of done) job();
      this.#flush();
      const waiting = this.#waiting;
      this.#waiting = [];
      for (const job of waiting) this.whenFree(job);
    });
  }

  #remember(actions: DrawAction[], clear: boolean): void {
    if (clear) this.#shown = (this.#shown ?? []).filter(([name]) => name === "image");
    if (!this.#shown) return;
    if (this.#shown.length + actions.length > MAX_KEPT) this.#shown = null;
    else this.#shown.push(...actions);
  }
}

const surfaces = new WeakMap<MirrorNode, Surface>();
const behind = new WeakMap<object, Surface>();

/** Which surface a canvas object that a program holds draws on. */
export const surfaceBehind = (canvas: object): Surface | null => behind.get(canvas) ?? null;
export const standsFor = (canvas: object, surface: Surface): unknown => behind.set(canvas, surface);

/** The surface of a canvas, the same one whoever asks. */
export function surfaceOf(page: number, node: MirrorNode, raw: boolean): Surface {
  const known = surfaces.get(node);
  if (known && known.raw === raw) return known;
  const made = new Surface(page, node, raw);
  surfaces.set(node, made);
  return made;
}

export const knownSurface = (node: MirrorNode): Surface | undefined => surfaces.get(node);
