import type { PageOpened, PageSnapshot, Transition } from "@minihost/protocol";
import type { Host } from "../host.js";
import { fly } from "./flight.js";
import { PageView } from "./page.js";
import { Passage, type PassageTiming } from "./passage.js";
import type { StyleSheets } from "./styles.js";

/** What the stack tells about itself. */
export interface StackListener {
  /** another page is to be seen, or the depth has changed */
  shown(page: PageView, depth: number, how: Transition): void;
  /** a page slides over another: shares of its way to the right; without `timing` it is held there */
  passing(front: PageView, back: PageView, from: number, to: number, timing: PassageTiming | null): void;
}

/** A finger that takes the visible page aside. */
export interface BackDrag {
  /** 0 covers the page beneath, 1 is gone */
  move(at: number): void;
  /** lets go; `speed` in ways per ms */
  end(leaves: boolean, speed: number): void;
}

/**
 * The pages that live in the view, and which of them is seen. Where a person goes back or to a tab, the view foresees the
 * page that the guest is going to show, and shows it at once.
 */
export class PageStack {
  private readonly pages = new Map<number, PageView>();
  private turn: Promise<void> = Promise.resolve();
  private epoch = 0;
  /** the pages one above the other, as the guest has told */
  private stack: PageView[] = [];
  private foreseen: PageView | null = null;
  private readonly closed = new Set<PageView>();
  private passage: Passage | null = null;
  /** what is seen */
  top: PageView | null = null;

  constructor(
    private readonly host: Host,
    private readonly stage: HTMLElement,
    private readonly styles: StyleSheets,
    private readonly listener: StackListener,
  ) {}

  live(): Iterable<PageView> {
    return this.pages.values();
  }

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
    this.turn = this.turn
      .then(() => page.styled)
      .then(() => {
        if (this.epoch === epoch) this.told(page, closed, how);
      });
  }

  clear(): void {
    this.epoch++;
    this.passage?.finish();
    for (const page of [...this.pages.values(), ...this.closed]) page.dispose();
    this.pages.clear();
    this.closed.clear();
    this.stack = [];
    this.foreseen = null;
    this.top = null;
  }

  /** Replaces everything by a snapshot. */
  *restore(snapshots: PageSnapshot[], top: number, stack: number[] | undefined): Generator<void> {
    const scrolled = new Map([...this.pages].map(([id, page]) => [id, page.scrolled]));
    this.clear();
    for (const snapshot of snapshots) {
      const page = this.open(snapshot);
      yield* page.fill(snapshot.tree);
      page.ready = snapshot.ready;
    }
    if (snapshots.length === 0) return;
    const below = (stack ?? guessed(snapshots, top)).filter((id) => id !== top);
    this.stack = below.flatMap((id) => this.pages.get(id) ?? []);
    this.show(top, [], "push");
    this.turn = this.turn.then(() => {
      for (const [id, y] of scrolled) this.pages.get(id)?.scrollBack(y);
    });
  }

  /** The page that going back leads to, unless that is not for the view to say. */
  previous(steps = 1): PageView | null {
    const at = this.top ? this.stack.indexOf(this.top) : -1;
    if (at <= 0 || this.top!.closedByBack.length > 0) return null;
    return this.stack[Math.max(0, at - steps)]!;
  }

  /** Shows the page that going back leads to before the guest says so. */
  foreseeBack(steps: number, animated: boolean): void {
    const page = this.previous(steps);
    if (page) this.foresee(page, animated ? "pop" : "replace");
  }

  /** Shows the page of a tab, if it is alive, before the guest says so. */
  foreseeTab(index: number): void {
    const page = [...this.pages.values()].find((each) => each.tab === index);
    if (page && page !== this.top) this.foresee(page, "tab");
  }

  /** Takes the visible page between a person's fingers; null when there is no page beneath. */
  drag(): BackDrag | null {
    const [front, back] = [this.top, this.previous()];
    if (!front || !back) return null;
    back.shown();
    const passage = this.pass(front, back);
    return {
      move: (at) => passage.drag(at),
      end: (leaves, speed) => passage.play(leaves ? 1 : 0, undefined, speed),
    };
  }

  private foresee(page: PageView, how: Transition): void {
    this.foreseen = page;
    this.see(page, how);
  }

  private told(page: PageView, closed: number[], how: Transition): void {
    this.stack = after(this.stack, page, how);
    for (const id of closed) {
      const gone = this.pages.get(id);
      if (gone) this.closed.add(gone);
      this.pages.delete(id);
    }
    const ahead = this.foreseen ? this.stack.indexOf(this.foreseen) : -1;
    if (how !== "pop" || ahead < 0) this.foreseen = null;
    if (this.foreseen === page) this.foreseen = null;
    if (!this.foreseen) this.see(page, how);
    this.sweep();
  }

  private see(page: PageView, how: Transition): void {
    const old = this.top === page ? null : this.top;
    this.top = page;
    old?.leave();
    this.listener.shown(page, Math.max(1, this.stack.indexOf(page) + 1), how);
    page.shown();
    if (!old) return;
    if (how !== "tab") page.enter();
    if (!slides(how) || (how === "push" && fly(old, page))) {
      this.passage?.finish();
      old.hide();
    } else if (how === "push") this.pass(page, old).play(0, 1);
    else this.pass(old, page).play(1);
  }

  /** The passage of these two pages, also one that is under way. */
  private pass(front: PageView, back: PageView): Passage {
    if (this.passage?.joins(front.el, back.el)) return this.passage;
    this.passage?.finish();
    const passage: Passage = new Passage(front.el, back.el, {
      dragged: (at) => this.listener.passing(front, back, at, at, null),
      playing: (from, to, timing) => this.listener.passing(front, back, from, to, timing),
      ended: () => {
        if (this.passage === passage) this.passage = null;
        for (const page of [front, back]) if (page !== this.top) page.hide();
        this.sweep();
      },
    });
    this.passage = passage;
    return passage;
  }

  /** Removes closed pages that nobody sees any more. */
  private sweep(): void {
    for (const page of this.closed) {
      if (page === this.top || this.passage?.front === page.el || this.passage?.back === page.el) continue;
      page.dispose();
      this.closed.delete(page);
    }
  }
}

function slides(how: Transition): boolean {
  return (how === "push" || how === "pop") && !matchMedia("(prefers-reduced-motion: reduce)").matches;
}

function after(stack: PageView[], page: PageView, how: Transition): PageView[] {
  if (how === "push") return [...stack, page];
  if (how === "pop") return [...stack.slice(0, Math.max(0, stack.indexOf(page))), page];
  return how === "replace" ? [...stack.slice(0, -1), page] : [page];
}

/** Tab pages stay alive beside each other; at most one of them is in the stack, at its bottom. */
function guessed(pages: PageSnapshot[], top: number): number[] {
  if ((pages.find((page) => page.id === top)?.tab ?? -1) >= 0) return [top];
  const tab = pages.findLast((page) => page.tab >= 0);
  return [...(tab ? [tab] : []), ...pages.filter((page) => page.tab < 0)].map((page) => page.id);
}
