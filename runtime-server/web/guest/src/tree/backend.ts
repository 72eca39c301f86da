import * as glassEasel from "glass-easel";
import type { composedBackend } from "glass-easel";
import { isObject } from "../base/builtins.js";
import { resolvePrefixes } from "../base/core-internals.js";
import { later } from "../base/door.js";
import { scopeName } from "../program/space.js";
import { visit } from "../program/state.js";
import { MirrorTree, type Painting } from "./mirror.js";
import { MirrorNode, newFragment } from "./node.js";

const CLASS_ATTRIBUTES = /^(hover|placeholder|indicator|mask)-?class$/i;

/** Tokens of the class names in an attribute, in the scopes that apply where the attribute was written. */
function classTokens(node: MirrorNode, value: unknown): unknown {
  const list = node.__wxElement?.classList;
  if (typeof value !== "string" || !list) return value;
  const tokens: string[] = [];
  for (const name of value.split(/\s+/)) {
    if (name) resolvePrefixes(list, name, (scope, plain) => tokens.push(node.tree.token(plain, scope)));
  }
  return tokens.join(" ");
}

const painting: Painting = {
  scopeName,
  hostToken: (node) => {
    const component = node.tag.startsWith(":") ? (node.__wxElement as Partial<glassEasel.GeneralComponent>) : undefined;
    const host = visit().manifest.hosts?.[component?.is ?? ""];
    return host === undefined ? undefined : `${host}:`;
  },
  attributeValue: (node, name, value) => (CLASS_ATTRIBUTES.test(name) ? classTokens(node, value) : value),
};

/** The component core's view of one page: everything it paints ends in a mirror. */
export class PageBackend {
  readonly mode = glassEasel.BackendMode.Composed;
  readonly tree = new MirrorTree(painting);

  createElement(logicalName: string, stylingName: string): MirrorNode {
    return new MirrorNode(this.tree, logicalName === COMPONENT ? `:${stylingName}` : logicalName);
  }

  createTextNode(text: string): MirrorNode {
    return this.tree.newText(text);
  }

  createFragment(): MirrorNode {
    return newFragment(this.tree);
  }

  getRootNode(): MirrorNode {
    return this.tree.root;
  }

  /** The view paints what a turn has changed; callbacks run before the turn ends. */
  render(done: (error: Error | null) => void): void {
    later(() => done(null));
  }

  getWindowWidth = (): number => visit().device.windowWidth;
  getWindowHeight = (): number => visit().device.windowHeight;
  getDevicePixelRatio = (): number => visit().device.pixelRatio;
  getTheme = (): string => visit().device.theme;
  appendStyleSheetPath = (): number => 0;
  registerStyleSheetContent(): void {}
  disableStyleSheet(): void {}
  onEvent(): void {}
  destroy(): void {}

  asContext(): composedBackend.Context {
    return this as unknown as composedBackend.Context;
  }
}

const COMPONENT = glassEasel.globalOptions.hostNodeTagName;

/** The painted node of an element; null for one that has no node of its own, such as a virtual host. */
export function nodeOf(element: glassEasel.Element | null): MirrorNode | null {
  const backend: unknown = element?.getBackendElement();
  return isObject(backend) && backend instanceof MirrorNode ? backend : null;
}

/** The id by which the view knows the painted node of an element, or will when this turn ends; 0 if it has no such node. */
export function idOf(element: glassEasel.Element): number {
  const node = nodeOf(element);
  return node ? node.tree.idOf(node) : 0;
}

/** Ids of the painted nodes in a component's own tree that match a selector. */
export function idsMatching(component: glassEasel.GeneralComponent, selector: string): number[] {
  const found = component.getShadowRoot()?.querySelectorAll(selector) ?? [];
  return found.map(idOf).filter((id) => id > 0);
}
