import { HoverView } from "../components/hover-view.js";
import type { ViewNode } from "../paint/node.js";

interface Pressed {
  view: HoverView;
  names: string;
  stay: number;
  shown: boolean;
  timer: ReturnType<typeof setTimeout>;
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

  end(): void {
    for (const each of this.pressed) {
      clearTimeout(each.timer);
      if (each.shown) setTimeout(() => each.view.toggleClass(each.names, false), each.stay);
    }
    this.pressed = [];
  }

  private show(view: HoverView, names: string, start: number, stay: number): void {
    const each: Pressed = {
      view,
      names,
      stay,
      shown: false,
      timer: setTimeout(() => {
        each.shown = true;
        view.toggleClass(names, true);
      }, start),
    };
    this.pressed.push(each);
  }
}
