import { Listen } from "@minihost/protocol";
import { reflect } from "../paint/attributes.js";
import { scopedNames } from "../paint/classes.js";
import type { ViewNode } from "../paint/node.js";
import { convertStyle } from "../paint/units.js";
import { bool, num, str } from "../paint/values.js";
import { playAnimation, restoreAnimation } from "./animation.js";

export interface EmitOptions {
  bubbles?: boolean;
  extra?: Record<string, unknown>;
  /** inputs of one key are coalesced */
  key?: string;
  rev?: number;
}

/**
 * What stands behind one element: its properties, its inner parts, its behaviour. A plain box by itself; components with
 * more to them override what they need.
 */
export class Component {
  protected readonly props: Record<string, unknown> = {};
  private style = "";
  private readonly active = new Set<string>();

  constructor(readonly node: ViewNode) {}

  get el(): HTMLElement {
    return this.node.el;
  }

  get page() {
    return this.node.page;
  }

  /** where the program's children go */
  get content(): HTMLElement {
    return this.el;
  }

  /** All properties that the program gave at creation. */
  initialize(attributes: Record<string, unknown>): void {
    for (const [name, value] of Object.entries(attributes)) this.props[name] = value;
    for (const [name, value] of Object.entries(attributes)) this.update(name, value);
  }

  /** One property, name in kebab case; null and undefined take it away. */
  update(name: string, value: unknown): void {
    if (value === null || value === undefined) delete this.props[name];
    else this.props[name] = value;
    if (name === "animation") playAnimation(this.el, value);
    else if (name === "hidden") this.el.toggleAttribute("hidden", bool(value));
    else reflect(this.el, name, value);
    this.changed(name);
  }

  setStyle(style: string): void {
    this.style = style;
    this.el.style.cssText = convertStyle(style, (url) => this.page.asset(url));
    restoreAnimation(this.el);
    this.styled();
  }

  /** The inline style as the program gave it. */
  get authorStyle(): string {
    return this.style;
  }

  /** Class names that the host puts on for a while, such as a hover class. */
  toggleClass(names: string, on: boolean): void {
    for (const name of scopedNames(names, this.node.tokens)) {
      if (on) this.active.add(name);
      else this.active.delete(name);
      this.el.classList.toggle(name, on || ` ${this.node.tokens} `.includes(` ${name} `));
    }
  }

  classesChanged(): void {
    for (const name of this.active) this.el.classList.add(name);
  }

  listenersChanged(type: string): void {
    const bits = this.node.listeners.get(type) ?? 0;
    if (type === "tap") this.pressable((bits & Listen.bubble) !== 0);
    if (type !== "touchmove") return;
    this.el.toggleAttribute("data-mh-hold", (bits & Listen.catch) !== 0);
  }

  /** Lets a keyboard reach what a finger can tap. */
  protected pressable(on: boolean): void {
    this.el.toggleAttribute("data-mh-tap", on);
    if (on && !this.el.hasAttribute("tabindex")) this.el.tabIndex = 0;
  }

  /** The person has changed this so often, as far as the guest knows. */
  revise(_rev: number): void {}

  connected(): void {}
  disconnected(): void {}
  childrenChanged(): void {}
  textChanged(): void {}
  protected changed(_name: string): void {}
  protected styled(): void {}

  /** Tells the program, if it listens. */
  emit(type: string, detail: unknown, options: EmitOptions = {}): void {
    const { bubbles = false, extra, key, rev } = options;
    if (!this.node.hears(type, bubbles)) return;
    this.page.send(
      {
        i: "event",
        page: this.page.id,
        node: this.node.id,
        type,
        detail,
        ...(extra && { extra }),
        ...(bubbles && { bubbles }),
        at: this.node.offsets(type),
        ...(rev !== undefined && { rev }),
      },
      key === undefined ? null : `${key}:${this.node.id}`,
    );
  }

  /** Hands the program the new value of a two-way bound property. */
  protected model(name: string, value: unknown, rev?: number): void {
    this.props[name] = value;
    if (!this.node.models.includes(name)) return;
    const input = { i: "model", page: this.page.id, node: this.node.id, name, value } as const;
    this.page.send(rev === undefined ? input : { ...input, rev }, `model-${name}:${this.node.id}`);
  }

  /** the element whose scroll offset counts as this component's */
  get scrolled(): Element {
    return this.el;
  }

  /** Current value of a property, for selector queries. */
  read(name: string): unknown {
    return this.props[name];
  }

  /** A method of the component's context object. */
  invoke(method: string, _args: unknown[]): unknown {
    throw new Error(`${this.node.tag} has no method ${method}`);
  }

  protected bool(name: string, otherwise = false): boolean {
    return bool(this.props[name], otherwise);
  }

  protected num(name: string, otherwise = 0): number {
    return num(this.props[name], otherwise);
  }

  protected str(name: string, otherwise = ""): string {
    return str(this.props[name], otherwise);
  }
}
