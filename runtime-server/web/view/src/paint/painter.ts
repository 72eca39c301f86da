import type { ElementNode, Props, TreeNode, TreeOp } from "@minihost/protocol";
import { createComponent, elementName } from "../components/registry.js";
import type { PageView } from "../pages/page.js";
import { reflectData } from "./attributes.js";
import { bareNames, classNames } from "./classes.js";
import { ViewNode } from "./node.js";
import { attributeName } from "./values.js";

/** nodes that are built in one go */
const stepNodes = 300;

/** How many nodes a tree has, up to a bound. */
function weightOf(tree: TreeNode, bound: number): number {
  let weight = 1;
  if (tree[2] === 0) return weight;
  for (const child of (tree as ElementNode)[3] ?? []) {
    if (weight >= bound) break;
    weight += weightOf(child, bound - weight);
  }
  return weight;
}

/** Applies the guest's tree operations to one page. Throws on anything that does not fit the tree. */
export class Painter {
  private readonly nodes = new Map<number, ViewNode>();

  constructor(
    private readonly page: PageView,
    root: ViewNode,
  ) {
    this.nodes.set(root.id, root);
  }

  node(id: number): ViewNode | undefined {
    return this.nodes.get(id);
  }

  apply(ops: TreeOp[]): void {
    const work = this.work(ops);
    while (!work.next().done);
  }

  /** Applies operations bit by bit: what is large may be left and gone on with at every step. */
  *work(ops: TreeOp[]): Generator<void> {
    for (const op of ops) {
      if (op[0] === "+") yield* this.insert(this.need(op[1]), op[2], op[3]);
      else this.applyOne(op);
    }
  }

  all(): Iterable<ViewNode> {
    return this.nodes.values();
  }

  dispose(): void {
    for (const node of this.nodes.values()) node.component?.disconnected();
    this.nodes.clear();
  }

  private applyOne(op: Exclude<TreeOp, { 0: "+" }>): void {
    switch (op[0]) {
      case "-":
        return op[2].forEach((id) => this.remove(this.need(id)));
      case ">":
        return this.move(this.need(op[1]), op[2], op[3]);
      case "t":
        this.need(op[1]).dom.textContent = op[2];
        return this.need(op[1]).parent?.component?.textChanged();
      case "a":
        return this.component(op[1]).update(attributeName(op[2]), op[3]);
      case "i":
        return this.setId(this.need(op[1]), op[2]);
      case "c":
        return this.setClass(this.need(op[1]), op[2]);
      case "s":
        return this.component(op[1]).setStyle(op[2]);
      case "l":
        return this.listen(this.need(op[1]), op[2], op[3]);
      case "m":
        this.need(op[1]).models = op[2];
        return;
      default:
        throw new Error(`unknown tree operation ${String(op[0])}`);
    }
  }

  private need(id: number): ViewNode {
    const node = this.nodes.get(id);
    if (!node) throw new Error(`no node ${id} on ${this.page.path}`);
    return node;
  }

  private component(id: number) {
    const { component } = this.need(id);
    if (!component) throw new Error(`node ${id} is no element`);
    return component;
  }

  private *insert(parent: ViewNode, before: number, trees: TreeNode[]): Generator<void> {
    let made: ViewNode[] = [];
    let size = 0;
    const place = () => {
      this.attach(parent, before, made);
      made.forEach((node) => this.connected(node));
      made = [];
      size = 0;
    };
    for (const tree of trees) {
      const weight = weightOf(tree, stepNodes);
      const large = weight >= stepNodes && tree[2] !== 0;
      const node = this.build(large ? [tree[0], tree[1], tree[2] as Props] : tree);
      made.push(node);
      size += weight;
      if (size < stepNodes) continue;
      place();
      yield;
      if (large) yield* this.insert(node, 0, (tree as ElementNode)[3] ?? []);
    }
    if (made.length > 0) place();
  }

  private attach(parent: ViewNode, before: number, nodes: ViewNode[]): void {
    if (!parent.component) throw new Error(`node ${parent.id} is no element`);
    const { content } = parent.component;
    const mark = before === 0 ? null : this.need(before).dom;
    for (const node of nodes) {
      content.insertBefore(node.dom, mark);
      node.parent?.children.delete(node);
      node.parent = parent;
      parent.children.add(node);
    }
    parent.component.childrenChanged();
  }

  private move(parent: ViewNode, before: number, ids: number[]): void {
    const nodes = ids.map((id) => this.need(id));
    const from = new Set(nodes.map((node) => node.parent));
    this.attach(parent, before, nodes);
    for (const old of from) if (old !== parent) old?.component?.childrenChanged();
  }

  private remove(node: ViewNode): void {
    const { parent } = node;
    node.dom.remove();
    parent?.children.delete(node);
    this.forget(node);
    parent?.component?.childrenChanged();
  }

  private forget(node: ViewNode): void {
    node.children.forEach((child) => this.forget(child));
    node.component?.disconnected();
    this.nodes.delete(node.id);
  }

  private connected(node: ViewNode): void {
    node.children.forEach((child) => this.connected(child));
    node.component?.connected();
  }

  private build(tree: TreeNode): ViewNode {
    if (this.nodes.has(tree[0])) throw new Error(`node ${tree[0]} exists already`);
    if (tree[2] === 0) {
      const text = new ViewNode(tree[0], "", this.page, document.createTextNode(tree[1]));
      this.nodes.set(text.id, text);
      return text;
    }
    return this.buildElement(tree as ElementNode);
  }

  private buildElement([id, tag, props, children]: ElementNode): ViewNode {
    const node = new ViewNode(id, tag, this.page, document.createElement(elementName(tag)));
    this.nodes.set(id, node);
    node.component = createComponent(node);
    this.dress(node, props ?? {});
    if (children?.length) {
      this.attach(
        node,
        0,
        children.map((child) => this.build(child)),
      );
    }
    return node;
  }

  /** Gives a new element what it carries. */
  dress(node: ViewNode, props: Props): void {
    const component = node.component!;
    for (const [type, bits] of Object.entries(props.l ?? {})) this.listen(node, type, bits);
    if (props.m) node.models = props.m;
    if (props.i) this.setId(node, props.i);
    if (props.c) this.setClass(node, props.c);
    if (props.s) component.setStyle(props.s);
    for (const [key, value] of Object.entries(props.d ?? {})) {
      node.data[key] = value;
      reflectData(node.el, key, value);
    }
    const attributes: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(props.a ?? {})) attributes[attributeName(name)] = value;
    component.initialize(attributes);
    if (props.r) component.revise(props.r);
  }

  private setId(node: ViewNode, id: string): void {
    node.authorId = id;
    if (id === "") node.el.removeAttribute("id");
    else node.el.id = id;
  }

  private setClass(node: ViewNode, tokens: string): void {
    node.tokens = tokens;
    const names = classNames(tokens);
    if (names === "") node.el.removeAttribute("class");
    else node.el.className = names;
    // what `attr(class)` in a style sheet shows
    node.el.setAttribute("mh-class", [...bareNames(tokens)].join(" "));
    node.component?.classesChanged();
  }

  private listen(node: ViewNode, type: string, bits: number): void {
    if (bits === 0) node.listeners.delete(type);
    else node.listeners.set(type, bits);
    node.component?.listenersChanged(type);
  }
}
