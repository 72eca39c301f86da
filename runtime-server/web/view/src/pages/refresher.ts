import type { PageView } from "./page.js";

const trigger = 60;
const rest = 50;

/** Pull-down refresh of a page: dragged by hand where the device has touch, by wheel never, by the program always. */
export class Refresher {
  private readonly head = document.createElement("div");
  private startY: number | null = null;
  private offset = 0;
  private running = false;

  constructor(
    private readonly page: PageView,
    enabled: boolean,
  ) {
    this.head.className = "mh-refresh";
    this.head.append(...[0, 1, 2].map(() => document.createElement("i")));
    if (textStyle(page) === "light") this.head.classList.add("light");
    page.el.prepend(this.head);
    if (enabled) this.listen();
  }

  start(): void {
    if (this.running) return;
    this.running = true;
    this.move(rest, true);
    this.page.send({ i: "pulldown", page: this.page.id });
  }

  stop(): void {
    this.running = false;
    this.move(0, true);
  }

  private listen(): void {
    const { scroller } = this.page;
    scroller.addEventListener("touchstart", (event) => this.begin(event), { passive: true });
    scroller.addEventListener("touchmove", (event) => this.drag(event), { passive: false });
    scroller.addEventListener("touchend", () => this.end(), { passive: true });
    scroller.addEventListener("touchcancel", () => this.end(), { passive: true });
  }

  private begin(event: TouchEvent): void {
    const atTop = this.page.scroller.scrollTop <= 0 && !insideScrolled(event.target, this.page.scroller);
    this.startY = atTop && !this.running && event.touches.length === 1 ? event.touches[0]!.clientY : null;
  }

  private drag(event: TouchEvent): void {
    if (this.startY === null) return;
    const distance = event.touches[0]!.clientY - this.startY;
    if (distance <= 0) {
      if (this.offset === 0) this.startY = null;
      else this.move(0, false);
      return;
    }
    if (event.cancelable) event.preventDefault();
    this.move(distance * 0.5, false);
  }

  private end(): void {
    if (this.startY === null) return;
    this.startY = null;
    if (this.offset >= trigger) this.start();
    else this.move(0, true);
  }

  private move(offset: number, animated: boolean): void {
    this.offset = offset;
    const { scroller } = this.page;
    scroller.style.transition = animated ? "transform 0.25s" : "";
    scroller.style.transform = offset === 0 ? "" : `translateY(${offset}px)`;
    this.head.style.opacity = String(Math.min(1, offset / rest));
    this.head.classList.toggle("running", this.running);
  }
}

function insideScrolled(target: EventTarget | null, stop: Element): boolean {
  for (let el = target as Element | null; el && el !== stop; el = el.parentElement) if (el.scrollTop > 0) return true;
  return false;
}

function textStyle(page: PageView): unknown {
  return page.window["backgroundTextStyle"];
}
