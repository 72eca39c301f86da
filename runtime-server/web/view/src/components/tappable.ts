import type { ViewNode } from "../paint/node.js";
import type { Component } from "./component.js";

/** A component that does something by itself when it is tapped, after the program's own `tap`. */
export interface Tappable {
  tapped(from: ViewNode): void;
  /** whether it does nothing, being disabled */
  readonly inert?: boolean;
}

export function isTappable(component: Component | null): component is Component & Tappable {
  return component !== null && "tapped" in component;
}
