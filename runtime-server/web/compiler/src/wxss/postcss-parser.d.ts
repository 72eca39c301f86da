/** PostCSS exports its parser for others to extend, without types. */
declare module "postcss/lib/parser" {
  import type { Input, Root } from "postcss";

  export default class Parser {
    readonly root: Root;
    constructor(input: Input);
    parse(): void;
    /** Called with the colon that begins a declaration's value; throws unless overridden. */
    protected doubleColon(token: unknown): void;
  }
}
