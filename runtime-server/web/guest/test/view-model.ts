import type { PageOpened, Props, TreeNode, TreeOp, ViewCommand } from "@minihost/protocol";

export interface ModelNode {
  id: number;
  tag: string;
  text?: string;
  props: Props;
  children: ModelNode[];
  parent: ModelNode | null;
}

/** A view without a browser: applies commands and can say what would be shown. */
export class ViewModel {
  readonly pages = new Map<number, PageOpened & { tree: PageTree; ready: boolean }>();
  top = 0;

  apply(command: ViewCommand): void {
    if (command.c === "page") {
      this.pages.set(command.page.id, { ...command.page, tree: new PageTree(command.page.root), ready: false });
    } else if (command.c === "snapshot") {
      this.pages.clear();
      for (const page of command.pages) {
        const tree = new PageTree(page.root);
        tree.apply([["+", page.root, 0, page.tree]]);
        this.pages.set(page.id, { ...page, tree, ready: page.ready });
      }
      this.top = command.top;
    } else if (command.c === "show") {
      if (!this.pages.has(command.page)) throw new Error(`The view knows no page ${command.page}`);
      this.top = command.page;
      for (const id of command.closed) this.pages.delete(id);
    } else if (command.c === "tree") this.pages.get(command.page)!.tree.apply(command.ops);
    else if (command.c === "ready") this.pages.get(command.page)!.ready = true;
    else if (command.c === "navbar") Object.assign(this.pages.get(command.page)!.bar, command.bar);
    else if (command.c === "value") this.pages.get(command.page)!.tree.set(command.node, "value", command.value);
  }

  get page(): PageOpened & { tree: PageTree; ready: boolean } {
    const page = this.pages.get(this.top);
    if (!page) throw new Error("no page is shown");
    return page;
  }

  get text(): string {
    return this.page.tree.text;
  }

  byId(id: string): number | undefined {
    return this.page.tree.find((node) => node.props.i === id)?.id;
  }

  node(id: string): ModelNode {
    const node = this.page.tree.find((known) => known.props.i === id);
    if (!node) throw new Error(`no node #${id}`);
    return node;
  }
}

/** One page's nodes; refuses operations that do not fit. */
export class PageTree {
  readonly nodes = new Map<number, ModelNode>();
  readonly root: ModelNode;

  constructor(root: number) {
    this.root = { id: root, tag: "page", props: {}, children: [], parent: null };
    this.nodes.set(root, this.root);
  }

  apply(ops: TreeOp[]): void {
    for (const op of ops) this.applyOne(op);
  }

  private applyOne(op: TreeOp): void {
    if (op[0] === "+")
      this.insert(
        this.get(op[1]),
        op[2],
        op[3].map((node) => this.build(node)),
      );
    else if (op[0] === "-") op[2].forEach((id) => this.drop(this.take(op[1], id)));
    else if (op[0] === ">") {
      const moved = op[3].map((id) => this.take(op[1], id));
      this.insert(this.get(op[1]), op[2], moved);
    } else if (op[0] === "t") this.get(op[1]).text = op[2];
    else if (op[0] === "a") this.set(op[1], op[2], op[3]);
    else if (op[0] === "i") this.get(op[1]).props.i = op[2];
    else if (op[0] === "c") this.get(op[1]).props.c = op[2];
    else if (op[0] === "s") this.get(op[1]).props.s = op[2];
    else if (op[0] === "l") (this.get(op[1]).props.l ??= {})[op[2]] = op[3];
    else if (op[0] === "m") this.get(op[1]).props.m = op[2];
  }

  set(id: number, name: string, value: unknown): void {
    const attrs = (this.get(id).props.a ??= {});
    if (value === null) delete attrs[name];
    else attrs[name] = value;
  }

  private get(id: number): ModelNode {
    const node = this.nodes.get(id);
    if (!node) throw new Error(`no node ${id}`);
    return node;
  }

  private build(source: TreeNode, parent: ModelNode | null = null): ModelNode {
    const [id] = source;
    if (this.nodes.has(id)) throw new Error(`node ${id} exists`);
    const isText = source[2] === 0;
    const node: ModelNode = { id, tag: isText ? "" : source[1], props: {}, children: [], parent };
    this.nodes.set(id, node);
    if (isText) node.text = source[1];
    else {
      node.props = structuredClone((source[2] as Props | null) ?? {});
      node.children = ((source[3] as TreeNode[] | undefined) ?? []).map((child) => this.build(child, node));
    }
    return node;
  }

  private insert(parent: ModelNode, before: number, list: ModelNode[]): void {
    const at = before ? parent.children.findIndex((child) => child.id === before) : parent.children.length;
    if (at < 0) throw new Error(`no child ${before} in ${parent.id}`);
    for (const node of list) node.parent = parent;
    parent.children.splice(at, 0, ...list);
  }

  private take(parentId: number, id: number): ModelNode {
    const parent = this.get(parentId);
    const at = parent.children.findIndex((child) => child.id === id);
    if (at < 0) throw new Error(`no child ${id} in ${parentId}`);
    return parent.children.splice(at, 1)[0]!;
  }

  private drop(node: ModelNode): void {
    this.nodes.delete(node.id);
    node.children.forEach((child) => this.drop(child));
  }

  find(test: (node: ModelNode) => boolean, from: ModelNode = this.root): ModelNode | undefined {
    if (test(from)) return from;
    for (const child of from.children) {
      const found = this.find(test, child);
      if (found) return found;
    }
    return undefined;
  }

  get text(): string {
    const parts: string[] = [];
    this.find((node) => {
      if (node.text) parts.push(node.text);
      return false;
    });
    return parts.join("");
  }
}
