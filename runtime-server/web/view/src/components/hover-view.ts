import { Component } from "./component.js";

/** How a component shows that it is pressed. */
export interface Hover {
  /** class names, or null for none */
  names: string | null;
  /** ms from press to show */
  start: number;
  /** ms from release to hide */
  stay: number;
  /** whether components around it must not show it too */
  stop: boolean;
}

/** A component with the `hover-*` properties. */
export class HoverView extends Component {
  protected readonly hoverDefault: { names: string; stay: number } = { names: "", stay: 400 };

  /** How to act on a press now, or null when it is not pressable. */
  hover(): Hover | null {
    const names = this.str("hover-class", this.hoverDefault.names).trim();
    const stop = this.bool("hover-stop-propagation");
    if (names === "" || /(^|:)none$/.test(names)) return stop ? { names: null, start: 0, stay: 0, stop } : null;
    // without a time of the program's own the press shows in the next frame
    const start = this.num("hover-start-time", 0);
    return { names, start, stay: this.num("hover-stay-time", this.hoverDefault.stay), stop };
  }
}
