/**
 * The component tree on its way from the guest to the view.
 *
 * The guest owns the tree; the view paints it. Node ids are positive integers, unique within a session and never reused.
 */

/** A text node: `[id, text]`. An element: `[id, tag, props, children]`, trailing empty parts left out. */
export type TextNode = [id: number, text: string, kind: 0];
export type ElementNode = [id: number, tag: string, props?: Props | null, children?: TreeNode[]];
export type TreeNode = TextNode | ElementNode;

/**
 * What an element carries. Every key is left out when empty.
 *
 * Tags: `view` is the built-in component `view` (painted as `<wx-view>`); `:my-card` is the host node of a custom component.
 *
 * Class tokens: `scope:name`, separated by blanks, in the order written. The view puts both the token itself (the style sheets
 * select on it) and the bare name (people and tests look for it) on the DOM element. The scope is `_` for app and pages, else
 * the scope that the compiler gave the component. A token with an empty name (`c3:`) marks the host of component `c3`.
 */
export interface Props {
  /** id attribute as written by the author */
  i?: string;
  /** class tokens */
  c?: string;
  /** inline style text, `rpx` not yet converted */
  s?: string;
  /**
   * Attributes and properties, values as the program set them (any JSON value; functions dropped; a bare attribute is
   * `true`), names in either spelling (`hover-class`, `hoverClass`). Values of attributes that name classes (`hover-class`,
   * `placeholder-class`, `indicator-class`, `mask-class`) are class tokens as in `c`.
   */
  a?: Record<string, unknown>;
  /** data-* values, keys in camel case; only what the view itself needs is read from here */
  d?: Record<string, unknown>;
  /** event types with a listener on this node, and how they listen */
  l?: Record<string, number>;
  /** names of two-way bound attributes */
  m?: string[];
  /** revision of what the person has typed into this field, as far as the guest has heard */
  r?: number;
}

/** Bits of a listener entry in {@link Props.l}. */
export const Listen = { bubble: 1, capture: 2, catch: 4, mutable: 8 } as const;

/** Operations on a page's tree, applied in order. Keys are short because they are sent most. */
export type TreeOp =
  | [op: "+", parent: number, before: number, nodes: TreeNode[]] // insert before a node; before = 0 appends
  | [op: "-", parent: number, nodes: number[]] // remove nodes with everything below them
  | [op: ">", parent: number, before: number, nodes: number[]] // move existing nodes
  | [op: "t", node: number, text: string]
  | [op: "a", node: number, name: string, value: unknown] // value null removes
  | [op: "i", node: number, id: string]
  | [op: "c", node: number, tokens: string] // all class tokens anew
  | [op: "s", node: number, style: string]
  | [op: "l", node: number, type: string, bits: number]
  | [op: "m", node: number, names: string[]];
