import type { Problems } from "../problem";

/**
 * How far the rules of a sheet reach: the whole program (app.wxss, shared components), one page, or one component with a
 * scope of its own.
 */
export type Reach = "program" | "page" | "component";

/** Rules that hold others, under a condition or in an order of their own. */
export const GROUPS = new Set(["media", "supports", "container", "layer", "starting-style"]);

/**
 * What is only known where a sheet is put together with those it imports, as characters that no sheet may contain. One
 * file is compiled once, however many sheets import it.
 */
export const MARK = {
  /** the prefix of class names */
  scope: "\u0001",
  /** the page's path, inside a quoted text */
  page: "\u0002",
  /** the address of the bundle's files */
  files: "\u0003",
  /** around the name of an animation, which may have to become the component's own */
  animation: "\u0004",
  /** around the index of an imported sheet */
  imported: "\u0005",
  /** what a shared component's own elements have as a prefix of no name */
  host: "\u0006",
} as const;

export interface SheetContext {
  /** path with extension */
  path: string;
  reach: Reach;
  problems: Problems;
}

/** A sheet to be put in the place of its mark, between the texts `open` and `close`. */
export interface Import {
  target: string;
  open: string;
  close: string;
  line: number;
  column: number;
}
