import { takeChanges, wholeTree } from "../src/tree/diff.js";
import { MirrorTree } from "../src/tree/mirror.js";
import { MirrorNode, newFragment } from "../src/tree/node.js";
import { staying } from "../src/tree/order.js";
import { PageTree, type ModelNode } from "./view-model.js";

function newTree(): MirrorTree {
  const tree = new MirrorTree({
    scopeName: (scope) => `s${scope ?? 0}`,
    attributeValue: (_node, _name, value) => value,
    hostToken: () => undefined,
  });
  tree.adopt(new MirrorNode(tree, ":page"));
  return tree;
}

function random(seed: number): (below: number) => number {
  let state = seed * 2654435761;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % below;
  };
}

/** What can be compared of either side. */
function shape(node: ModelNode): unknown[] {
  const { c, s, i, a, l } = node.props;
  const attrs = a && Object.keys(a).length ? a : undefined;
  const props = { c: c || undefined, s: s || undefined, i: i || undefined, a: attrs, l };
  return [node.id, node.tag, node.text, JSON.parse(JSON.stringify(props)), node.children.map(shape)];
}

function expectSame(tree: MirrorTree, model: PageTree): void {
  const whole = new PageTree(tree.root.id);
  whole.apply([["+", tree.root.id, 0, wholeTree(tree)]]);
  expect(shape(model.root)[4]).toEqual(shape(whole.root)[4]);
}

function contains(node: MirrorNode, inner: MirrorNode): boolean {
  for (let at: MirrorNode | null = inner; at; at = at.parent) if (at === node) return true;
  return false;
}

/** One random change of the kinds that the component core makes. */
function change(tree: MirrorTree, known: MirrorNode[], pick: (below: number) => number): void {
  const parent = known[pick(known.length)]!;
  const node = known[1 + pick(Math.max(known.length - 1, 1))];
  const kind = pick(10);
  if (kind < 3 || !node) {
    const made = pick(4) ? new MirrorNode(tree, "view") : tree.newText(`t${pick(100)}`);
    if (parent.children.length && pick(2)) parent.insertBefore(made, parent.children[pick(parent.children.length)]!);
    else parent.appendChild(made);
    if (made.tag) known.push(made);
  } else if (kind === 3) node.parent?.removeChild(node);
  else if (kind === 4 && !contains(node, parent)) {
    const before = parent.children[pick(parent.children.length + 1)];
    if (before && before !== node) parent.insertBefore(node, before);
    else parent.appendChild(node);
  } else if (kind === 5) shuffle(tree, parent, pick);
  else if (kind === 6) node.setAttribute(`a${pick(3)}`, pick(3) ? pick(5) : null);
  else if (kind === 7) node.addClass(`k${pick(5)}`, pick(2));
  else if (kind === 8) node.setStyle(`top:${pick(3)}px`);
  else node.setListenerStats("tap", pick(2) === 0, pick(3));
}

function shuffle(tree: MirrorTree, parent: MirrorNode, pick: (below: number) => number): void {
  const children = parent.children.slice().sort(() => pick(3) - 1);
  const fragment = newFragment(tree);
  for (const child of children) fragment.appendChild(child);
  parent.spliceAppend(fragment);
}

describe("changes of a mirror", () => {
  it("bring a view to the same tree, whatever happened", () => {
    for (let seed = 1; seed <= 100; seed++) {
      const pick = random(seed);
      const tree = newTree();
      const model = new PageTree(tree.root.id);
      const known = [tree.root];
      for (let turn = 0; turn < 12; turn++) {
        for (let i = pick(12); i >= 0; i--) change(tree, known, pick);
        model.apply(takeChanges(tree).ops);
        expectSame(tree, model);
      }
    }
  }, 60_000);

  it("do not mention what was made and removed within a turn", () => {
    const tree = newTree();
    const node = new MirrorNode(tree, "view");
    tree.root.appendChild(node);
    tree.root.removeChild(node);
    expect(takeChanges(tree).ops).toEqual([]);
  });

  it("mention an attribute once, and not at all when it ends as it was", () => {
    const tree = newTree();
    const node = new MirrorNode(tree, "view");
    node.setAttribute("src", "a");
    tree.root.appendChild(node);
    takeChanges(tree);
    node.setAttribute("src", "b");
    node.setAttribute("src", "c");
    expect(takeChanges(tree).ops).toEqual([["a", node.id, "src", "c"]]);
    node.setAttribute("src", "d");
    node.setAttribute("src", "c");
    expect(takeChanges(tree).ops).toEqual([]);
  });

  it("repeat a value that the person may have changed", () => {
    const tree = newTree();
    const node = new MirrorNode(tree, "swiper");
    node.setAttribute("current", 0);
    tree.root.appendChild(node);
    takeChanges(tree);
    node.setAttribute("current", 0);
    expect(takeChanges(tree).ops).toEqual([["a", node.id, "current", 0]]);
  });

  it("send a typed field's value with the revision it answers", () => {
    const tree = newTree();
    const node = new MirrorNode(tree, "input");
    tree.root.appendChild(node);
    takeChanges(tree);
    node.rev = 3;
    node.setAttribute("value", "x");
    expect(takeChanges(tree)).toEqual({ ops: [], values: [{ node: node.id, value: "x", rev: 3 }] });
  });

  it("move as few nodes as possible", () => {
    const tree = newTree();
    const nodes = [0, 1, 2, 3, 4].map(() => new MirrorNode(tree, "view"));
    for (const node of nodes) tree.root.appendChild(node);
    takeChanges(tree);
    tree.root.insertBefore(nodes[4]!, nodes[0]!);
    expect(takeChanges(tree).ops).toEqual([[">", tree.root.id, nodes[0]!.id, [nodes[4]!.id]]]);
  });
});

describe("staying", () => {
  it("keeps a longest increasing subsequence", () => {
    expect(staying([2, 0, 1, 3])).toEqual([false, true, true, true]);
    expect(staying([])).toEqual([]);
    expect(staying([3, 2, 1]).filter(Boolean)).toHaveLength(1);
  });
});
