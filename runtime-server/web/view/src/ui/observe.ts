import type { Area, UiArgs } from "@minihost/protocol";
import type { PageView } from "../pages/page.js";
import type { UiContext } from "./handlers.js";

const running = new Map<number, () => void>();

/** Watches how nodes intersect with reference areas. */
export async function observe(context: UiContext, args: UiArgs<"observe">, id: number): Promise<void> {
  const page = context.pages.need(args.page);
  let alive = true;
  running.set(id, () => (alive = false));
  await page.styled;
  if (!alive) return;
  const [reference] = args.relativeTo;
  const root = reference && reference.node !== 0 ? page.painter.node(reference.node)?.el : page.el;
  const observers = args.nodes.flatMap((nodeId) => {
    const el = page.painter.node(nodeId)?.el;
    return el ? [watch(context, page, { id, nodeId, el, root: root ?? page.el, args })] : [];
  });
  running.set(id, () => observers.forEach((observer) => observer.disconnect()));
}

export function unobserve(_context: UiContext, { id }: UiArgs<"unobserve">): void {
  running.get(id)?.();
  running.delete(id);
}

interface Watched {
  id: number;
  nodeId: number;
  el: Element;
  root: Element;
  args: UiArgs<"observe">;
}

function watch(context: UiContext, page: PageView, watched: Watched): IntersectionObserver {
  const { id, nodeId, el, root, args } = watched;
  let ratio = args.initialRatio;
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        const crossed =
          args.thresholds.some((t) => ratio <= t !== entry.intersectionRatio <= t) || ratio !== entry.intersectionRatio;
        ratio = entry.intersectionRatio;
        if (!crossed) continue;
        const frame = page.el.getBoundingClientRect();
        context.notice(id, {
          node: nodeId,
          intersectionRatio: entry.intersectionRatio,
          intersectionRect: relative(entry.intersectionRect, frame),
          boundingClientRect: relative(entry.boundingClientRect, frame),
          relativeRect: relative(entry.rootBounds ?? frame, frame),
          time: Date.now(),
        });
      }
    },
    { root, rootMargin: margins(args), threshold: args.thresholds.length > 0 ? args.thresholds : [0] },
  );
  observer.observe(el);
  return observer;
}

function margins(args: UiArgs<"observe">): string {
  const { top = 0, right = 0, bottom = 0, left = 0 } = args.relativeTo[0]?.margins ?? {};
  return [top, right, bottom, left].map((margin) => `${Number(margin) || 0}px`).join(" ");
}

function relative(rect: DOMRectReadOnly, frame: DOMRect): Area {
  const { width, height } = rect;
  const left = rect.left - frame.left;
  const top = rect.top - frame.top;
  return { left, top, width, height, right: left + width, bottom: top + height };
}
