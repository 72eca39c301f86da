import { tokenize, TokenType } from "@csstools/css-tokenizer";

/** Nothing in such a text begins a string, an escape, a comment, a block or another rule. */
const PLAIN = /^[^"'\\(){}[\];,@!<>/*]*$/;
/** Names and addresses will stand in their places. */
const MARKS = /[\u0001-\u0005]/g;
const OPENS = new Map<string, string>([
  [TokenType.OpenParen, TokenType.CloseParen],
  [TokenType.Function, TokenType.CloseParen],
  [TokenType.OpenSquare, TokenType.CloseSquare],
]);
const CLOSES = new Set<string>(OPENS.values());
/** What browsers end a declaration or a selector at, or recover from in ways of their own. */
const NEVER = new Set<string>([
  TokenType.AtKeyword,
  TokenType.BadString,
  TokenType.BadURL,
  TokenType.CDC,
  TokenType.CDO,
  TokenType.CloseCurly,
  TokenType.OpenCurly,
  TokenType.Semicolon,
]);

/**
 * A text without its comments, or undefined when a browser could see it end elsewhere than we do. What passes can stand
 * between braces, and before a semicolon, without any effect on what stands around it.
 */
export function closed(text: string, { lists = true } = {}): string | undefined {
  if (PLAIN.test(text)) return text;
  let correct = true;
  const css = text.replace(MARKS, "x");
  const tokens = tokenize({ css }, { onParseError: () => (correct = false) });
  const open: string[] = [];
  let out = "";
  for (const [type, raw, from, to] of tokens) {
    if (NEVER.has(type)) return undefined;
    // Its name in escapes is of use only to those who have something to hide.
    if (type === TokenType.URL && !/^url\(/i.test(raw)) return undefined;
    const close = OPENS.get(type);
    if (close !== undefined) open.push(close);
    else if (CLOSES.has(type) && open.pop() !== type) return undefined;
    else if (open.length === 0 && endsEarly(type, raw, lists)) return undefined;
    // Two tokens that only a comment keeps apart must not become one.
    out += type === TokenType.Comment ? "/**/" : text.slice(from, to + 1);
  }
  return correct && open.length === 0 ? out : undefined;
}

function endsEarly(type: string, raw: string, lists: boolean): boolean {
  return type === TokenType.Comma ? !lists : type === TokenType.Delim && raw === "!";
}
