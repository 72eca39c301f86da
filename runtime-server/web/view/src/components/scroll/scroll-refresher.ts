import { Pull } from "../../events/pull.js";
import { bool, num, str } from "../../paint/values.js";
import type { ScrollView } from "./scroll-view.js";
import { div } from "../shadow.js";

export const refresherStyle = `
.refresher { position: sticky; top: 0; height: 0; overflow: visible; z-index: 0; }
.refresher > div { height: 45px; display: flex; align-items: center; justify-content: center; gap: 6px; opacity: 0; }
.refresher i { width: 7px; height: 7px; border-radius: 50%; background: #b2b2b2; }
.refresher.white i { background: #fff; }
.refresher.none i { display: none; }
.refresher.running i { animation: blink 0.9s infinite; }
.refresher.running i:nth-child(2) { animation-delay: 0.15s; }
.refresher.running i:nth-child(3) { animation-delay: 0.3s; }
@keyframes blink { 50% { opacity: 0.3; } }
.content { position: relative; }`;

/** Pull-down refresh inside a scroll-view. */
export class ScrollRefresher {
  private readonly dots = div("", ...[0, 1, 2].map(() => document.createElement("i")));
  private readonly head = div("refresher", this.dots);
  private running = false;

  constructor(
    private readonly view: ScrollView,
    root: ShadowRoot,
    private readonly content: HTMLElement,
  ) {
    root.prepend(this.head);
    new Pull(view.el, {
      ready: () => bool(view.read("refresher-enabled")) && !this.running,
      pulled: (distance) => {
        this.move(distance, false);
        view.emit("refresherpulling", { dy: distance }, { key: "refresherpulling" });
      },
      released: (distance) => this.released(distance),
    });
  }

  changed(): void {
    const look = str(this.view.read("refresher-default-style"), "black");
    this.head.classList.toggle("none", look === "none");
    this.head.classList.toggle("white", look === "white");
    this.head.style.background = str(this.view.read("refresher-background"), "");
    const triggered = bool(this.view.read("refresher-triggered"));
    if (triggered && !this.running) this.begin();
    else if (!triggered && this.running) this.finish();
  }

  private get threshold(): number {
    return num(this.view.read("refresher-threshold"), 45);
  }

  private released(distance: number): void {
    if (distance >= this.threshold) return this.begin();
    this.move(0, true);
    this.view.emit("refresherabort", { dy: distance });
  }

  begin(): void {
    if (this.running) return;
    this.running = true;
    this.move(this.threshold, true);
    this.view.emit("refresherrefresh", { dy: this.threshold });
  }

  finish(): void {
    if (!this.running) return;
    this.running = false;
    this.move(0, true);
    this.view.emit("refresherrestore", { dy: 0 });
  }

  private move(offset: number, animated: boolean): void {
    this.content.style.transition = animated ? "transform 0.25s" : "";
    this.content.style.transform = offset === 0 ? "" : `translateY(${offset}px)`;
    this.dots.style.opacity = String(Math.min(1, offset / this.threshold));
    this.head.classList.toggle("running", this.running);
  }
}
