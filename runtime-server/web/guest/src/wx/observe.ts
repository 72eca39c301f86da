import type { Intersection, ObserveArgs } from "@minihost/protocol";
import { isArray, isObject, type Dictionary } from "../base/builtins.js";
import { isInstance } from "../base/core-internals.js";
import { ask, unwatch, watch } from "../base/door.js";
import { guarded } from "../base/errors.js";
import { pageOf } from "../program/page.js";
import { topPage } from "../program/stack.js";
import { idsMatching } from "../tree/backend.js";
import type { Scope } from "./query.js";

type Margins = ObserveArgs["relativeTo"][number];

/** `createIntersectionObserver`: the view watches, the guest hears. */
class IntersectionObserver {
  readonly #scope: Scope | null;
  readonly #options: Dictionary;
  readonly #relativeTo: Margins[] = [];
  #watched: number[] = [];

  constructor(scope: Scope | null, options: Dictionary) {
    this.#scope = scope;
    this.#options = options;
  }

  relativeTo(selector: unknown, margins?: unknown): this {
    const element = this.#select(String(selector), false)[0];
    if (element) this.#relativeTo.push(relative(element, margins));
    return this;
  }

  relativeToViewport(margins?: unknown): this {
    this.#relativeTo.push(relative(0, margins));
    return this;
  }

  observe(selector: unknown, listener: unknown): void {
    const scope = this.#scope ?? (topPage()?.instance as unknown as Scope | undefined);
    const page = scope && pageOf(scope._$);
    const nodes = this.#select(String(selector), this.#options.observeAll === true);
    if (!page || !nodes.length) return;
    const thresholds = isArray(this.#options.thresholds) ? this.#options.thresholds.map(Number) : [0];
    const relativeTo = this.#relativeTo.length ? this.#relativeTo : [relative(0, undefined)];
    const initialRatio = Number(this.#options.initialRatio) || 0;
    const args = { page: page.id, nodes, relativeTo, thresholds, initialRatio };
    const id = watch("observe", args, (value) => {
      const { node, ...news } = value as Intersection;
      const element = page.backend.tree.nodes.get(node)?.__wxElement;
      const known = { id: element?.id ?? "", dataset: { ...element?.dataset } };
      guarded(listener, undefined, [{ ...news, ...known }], "intersection observer");
    });
    this.#watched.push(id);
  }

  disconnect(): void {
    for (const id of this.#watched) {
      unwatch(id);
      ask("unobserve", { id });
    }
    this.#watched = [];
  }

  #select(selector: string, all: boolean): number[] {
    const scope = this.#scope ?? (topPage()?.instance as unknown as Scope | undefined);
    const nodes = scope ? idsMatching(scope._$, selector) : [];
    return all ? nodes : nodes.slice(0, 1);
  }
}

function relative(node: number, margins: unknown): Margins {
  return isObject(margins) ? { node, margins: margins as Margins["margins"] } : { node };
}

export function createIntersectionObserver(scope: unknown, options?: unknown): IntersectionObserver {
  const known = isInstance(scope) ? (scope as unknown as Scope) : null;
  return new IntersectionObserver(known, isObject(options) ? options : {});
}
