import type { composedBackend, Element } from "glass-easel";
import type { MirrorTree } from "./mirror.js";

export const TEXT = "";
const FRAGMENT = "#";

/** What has changed on a node that the view already knows; names of changed attributes and listeners are kept apart. */
export const Dirty = { text: 1, id: 2, classes: 4, style: 8, models: 16 } as const;

type ModelListener = (value: unknown) => void;
type ScopeId = number | undefined;

/**
 * One painted node as the component core sees it: the core changes it, {@link takeOps} tells the view.
 *
 * Everything that most nodes lack is null until used: a session has thousands of nodes.
 */
export class MirrorNode {
  id = 0;
  text = "";
  authorId = "";
  style = "";
  parent: MirrorNode | null = null;
  children: MirrorNode[] = NONE;
  classes: string[] = NO_CLASSES;
  hostScope: ScopeId = undefined;
  attrs: Record<string, unknown> | null = null;
  listeners: Record<string, number> | null = null;
  models: Record<string, ModelListener> | null = null;

  /** the view has this node, below {@link sentParent} */
  sent = false;
  sentParent: MirrorNode | null = null;
  /** children as the view has them, kept from the first change of a turn on */
  base: MirrorNode[] | null = null;
  dirty = 0;
  dirtyAttrs: Map<string, unknown> | null = null;
  dirtyListeners: Set<string> | null = null;
  /** revision of the text that the person has typed into this input */
  rev = 0;
  /** where a handler of this input wants the cursor, until the view is told; -1 when it does not care */
  cursor = -1;

  __wxElement?: Element;

  constructor(
    readonly tree: MirrorTree,
    readonly tag: string,
  ) {}

  /** Every node of this tag below this one. */
  descendants(tag: string): MirrorNode[] {
    return this.children.flatMap((child) => {
      const below = child.descendants(tag);
      return child.tag === tag ? [child, ...below] : below;
    });
  }

  release(): void {
    this.tree.forget(this);
    this.models = null;
    this.__wxElement = undefined;
  }

  associateValue(element: Element): void {
    this.__wxElement = element;
  }

  // ---- structure

  appendChild(child: MirrorNode): void {
    this.place(child, this.children.length);
  }

  insertBefore(child: MirrorNode, before: MirrorNode): void {
    this.place(child, this.children.indexOf(before));
  }

  removeChild(child: MirrorNode): void {
    if (child.parent === this) child.detach();
  }

  replaceChild(child: MirrorNode, old: MirrorNode): void {
    child.detach();
    this.spliceAt(this.children.indexOf(old), 1, [child]);
  }

  spliceBefore(before: MirrorNode, count: number, list: MirrorNode): void {
    this.spliceAt(this.children.indexOf(before), count, list.takeChildren());
  }

  spliceAppend(list: MirrorNode): void {
    this.spliceAt(this.children.length, 0, list.takeChildren());
  }

  spliceRemove(before: MirrorNode, count: number): void {
    this.spliceAt(this.children.indexOf(before), count, NONE);
  }

  private takeChildren(): MirrorNode[] {
    const taken = this.children;
    this.children = NONE;
    for (const child of taken) child.parent = null;
    return taken;
  }

  private place(child: MirrorNode, index: number): void {
    if (child.parent) {
      if (child.parent === this && this.children.indexOf(child) < index) index--;
      child.detach();
    }
    this.spliceAt(index, 0, [child]);
  }

  private spliceAt(index: number, count: number, list: MirrorNode[]): void {
    this.touch();
    if (this.children === NONE) this.children = [];
    const at = index < 0 ? this.children.length : index;
    for (const gone of this.children.slice(at, at + count)) gone.parent = null;
    for (const child of list) {
      child.parent?.removeChild(child);
      child.parent = this;
    }
    if (list.length <= 1000) this.children.splice(at, count, ...list);
    else this.children = this.children.slice(0, at).concat(list, this.children.slice(at + count));
  }

  private detach(): void {
    const parent = this.parent;
    if (!parent) return;
    parent.touch();
    parent.children.splice(parent.children.indexOf(this), 1);
    this.parent = null;
  }

  private touch(): void {
    if (!this.sent || this.base) return;
    this.base = this.children.slice();
    this.tree.dirtyParents.push(this);
  }

  // ---- what a node carries

  setId(id: string): void {
    this.authorId = id;
    this.mark(Dirty.id);
  }

  setStyle(style: string): void {
    this.style = style;
    this.mark(Dirty.style);
  }

  setText(text: string): void {
    this.text = text;
    this.mark(Dirty.text);
  }

  setStyleScope(_scope: number, _extra?: number, host?: number): void {
    this.hostScope = host;
  }

  addClass(name: string, scope?: number): void {
    if (this.classes === NO_CLASSES) this.classes = [];
    this.classes.push(this.tree.token(name, scope));
    this.mark(Dirty.classes);
  }

  removeClass(name: string, scope?: number): void {
    const index = this.classes.indexOf(this.tree.token(name, scope));
    if (index < 0) return;
    this.classes.splice(index, 1);
    this.mark(Dirty.classes);
  }

  clearClasses(): void {
    this.classes = NO_CLASSES;
    this.mark(Dirty.classes);
  }

  setAttribute(name: string, value: unknown): void {
    const attrs = (this.attrs ??= Object.create(null) as Record<string, unknown>);
    if (this.sent) {
      const dirty = (this.dirtyAttrs ??= new Map());
      if (!dirty.has(name)) dirty.set(name, attrs[name]);
      this.mark(0);
    }
    attrs[name] = value;
  }

  removeAttribute(name: string): void {
    if (this.attrs && name in this.attrs) this.setAttribute(name, null);
  }

  setModelBindingStat(name: string, listener: ModelListener | null): void {
    const models = (this.models ??= Object.create(null) as Record<string, ModelListener>);
    if (listener) models[name] = listener;
    else delete models[name];
    this.mark(Dirty.models);
  }

  setListenerStats(type: string, capture: boolean, level: number): void {
    const listeners = (this.listeners ??= Object.create(null) as Record<string, number>);
    const phase = capture ? 2 : 1;
    listeners[type] = ((listeners[type] ?? 0) & 3) | phase | (level === 2 ? 4 : level === 1 ? 8 : 0);
    if (!this.sent) return;
    (this.dirtyListeners ??= new Set()).add(type);
    this.mark(0);
  }

  private mark(bit: number): void {
    if (!this.sent) return;
    if (!this.dirty) this.tree.dirtyNodes.push(this);
    this.dirty |= bit | LISTED;
  }
}

const LISTED = 32;
const NONE: MirrorNode[] = [];
const NO_CLASSES: string[] = [];

export function newFragment(tree: MirrorTree): MirrorNode {
  return new MirrorNode(tree, FRAGMENT);
}

// The core's interface names more than a mirror can know; what is missing there is optional.
export type BackendElement = composedBackend.Element;
