import { Input, type Root } from "postcss";
import SafeParser from "postcss-safe-parser/lib/safe-parser";
import type { Problems } from "../problem";

type Token = [kind: string, text: string, start?: number, end?: number];

/**
 * Leaves out what is none of CSS, as the platform's own compiler does, and tells it. Nothing of that is kept beside the
 * nodes, where it would be written out again as it stands.
 */
class LenientParser extends SafeParser {
  constructor(
    input: Input,
    private readonly warn: (at: { line: number; column: number } | undefined, why: string) => void,
  ) {
    super(input);
  }

  protected override unknownWord(tokens: Token[]): void {
    this.tell(
      tokens[0],
      `left out: ${tokens
        .map(([, text]) => text)
        .join("")
        .trim()
        .slice(0, 100)}`,
    );
  }

  protected override unexpectedClose(token: Token): void {
    this.tell(token, "} closes nothing");
  }

  /** A word in a line of its own before a declaration is left out alone; one in the same line takes the rest with it. */
  protected override decl(tokens: Token[], customProperty?: boolean): void {
    const colon = tokens.findIndex(([kind]) => kind === ":");
    const words = tokens.slice(0, colon).filter(([kind]) => kind === "word").length;
    const line = tokens.slice(0, colon).findLastIndex(([kind, text]) => kind === "space" && text.includes("\n"));
    if (words === 1 && tokens.length > 1) super.decl(tokens, customProperty);
    else if (words > 1 && line > 0) {
      this.unknownWord(tokens.slice(0, line));
      this.decl(tokens.slice(line), customProperty);
    } else this.unknownWord(tokens);
  }

  protected override endFile(): void {
    if (this.current.parent) this.warn(this.current.source?.start, "block without an end");
    super.endFile();
  }

  private tell(token: Token | undefined, why: string): void {
    const at = token?.[2] === undefined ? undefined : this.input.fromOffset(token[2]);
    this.warn(at ? { line: at.line, column: at.col } : undefined, why);
  }
}

/** Parses a style sheet, whatever it is. */
export function parse(path: string, text: string, problems: Problems): Root {
  const parser = new LenientParser(new Input(text, { map: false }), (at, why) => problems.warn(path, at, why));
  parser.parse();
  return parser.root;
}
