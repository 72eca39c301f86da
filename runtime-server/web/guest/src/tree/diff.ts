import type { ElementNode, Props, TreeNode, TreeOp } from "@minihost/protocol";
import { STATEFUL } from "./live.js";
import type { MirrorTree } from "./mirror.js";
import { Dirty, TEXT, type MirrorNode } from "./node.js";
import { isIncreasing, staying } from "./order.js";

/** A changed value of an input, which must not overwrite what the person has typed since. */
export interface TypedValue {
  node: number;
  value: unknown;
  rev: number;
  cursor?: number;
}

export interface Changes {
  ops: TreeOp[];
  values: TypedValue[];
}

/** What the view must do to have the tree as it is now. Afterwards nothing is dirty. */
export function takeChanges(tree: MirrorTree): Changes {
  const ops: TreeOp[] = [];
  const values: TypedValue[] = [];
  const parents = tree.dirtyParents;
  const nodes = tree.dirtyNodes;
  tree.dirtyParents = [];
  tree.dirtyNodes = [];
  const liveParents = parents.filter(isLive);
  const liveNodes = nodes.filter(isLive);
  remove(liveParents, ops);
  for (const parent of liveParents) arrange(parent, ops);
  for (const parent of parents) parent.base = null;
  for (const node of liveNodes) describeChange(node, ops, values);
  for (const node of nodes) {
    node.dirty = 0;
    node.dirtyAttrs = null;
    node.dirtyListeners = null;
  }
  return { ops, values };
}

/** The whole tree below the root, as the view has it once all changes were taken. */
export function wholeTree(tree: MirrorTree): TreeNode[] {
  return tree.root.children.map((child) => describe(child));
}

/** Whether the view has this node at the place where it is. */
function isLive(node: MirrorNode): boolean {
  for (let at = node; at !== at.tree.root; at = at.parent) {
    if (!at.parent || !at.sent || at.sentParent !== at.parent) return false;
  }
  return true;
}

function isKept(child: MirrorNode, parent: MirrorNode): boolean {
  return child.sent && child.parent === parent && child.sentParent === parent;
}

function remove(parents: MirrorNode[], ops: TreeOp[]): void {
  const gone: MirrorNode[] = [];
  for (const parent of parents) {
    const lost = parent.base!.filter((child) => !isKept(child, parent));
    if (!lost.length) continue;
    ops.push(["-", parent.id, lost.map((child) => child.id)]);
    gone.push(...lost);
  }
  for (const node of gone) unsend(node);
}

function unsend(node: MirrorNode): void {
  if (!node.sent) return;
  node.sent = false;
  node.sentParent = null;
  for (const child of node.children) unsend(child);
}

function arrange(parent: MirrorNode, ops: TreeOp[]): void {
  const children = parent.children;
  const stays = whichStay(parent);
  let before = 0;
  for (let end = children.length; end > 0;) {
    let start = end - 1;
    const kind = placement(children[start]!, stays, parent);
    if (kind !== STAYS) while (start > 0 && placement(children[start - 1]!, stays, parent) === kind) start--;
    const run = children.slice(start, end);
    if (kind === NEW) ops.push(["+", parent.id, before, run.map((child) => send(child, parent))]);
    else if (kind === MOVES) ops.push([">", parent.id, before, run.map((child) => child.id)]);
    before = children[start]!.id;
    end = start;
  }
}

const STAYS = 0;
const MOVES = 1;
const NEW = 2;

function placement(child: MirrorNode, moving: Set<MirrorNode> | null, parent: MirrorNode): number {
  if (!isKept(child, parent)) return NEW;
  return moving?.has(child) ? MOVES : STAYS;
}

/** The kept children that have to move, or null when their order is the same. */
function whichStay(parent: MirrorNode): Set<MirrorNode> | null {
  const kept = parent.children.filter((child) => isKept(child, parent));
  const position = new Map<MirrorNode, number>();
  parent.base!.forEach((child, index) => position.set(child, index));
  const sequence = kept.map((child) => position.get(child)!);
  if (isIncreasing(sequence)) return null;
  const stays = staying(sequence);
  return new Set(kept.filter((_, index) => !stays[index]));
}

/** Describes a subtree that the view does not have; from now on it has. A node that it had elsewhere gets a new id. */
function send(node: MirrorNode, parent: MirrorNode): TreeNode {
  node.tree.introduce(node);
  node.sentParent = parent;
  if (node.tag === TEXT) return [node.id, node.text, 0];
  return element(
    node,
    node.children.map((child) => send(child, node)),
  );
}

function describe(node: MirrorNode): TreeNode {
  if (node.tag === TEXT) return [node.id, node.text, 0];
  return element(node, node.children.map(describe));
}

function element(node: MirrorNode, children: TreeNode[]): ElementNode {
  const props = propsOf(node);
  if (children.length) return [node.id, node.tag, props, children];
  return props ? [node.id, node.tag, props] : [node.id, node.tag];
}

export function propsOf(node: MirrorNode): Props | null {
  const props: Props = {};
  const classes = classTokens(node);
  const attrs = plainAttributes(node);
  if (node.authorId) props.i = node.authorId;
  if (classes) props.c = classes;
  if (node.style) props.s = node.style;
  if (attrs) props.a = attrs;
  if (node.listeners) props.l = node.listeners;
  if (node.models) props.m = Object.keys(node.models);
  if (node.rev) props.r = node.rev;
  return Object.keys(props).length ? props : null;
}

function classTokens(node: MirrorNode): string {
  const { hostScope, tree } = node;
  const tokens = hostScope === undefined ? node.classes : [tree.token("", hostScope), ...node.classes];
  const host = tree.hostToken(node);
  return (host === undefined ? tokens : [host, ...tokens]).join(" ");
}

function plainAttributes(node: MirrorNode): Record<string, unknown> | null {
  if (!node.attrs) return null;
  let plain: Record<string, unknown> | null = null;
  for (const name of Object.keys(node.attrs)) {
    const value = node.attrs[name];
    if (value === undefined || value === null || typeof value === "function") continue;
    (plain ??= {})[name] = node.tree.attributeValue(node, name, value);
  }
  return plain;
}

function describeChange(node: MirrorNode, ops: TreeOp[], values: TypedValue[]): void {
  if (node.dirty & Dirty.text) ops.push(["t", node.id, node.text]);
  if (node.dirty & Dirty.id) ops.push(["i", node.id, node.authorId]);
  if (node.dirty & Dirty.classes) ops.push(["c", node.id, classTokens(node)]);
  if (node.dirty & Dirty.style) ops.push(["s", node.id, node.style]);
  if (node.dirty & Dirty.models) ops.push(["m", node.id, Object.keys(node.models ?? {})]);
  node.dirtyListeners?.forEach((type) => ops.push(["l", node.id, type, node.listeners![type]!]));
  node.dirtyAttrs?.forEach((old, name) => {
    const value = node.tree.attributeValue(node, name, node.attrs![name]);
    if (!STATEFUL.has(name) && old === value && typeof value !== "object") return;
    if (name === "value" && node.rev) values.push(typedValue(node, value));
    else ops.push(["a", node.id, name, value === undefined || typeof value === "function" ? null : value]);
  });
}

function typedValue(node: MirrorNode, value: unknown): TypedValue {
  const { id, rev, cursor } = node;
  node.cursor = -1;
  return { node: id, value, rev, ...(cursor >= 0 && { cursor }) };
}
