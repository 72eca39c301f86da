import { HoverView } from "../components/hover-view.js";
import type { ViewNode } from "../paint/node.js";

interface Pressed {
  view: HoverView;
  names: string;
  stay: number;
  shown: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** Shows pressed components, in the browser alone. */
export class Pressing {
  private pressed: Pressed[] = [];

  start(node: ViewNode | null): void {
    this.end();
    for (const each of node ? [node, ...node.ancestors()] : []) {
      const view = each.component;
      const hover = view instanceof HoverView ? view.hover() : null;
      if (hover && hover.names !== null) this.show(view as HoverView, hover.names, hover.start, hover.stay);
      if (hover?.stop) return;
    }
  }

  /** The finger was lifted: the press stays to be seen for the time that the program has set. */
  end(): void {
    for (const each of this.pressed) {
      clearTimeout(each.timer);
      if (each.shown) setTimeout(() => this.release(each), each.stay);
    }
    this.pressed = [];
  }

  /** It was no press but the start of a scroll or swipe. */
  cancel(): void {
    for (const each of this.pressed) {
      clearTimeout(each.timer);
      if (each.shown) this.release(each);
    }
    this.pressed = [];
  }

  private release({ view, names }: Pressed): void {
    // pressed again meanwhile, it is the later press that ends
    if (!this.pressed.some((each) => each.view === view)) view.toggleClass(names, false);
  }

  private show(view: HoverView, names: string, start: number, stay: number): void {
    const each: Pressed = { view, names, stay, shown: false, timer: undefined };
    const shown = () => {
      each.shown = true;
      view.toggleClass(names, true);
    };
    if (start > 0) each.timer = setTimeout(shown, start);
    else shown();
    this.pressed.push(each);
  }
}
