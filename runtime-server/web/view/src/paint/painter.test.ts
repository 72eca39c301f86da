// @vitest-environment happy-dom
import type { Input, TreeNode, TreeOp } from "@minihost/protocol";
import { pageOpened } from "../../test/tree.js";
import { textsFor } from "../chrome/texts.js";
import type { Host } from "../host.js";
import { PageView } from "../pages/page.js";
import type { Shell } from "../shell.js";

const sent: Input[] = [];
const host: Host = {
  shell: { files: "/_b/h/f/" } as Shell,
  texts: textsFor("en"),
  addChrome: (el) => document.body.append(el),
  send: (input) => void sent.push(input),
  pending: () => false,
  barsChanged: () => {},
  canvas: () => null,
};

function newPage(): PageView {
  const page = new PageView(host, pageOpened(1, "pages/a/a"), Promise.resolve());
  document.body.append(page.el);
  return page;
}

/** The page's content as nested arrays, to compare with a model. */
function shape(el: Node): unknown[] {
  return [...el.childNodes].map((child) =>
    child instanceof HTMLElement ? [child.tagName.toLowerCase(), child.id, ...shape(child)] : child.textContent,
  );
}

const v = (id: number, ...children: TreeNode[]): TreeNode => [id, "view", { i: `n${id}` }, children];
const text = (id: number, value: string): TreeNode => [id, value, 0];

describe("tree operations", () => {
  it("insert, move, remove and change text", () => {
    const page = newPage();
    page.apply([
      ["+", 1, 0, [v(2, text(3, "a")), v(4)]],
      ["+", 1, 4, [v(5)]],
      [">", 4, 0, [2]],
      ["t", 3, "b"],
      ["+", 4, 2, [text(6, "c")]],
    ]);
    expect(shape(page.body)).toEqual([
      ["wx-view", "n5"],
      ["wx-view", "n4", "c", ["wx-view", "n2", "b"]],
    ]);
    page.apply([["-", 1, [4]]]);
    expect(shape(page.body)).toEqual([["wx-view", "n5"]]);
    expect(() => page.apply([["t", 3, "gone"]])).toThrow("no node 3");
  });

  it("come bit by bit where there are many of them", () => {
    const page = newPage();
    const rows = [...Array(2_000).keys()].map((i) => v(10 + 2 * i, text(11 + 2 * i, `row ${i}`)));
    const work = page.work([
      ["+", 1, 0, [v(2), v(3)]],
      ["+", 1, 3, [v(4, ...rows)]],
      ["t", 4_009, "last"],
    ]);
    let steps = 0;
    const sizes: number[] = [];
    while (!work.next().done) {
      steps++;
      sizes.push(page.body.querySelectorAll("*").length);
    }
    expect(steps).toBeGreaterThan(10);
    expect(Math.max(...sizes.slice(1).map((size, i) => size - sizes[i]!))).toBeLessThanOrEqual(300);
    const list = page.body.children[1]!;
    expect([list.id, list.children.length, list.lastElementChild?.textContent]).toEqual(["n4", 2_000, "last"]);
    expect(page.body.children[2]!.id).toBe("n3");
  });

  it("refuse what does not fit the tree", () => {
    const page = newPage();
    page.apply([["+", 1, 0, [v(2)]]]);
    expect(() => page.apply([["+", 1, 0, [v(2)]]])).toThrow("exists already");
    expect(() => page.apply([["-", 1, [9]]])).toThrow("no node 9");
    expect(() => page.apply([["?", 1] as unknown as TreeOp])).toThrow("unknown tree operation");
  });

  it("arrive at the same tree as a model does, whatever the order", () => {
    for (let seed = 1; seed <= 40; seed++) compareWithModel(seed);
  });

  it("set classes by token and bare name, and styles as given", () => {
    const page = newPage();
    page.apply([["+", 1, 0, [[2, "view", { c: "_:a c1:b c1:", s: "color: red; width: 5px" }]]]]);
    const el = page.body.firstElementChild as HTMLElement;
    expect(el.className).toBe("a b _:a c1:b c1:");
    expect(el.getAttribute("mh-class")).toBe("a b");
    expect([el.style.color, el.style.width]).toEqual(["red", "5px"]);
    page.apply([
      ["c", 2, "_:z"],
      ["i", 2, "me"],
    ]);
    expect(el.className).toBe("z _:z");
    expect(el.id).toBe("me");
  });

  it("never set attributes that act", () => {
    const page = newPage();
    const a = { onclick: "alert(1)", style: "x", popover: "auto", "aria-label": "hi", hidden: "false", url: "u" };
    page.apply([["+", 1, 0, [[2, "view", { a, d: { itemId: 5 } }]]]]);
    const el = page.body.firstElementChild as HTMLElement;
    expect(el.getAttributeNames().sort()).toEqual(["aria-label", "data-item-id", "hidden", "url"]);
    page.apply([["a", 2, "hidden", false]]);
    expect(el.hasAttribute("hidden")).toBe(false);
  });

  it("name elements after their component", () => {
    const page = newPage();
    page.apply([
      [
        "+",
        1,
        0,
        [
          [2, ":my-card"],
          [3, ":icon"],
          [4, "Foo"],
          [5, "block"],
        ],
      ],
    ]);
    expect([...page.body.children].map((el) => el.tagName.toLowerCase())).toEqual([
      "wx-my-card",
      "wx-x-icon",
      "wx-foo",
      "wx-block",
    ]);
  });
});

describe("events", () => {
  it("travel only where somebody listens", () => {
    const page = newPage();
    page.apply([["+", 1, 0, [[2, "view", { l: { tap: 1 } }, [v(3)]], v(4)]]]);
    sent.length = 0;
    const emit = (id: number, type: string, bubbles: boolean) =>
      page.painter.node(id)!.component!.emit(type, {}, { bubbles });
    emit(3, "tap", true);
    emit(3, "tap", false);
    emit(4, "tap", true);
    emit(2, "touchstart", true);
    expect(sent.map((input) => "node" in input && input.node)).toEqual([3]);
    page.apply([["l", 2, "tap", 0]]);
    emit(3, "tap", true);
    expect(sent).toHaveLength(1);
  });
});

interface Model {
  id: number;
  children: Model[];
}

/** Random inserts, moves and removals, done to the page and to a model beside it. */
function compareWithModel(seed: number): void {
  let state = seed * 2654435761;
  const random = (n: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % n;
  };
  const page = newPage();
  const root: Model = { id: 1, children: [] };
  let last = 1;
  const all = (from: Model = root): Model[] => [from, ...from.children.flatMap((child) => all(child))];
  const parentOf = (node: Model) => all().find((each) => each.children.includes(node))!;
  for (let step = 0; step < 60; step++) {
    const nodes = all();
    const target = nodes[random(nodes.length)]!;
    const at = random(target.children.length + 1);
    const before = target.children[at]?.id ?? 0;
    const kind = random(4);
    const victim = nodes[random(nodes.length)]!;
    if (kind < 2) {
      const fresh: Model = { id: ++last, children: [] };
      page.apply([["+", target.id, before, [v(fresh.id)]]]);
      target.children.splice(at, 0, fresh);
    } else if (victim === root) continue;
    else if (kind === 2) {
      page.apply([["-", parentOf(victim).id, [victim.id]]]);
      const { children } = parentOf(victim);
      children.splice(children.indexOf(victim), 1);
    } else if (!all(victim).includes(target) && before !== victim.id) {
      page.apply([[">", target.id, before, [victim.id]]]);
      const { children } = parentOf(victim);
      children.splice(children.indexOf(victim), 1);
      const place = target.children.findIndex((child) => child.id === before);
      target.children.splice(place < 0 ? target.children.length : place, 0, victim);
    }
  }
  const expected = (node: Model): unknown[] =>
    node.children.map((child) => ["wx-view", `n${child.id}`, ...expected(child)]);
  expect(shape(page.body)).toEqual(expected(root));
}
