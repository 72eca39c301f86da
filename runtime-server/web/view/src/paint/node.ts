import { Listen } from "@minihost/protocol";
import type { Component } from "../components/component.js";
import type { PageView } from "../pages/page.js";

/** A node of the guest's tree as it stands in the DOM. */
export class ViewNode {
  parent: ViewNode | null = null;
  readonly children = new Set<ViewNode>();
  /** null for text */
  component: Component | null = null;
  /** class tokens as the guest gave them */
  tokens = "";
  authorId = "";
  models: string[] = [];
  readonly listeners = new Map<string, number>();
  readonly data: Record<string, unknown> = {};

  constructor(
    readonly id: number,
    readonly tag: string,
    readonly page: PageView,
    readonly dom: HTMLElement | Text,
  ) {
    owners.set(dom, this);
  }

  get el(): HTMLElement {
    return this.dom as HTMLElement;
  }

  /** Whether an event that starts here is heard by the program, by this node or one that it passes. */
  hears(type: string, bubbles: boolean): boolean {
    if (this.listeners.has(type)) return true;
    if (!bubbles) return this.ancestors().some((node) => (node.listeners.get(type) ?? 0) & Listen.capture);
    return this.ancestors().some((node) => node.listeners.has(type));
  }

  /** Where this node and those on the way up that may stand as targets of an event lie, each in its offset parent. */
  offsets(type: string): number[] {
    const seen = this.ancestors().filter((node) => node.listeners.has(type) || node.tag.startsWith(":"));
    return [this, ...seen].flatMap(({ id, el }) => [id, el.offsetLeft, el.offsetTop]);
  }

  ancestors(): ViewNode[] {
    const all: ViewNode[] = [];
    for (let node = this.parent; node; node = node.parent) all.push(node);
    return all;
  }

  closest<T extends Component>(kind: abstract new (...args: never[]) => T): T | null {
    // the innermost, this node included
    for (const node of [this, ...this.ancestors()]) if (node.component instanceof kind) return node.component;
    return null;
  }

  /** Components of a kind below this node, in document order. */
  descendants<T extends Component>(kind: abstract new (...args: never[]) => T): T[] {
    const found: T[] = [];
    const visit = (node: ViewNode) => {
      if (node.component instanceof kind) found.push(node.component);
      node.children.forEach(visit);
    };
    this.children.forEach(visit);
    return found.sort((a, b) => (a.el.compareDocumentPosition(b.el) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  }
}

const owners = new WeakMap<Node, ViewNode>();

/** The guest's node that a DOM node belongs to: its own or that of the component whose inner part it is. */
export function nodeOf(target: EventTarget | null): ViewNode | null {
  for (let dom = target instanceof Node ? target : null; dom; dom = parentOf(dom)) {
    const node = owners.get(dom);
    if (node) return node;
  }
  return null;
}

function parentOf(dom: Node): Node | null {
  return dom.parentNode ?? (dom instanceof ShadowRoot ? dom.host : null);
}
