import { Component } from "../components/component.js";
import { num, str } from "../paint/values.js";
import type { PageView } from "./page.js";

/** The elements of a page that pass on to another page, by their keys. */
function shared(page: PageView): Map<string, Component> {
  const found = page.root.descendants(Component).filter(({ node }) => node.tag === "share-element");
  return new Map(found.map((component) => [str(component.read("key")), component]));
}

/**
 * Lets elements of a page that opens come from where those of the same key are on the page before; both must have a layout.
 * False if there are none.
 */
export function fly(from: PageView, to: PageView): boolean {
  const before = shared(from);
  const pairs = [...shared(to)].flatMap(([key, component]) => {
    const start = before.get(key);
    return key !== "" && start ? [{ start: start.el.getBoundingClientRect(), component }] : [];
  });
  for (const { start, component } of pairs) {
    const end = component.el.getBoundingClientRect();
    if (start.width === 0 || end.width === 0) continue;
    const move = `translate(${start.left - end.left}px, ${start.top - end.top}px)`;
    const size = `scale(${start.width / end.width}, ${start.height / Math.max(1, end.height)})`;
    const duration = num(component.read("duration"), 300);
    const easing = str(component.read("easing-function"), "ease-out");
    const frames = [
      { transform: `${move} ${size}`, transformOrigin: "0 0" },
      { transform: "none", transformOrigin: "0 0" },
    ];
    try {
      component.el.animate(frames, { duration, easing });
    } catch {
      component.el.animate(frames, { duration, easing: "ease-out" });
    }
  }
  if (pairs.length > 0) to.body.animate([{ opacity: 0.2 }, { opacity: 1 }], { duration: 200 });
  return pairs.length > 0;
}
