import { Input, type Root } from "postcss";
import Parser from "postcss/lib/parser";

/** Reads a double colon as a value that begins with one: the platform's own compiler lets such a declaration pass. */
class LenientParser extends Parser {
  protected override doubleColon(): void {}
}

/**
 * Parses a style sheet.
 *
 * @throws CssSyntaxError with line and column
 */
export function parse(text: string): Root {
  const parser = new LenientParser(new Input(text, { map: false }));
  parser.parse();
  return parser.root;
}
