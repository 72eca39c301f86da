import type { PageOpened, PageSnapshot, Transition } from "@minihost/protocol";
import type { Host } from "../host.js";
import { PageView } from "./page.js";
import type { StyleSheets } from "./styles.js";

const duration = 300;

/** What the stack tells about itself. */
export interface StackListener {
  /** another page is to be seen, or the depth has changed */
  shown(page: PageView, depth: number, how: Transition): void;
}

/** The pages that live in the view, and which of them is seen. */
export class PageStack {
  private readonly pages = new Map<number, PageView>();
  private turn: Promise<void> = Promise.resolve();
  private epoch = 0;
  private depth = 0;
  top: PageView | null = null;

  constructor(
    private readonly host: Host,
    private readonly stage: HTMLElement,
    private readonly styles: StyleSheets,
    private readonly listener: StackListener,
  ) {}

  get(id: number): PageView | undefined {
    return this.pages.get(id);
  }

  need(id: number): PageView {
    const page = this.pages.get(id);
    if (!page) throw new Error(`no page ${id}`);
    return page;
  }

  open(opened: PageOpened): PageView {
    this.pages.get(opened.id)?.dispose();
    const page = new PageView(this.host, opened, this.styles.load(opened.styles));
    this.pages.set(page.id, page);
    page.el.hidden = true;
    this.stage.append(page.el);
    return page;
  }

  /** Shows a page as soon as its styles apply, in the order asked for. */
  show(id: number, closed: number[], how: Transition): void {
    const { epoch } = this;
    const page = this.need(id);
    this.depth = depthAfter(this.depth, how, closed.length);
    const { depth } = this;
    this.turn = this.turn
      .then(() => page.styled)
      .then(() => (this.epoch === epoch ? this.swap(page, closed, how, depth) : undefined));
  }

  clear(): void {
    this.epoch++;
    for (const page of this.pages.values()) page.dispose();
    this.pages.clear();
    this.top = null;
    this.depth = 0;
  }

  /** Replaces everything by a snapshot. */
  restore(snapshots: PageSnapshot[], top: number): void {
    const scrolled = new Map([...this.pages].map(([id, page]) => [id, page.scroller.scrollTop]));
    this.clear();
    for (const snapshot of snapshots) {
      const page = this.open(snapshot);
      page.fill(snapshot.tree);
      page.ready = snapshot.ready;
    }
    this.depth = depthOf(snapshots) - 1;
    if (snapshots.length === 0) return;
    this.show(top, [], "push");
    this.turn = this.turn.then(() => {
      for (const [id, y] of scrolled) if (y > 0) this.pages.get(id)?.scroll.to(y, 0);
    });
  }

  private async swap(page: PageView, closed: number[], how: Transition, depth: number): Promise<void> {
    const old = this.top === page ? null : this.top;
    this.top = page;
    page.el.hidden = false;
    this.listener.shown(page, depth, how);
    page.shown();
    if (old) await transition(page.el, old.el, how);
    if (old) old.el.hidden = true;
    for (const id of closed) {
      this.pages.get(id)?.dispose();
      this.pages.delete(id);
    }
  }
}

function depthAfter(depth: number, how: Transition, closed: number): number {
  if (how === "push") return depth + 1;
  if (how === "pop") return Math.max(1, depth - Math.max(1, closed));
  return how === "replace" ? Math.max(1, depth) : 1;
}

/** Tab pages stay alive beside each other; at most one of them is in the stack. */
function depthOf(pages: PageSnapshot[]): number {
  const plain = pages.filter((page) => page.tab < 0).length;
  return plain + (plain < pages.length ? 1 : 0);
}

async function transition(next: HTMLElement, old: HTMLElement, how: Transition): Promise<void> {
  if ((how !== "push" && how !== "pop") || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const moving = how === "push" ? next : old;
  const still = how === "push" ? old : next;
  const frames = [{ transform: "translateX(100%)" }, { transform: "none" }];
  const back = [{ transform: "translateX(-25%)" }, { transform: "none" }];
  moving.style.zIndex = "1";
  const direction = how === "push" ? "normal" : "reverse";
  const opposite = how === "push" ? "reverse" : "normal";
  const timing = { duration, easing: "cubic-bezier(0.25, 0.8, 0.4, 1)" };
  const animations = [
    moving.animate(frames, { ...timing, direction }),
    still.animate(back, { ...timing, direction: opposite }),
  ];
  await Promise.race([
    Promise.allSettled(animations.map((animation) => animation.finished)),
    new Promise((resolve) => setTimeout(resolve, duration + 200)),
  ]);
  moving.style.zIndex = "";
}
