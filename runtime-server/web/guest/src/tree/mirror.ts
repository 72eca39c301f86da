import { MirrorNode, TEXT } from "./node.js";

/** What the mirror needs to know of the program it paints. */
export interface Painting {
  /** scope name of a style scope id, for class tokens */
  scopeName(scope: number | undefined): string;
  attributeValue(node: MirrorNode, name: string, value: unknown): unknown;
}

let lastId = 0;

/** One page's painted tree: what the component core has made of it, and what the view does not know yet. */
export class MirrorTree {
  readonly nodes = new Map<number, MirrorNode>();
  dirtyParents: MirrorNode[] = [];
  dirtyNodes: MirrorNode[] = [];
  /** the page's own element; the view makes it by itself */
  root: MirrorNode;

  constructor(private readonly painting: Painting) {
    this.root = new MirrorNode(this, "#document");
  }

  /** Makes a node the page's element. */
  adopt(root: MirrorNode): void {
    this.number(root);
    root.sent = true;
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

  /** Gives a node an id that was never used before. */
  number(node: MirrorNode): void {
    if (node.id) this.nodes.delete(node.id);
    node.id = ++lastId;
    if (node.tag !== TEXT) this.nodes.set(node.id, node);
  }

  forget(node: MirrorNode): void {
    if (node.id) this.nodes.delete(node.id);
  }

  token(name: string, scope: number | undefined): string {
    return `${this.painting.scopeName(scope)}:${name}`;
  }

  attributeValue(node: MirrorNode, name: string, value: unknown): unknown {
    return this.painting.attributeValue(node, name, value);
  }
}
