import type { ViewNode } from "../paint/node.js";
import { ButtonComponent } from "./button.js";
import { Component } from "./component.js";
import { HoverView } from "./hover-view.js";
import { ImageComponent } from "./image.js";
import { InputComponent } from "./input.js";
import { TextComponent } from "./text.js";

type Kind = new (node: ViewNode) => Component;

/** The built-in components that are more than a box. */
const kinds: Record<string, Kind> = {
  view: HoverView,
  text: TextComponent,
  image: ImageComponent,
  button: ButtonComponent,
  input: InputComponent,
};

/** Built-in components that are boxes; a custom component of such a name gets another element name. */
const boxes = ["swiper-item", "block", "root-portal", "page-container", "share-element", "open-data", "match-media"];

export function createComponent(node: ViewNode): Component {
  const kind = Object.hasOwn(kinds, node.tag) ? kinds[node.tag]! : Component;
  return new kind(node);
}

/** `view` is painted as `wx-view`, the component `:my-card` as `wx-my-card`, or `wx-x-view` if it is named like a built-in one. */
export function elementName(tag: string): string {
  const custom = tag.startsWith(":");
  const name = (custom ? tag.slice(1) : tag).toLowerCase().replace(/[^a-z0-9_.-]/g, "-");
  const taken = custom && (Object.hasOwn(kinds, name) || boxes.includes(name));
  return taken ? `wx-x-${name}` : `wx-${name}`;
}
