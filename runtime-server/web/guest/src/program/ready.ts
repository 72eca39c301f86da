import * as glassEasel from "glass-easel";
import { hasLifetime } from "../base/core-internals.js";
import { later } from "../base/door.js";

type Component = glassEasel.GeneralComponent;

/** Components of a page that are attached and have not had their `ready` yet. */
export class ReadyQueue {
  private waiting = new Set<Component>();
  private painted = false;

  add(component: Component): void {
    if (!this.waiting.size && this.painted) later(() => this.run());
    this.waiting.add(component);
  }

  /** From now on components become ready as soon as they are attached. */
  open(): void {
    this.painted = true;
    this.run();
  }

  private run(): void {
    const roots = [...this.waiting];
    for (const component of roots) this.visit(component);
    this.waiting.clear();
  }

  /** Inner components are ready before those that contain them. */
  private visit(element: glassEasel.Element): void {
    if (glassEasel.Component.isComponent(element)) {
      const shadow = element.getShadowRoot();
      if (shadow) this.visit(shadow);
    }
    for (const child of element.childNodes) if (glassEasel.Element.isElement(child)) this.visit(child);
    if (glassEasel.Component.isComponent(element) && this.waiting.delete(element)) element.triggerLifetime("ready", []);
  }
}

/** Hears of every component that is attached, because the core leaves `ready` to its host. */
export function queueReady(queueOf: (component: Component) => ReadyQueue | null): void {
  const proto = glassEasel.Component.prototype as Component;
  const trigger = proto.triggerLifetime;
  proto.triggerLifetime = function (this: Component, name, args) {
    if (name === "attached" && hasLifetime(this, "ready")) queueOf(this)?.add(this);
    trigger.call(this, name, args);
  };
}
