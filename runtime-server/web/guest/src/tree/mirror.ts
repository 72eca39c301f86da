import { MirrorNode, TEXT } from "./node.js";

/** What the mirror needs to know of the program it paints. */
export interface Painting {
  /** scope name of a style scope id, for class tokens */
  scopeName(scope: number | undefined): string;
  attributeValue(node: MirrorNode, name: string, value: unknown): unknown;
  /** class token of a shared component's own elements */
  hostToken(node: MirrorNode): string | undefined;
}

let lastId = 0;

/** One page's painted tree: what the component core has made of it, and what the view does not know yet. */
export class MirrorTree {
  readonly nodes = new Map<number, MirrorNode>();
  dirtyParents: MirrorNode[] = [];
  dirtyNodes: MirrorNode[] = [];
  /** nodes that the view gets at the end of the turn and that it was already told something about */
  private readonly announced = new Set<MirrorNode>();
  /** the page's own element; the view makes it by itself */
  root: MirrorNode;

  constructor(private readonly painting: Painting) {
    this.root = new MirrorNode(this, "#document");
  }

  /** Makes a node the page's element. */
  adopt(root: MirrorNode): void {
    this.introduce(root);
    this.root = root;
    if (root.children.length) {
      root.base = [];
      this.dirtyParents.push(root);
    }
  }

  newText(text: string): MirrorNode {
    const node = new MirrorNode(this, TEXT);
    node.text = text;
    return node;
  }

  /** The id by which the view knows a node, or will when this turn ends. */
  idOf(node: MirrorNode): number {
    if (!node.sent && !this.announced.has(node)) {
      this.number(node);
      this.announced.add(node);
    }
    return node.id;
  }

  /** Numbers a node that the view gets now. */
  introduce(node: MirrorNode): void {
    if (!this.announced.delete(node)) this.number(node);
    node.sent = true;
  }

  /** Gives a node an id that was never used before. */
  private number(node: MirrorNode): void {
    if (node.id) this.nodes.delete(node.id);
    node.id = ++lastId;
    if (node.tag !== TEXT) this.nodes.set(node.id, node);
  }

  forget(node: MirrorNode): void {
    this.announced.delete(node);
    if (node.id) this.nodes.delete(node.id);
  }

  token(name: string, scope: number | undefined): string {
    return `${this.painting.scopeName(scope)}:${name}`;
  }

  hostToken(node: MirrorNode): string | undefined {
    return this.painting.hostToken(node);
  }

  attributeValue(node: MirrorNode, name: string, value: unknown): unknown {
    return this.painting.attributeValue(node, name, value);
  }
}
