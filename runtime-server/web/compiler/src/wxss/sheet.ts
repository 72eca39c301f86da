import type { Problems } from "../problem";

/** What a style sheet belongs to, which decides what its rules may reach. */
export type SheetKind = "app" | "page" | "component";

export interface SheetRequest {
  /** path with extension */
  path: string;
  kind: SheetKind;
  /** prefix of the class names: `_` for the shared scope, else the component's own */
  scope: string;
  /** what stands before the path of a local file in `url()` */
  files: string;
}

export interface SheetContext extends SheetRequest {
  /** path without extension */
  name: string;
  problems: Problems;
  /** names of the keyframes that are renamed, and what to */
  keyframes: Map<string, string>;
}
