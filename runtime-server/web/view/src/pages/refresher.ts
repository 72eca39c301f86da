import { haptic } from "../events/haptic.js";
import { Pull } from "../events/pull.js";
import type { PageView } from "./page.js";

const trigger = 60;
const rest = 50;
const glide = "0.32s cubic-bezier(0.2, 0.8, 0.3, 1)";

/** Pull-down refresh of a page: by touch where the page allows it, by the program always. */
export class Refresher {
  private readonly head = document.createElement("div");
  private running = false;
  /** pulled so far that letting go refreshes */
  private far = false;

  constructor(
    private readonly page: PageView,
    enabled: boolean,
  ) {
    this.head.className = "mh-refresh";
    this.head.append(...[0, 1, 2].map(() => document.createElement("i")));
    this.head.classList.toggle("light", page.window["backgroundTextStyle"] === "light");
    page.el.prepend(this.head);
    if (!enabled) return;
    new Pull(page.scroller, {
      ready: () => !this.running,
      pulled: (distance) => this.pulled(distance),
      released: (distance) => (distance >= trigger ? this.start() : this.move(0, true)),
    });
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

  private pulled(distance: number): void {
    if (distance >= trigger && !this.far) haptic();
    this.far = distance >= trigger;
    this.move(distance, false);
  }

  private move(offset: number, animated: boolean): void {
    const { head } = this;
    const { scroller } = this.page;
    scroller.style.transition = animated ? `transform ${glide}` : "";
    scroller.style.transform = offset === 0 ? "" : `translateY(${offset}px)`;
    head.style.transition = animated ? `height ${glide}` : "";
    head.style.height = `${offset}px`;
    this.head.classList.toggle("running", this.running);
  }
}
