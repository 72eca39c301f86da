import type { PageView } from "./page.js";

/** Tells the guest where a page has been scrolled to and when it nears its end. */
export class PageScroll {
  /** how high the page was when its end was told; a page that has grown since has another end */
  private toldAt = 0;
  private frame = 0;
  private readonly listener = () => this.schedule();

  constructor(
    private readonly page: PageView,
    private readonly distance: number,
  ) {
    page.scroller.addEventListener("scroll", this.listener, { passive: true });
  }

  to(top: number, duration: number): void {
    const { scroller } = this.page;
    if (duration > 0) animateScroll(scroller, top, duration);
    else scroller.scrollTop = top;
  }

  dispose(): void {
    cancelAnimationFrame(this.frame);
    this.page.scroller.removeEventListener("scroll", this.listener);
  }

  private schedule(): void {
    if (this.frame !== 0) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.report();
    });
  }

  private report(): void {
    const { scroller, id } = this.page;
    const top = Math.max(0, scroller.scrollTop);
    if (this.page.wants("scroll")) this.page.send({ i: "scroll", page: id, top }, `scroll:page${id}`);
    const left = scroller.scrollHeight - scroller.clientHeight - top;
    const near = left <= this.distance;
    if (near && this.toldAt !== scroller.scrollHeight && this.page.wants("reachbottom"))
      this.page.send({ i: "reachbottom", page: id });
    this.toldAt = near ? scroller.scrollHeight : 0;
  }
}

/** Scrolls within a given time, which `behavior: "smooth"` cannot. */
export function animateScroll(
  el: Element,
  to: number,
  duration: number,
  axis: "scrollTop" | "scrollLeft" = "scrollTop",
): void {
  const from = el[axis];
  const start = performance.now();
  const step = (now: number) => {
    const t = Math.min(1, Math.max(0, (now - start) / duration));
    el[axis] = from + (to - from) * (1 - (1 - t) ** 3);
    if (t < 1) requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}
