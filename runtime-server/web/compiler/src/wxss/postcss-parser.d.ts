/** PostCSS' forgiving parser, exported for others to extend, without types. */
declare module "postcss-safe-parser/lib/safe-parser" {
  import type { Container, Input, Root } from "postcss";

  type Token = [kind: string, text: string, start?: number, end?: number];

  export default class SafeParser {
    readonly root: Root;
    protected readonly input: Input;
    protected readonly current: Container;
    constructor(input: Input);
    parse(): void;
    /** Called with what is neither a rule nor a declaration. */
    protected unknownWord(tokens: Token[]): void;
    /** Called with a bracket that closes no block. */
    protected unexpectedClose(token: Token): void;
    protected decl(tokens: Token[], customProperty?: boolean): void;
    protected endFile(): void;
  }
}
