import type { ElementNode, PageOpened, Props, TreeNode, ViewCommand } from "@minihost/protocol";

type Child = TreeNode | string;

/** Makes trees as a guest would, with ids counted up. */
export class Trees {
  private last = 100;
  readonly ids = new Map<string, number>();

  /** An element; `props.i` also remembers its node id by that name. */
  el(tag: string, props: Props = {}, ...children: Child[]): ElementNode {
    const id = ++this.last;
    if (props.i) this.ids.set(props.i, id);
    return [id, tag, props, children.map((child) => (typeof child === "string" ? [++this.last, child, 0] : child))];
  }

  id(name: string): number {
    const id = this.ids.get(name);
    if (id === undefined) throw new Error(`no element ${name}`);
    return id;
  }
}

export function pageOpened(id: number, path: string, more: Partial<PageOpened> = {}): PageOpened {
  const bar = { title: "组件", background: "#f6f6f6", front: "black", loading: false, style: "default", home: false };
  return { id, root: id, path, query: "", styles: ["app", path], bar, window: {}, tab: -1, ...more };
}

/** The commands that open a page, fill it and make it the visible one. */
export function openPage(
  page: PageOpened,
  nodes: TreeNode[],
  how: "launch" | "push" | "tab" = "launch",
): ViewCommand[] {
  return [
    { c: "page", page },
    { c: "tree", page: page.id, ops: [["+", page.root, 0, nodes]] },
    { c: "show", page: page.id, closed: [], how },
    { c: "ready", page: page.id },
  ];
}
