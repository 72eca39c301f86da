/** One piece of a selector: what it is and its text. */
type Piece = ["class" | "tag" | "pseudo" | "combinator", string];

const PIECE = /\.(-?[_a-z][\w-]*)|([a-z][\w-]*)|(::?[a-z-]+)|(\s*[>+~]\s*|\s+)/iy;

/**
 * The pieces of a selector list without parentheses, brackets, ids, escapes or comments, as most are: cutting it up here is
 * many times faster than a whole parser. Undefined for every other list, wrong ones too.
 */
export function simplePieces(list: string): Piece[][] | undefined {
  const selectors: Piece[][] = [];
  for (const text of list.split(",")) {
    const pieces = cut(text.trim());
    if (pieces === undefined) return undefined;
    selectors.push(pieces);
  }
  return selectors;
}

function cut(text: string): Piece[] | undefined {
  const pieces: Piece[] = [];
  let last: Piece[0] = "combinator";
  for (PIECE.lastIndex = 0; PIECE.lastIndex < text.length;) {
    const piece = pieceOf(PIECE.exec(text));
    if (piece === undefined || !mayFollow(last, piece[0])) return undefined;
    pieces.push(piece);
    last = piece[0];
  }
  return last === "combinator" ? undefined : pieces;
}

function pieceOf(match: RegExpExecArray | null): Piece | undefined {
  if (match === null) return undefined;
  const [, className, tag, pseudo, combinator] = match;
  if (className !== undefined) return ["class", className];
  if (tag !== undefined) return ["tag", tag];
  if (pseudo !== undefined) return ["pseudo", pseudo];
  return combinator === undefined ? undefined : ["combinator", combinator.trim() || " "];
}

function mayFollow(last: Piece[0], next: Piece[0]): boolean {
  return next === "combinator" || next === "tag" ? (last === "combinator") !== (next === "combinator") : true;
}
