import type { Area, QueryItem } from "@minihost/protocol";
import type { PageView } from "../pages/page.js";
import type { UiHandlers } from "./handlers.js";
import { observe, unobserve } from "./observe.js";

/** Everything that reads or moves the layout of a page. */
export const measuring = {
  query: async ({ pages }, { page: id, items }) => {
    const page = pages.need(id);
    await page.styled;
    return page.measured(() => items.map((item) => measure(page, item)));
  },
  observe,
  unobserve,
  pageScrollTo: ({ pages }, { page: id, scrollTop, node, offsetTop = 0, duration = 300 }) => {
    const page = pages.need(id);
    const el = node === undefined ? undefined : page.painter.node(node)?.el;
    const top = el ? areaOf(page, el).top + page.scroller.scrollTop : (scrollTop ?? 0);
    page.scroll.to(top + offsetTop, duration);
  },
  startPullDownRefresh: ({ pages }, { page }) => pages.need(page).refresher.start(),
  stopPullDownRefresh: ({ pages }, { page }) => pages.get(page)?.refresher.stop(),
  background: ({ pages }, { page, color }) => pages.get(page)?.setBackground(color),
  hideKeyboard: () => (document.activeElement as HTMLElement | null)?.blur(),
  invoke: ({ pages }, { page, node, method, args }) => {
    const component = pages.need(page).painter.node(node)?.component;
    if (!component) throw new Error("component not found");
    return component.invoke(method, args);
  },
} satisfies Partial<UiHandlers>;

/** Where an element lies in the page's visible area. */
export function areaOf(page: PageView, el: Element): Area {
  const frame = page.el.getBoundingClientRect();
  const { left, top, right, bottom, width, height } = el.getBoundingClientRect();
  return {
    left: left - frame.left,
    top: top - frame.top,
    right: right - frame.left,
    bottom: bottom - frame.top,
    width,
    height,
  };
}

function measure(page: PageView, item: QueryItem): Record<string, unknown> | null {
  const node = item.node === 0 ? page.root : page.painter.node(item.node);
  if (!node?.component) return null;
  const box = item.node === 0 ? page.el : node.el;
  const { left, top, right, bottom, width, height } = areaOf(page, box);
  const result: Record<string, unknown> = {};
  if (item.rect) Object.assign(result, { left, top, right, bottom });
  if (item.size) Object.assign(result, { width, height });
  if (item.scrollOffset) {
    const { scrollLeft, scrollTop, scrollWidth, scrollHeight } =
      node === page.root ? page.scroller : node.component.scrolled;
    Object.assign(result, { scrollLeft, scrollTop, scrollWidth, scrollHeight });
  }
  for (const name of item.properties ?? [])
    result[name] = node.component.read(name) ?? node.component.read(kebab(name));
  const style = item.computedStyle?.length ? getComputedStyle(node.el) : null;
  for (const name of item.computedStyle ?? []) result[name] = style?.getPropertyValue(kebab(name)) ?? "";
  return result;
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
