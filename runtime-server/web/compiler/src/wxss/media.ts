/** A page is as wide as its own element, not as the browser's window: what asks for sizes must ask the container. */
const SIZE = /^\(\s*(?:(?:min|max)-)?(?:device-)?(width|height|aspect-ratio)\s*:.*\)$|^\(\s*orientation\s*:.*\)$/is;
const RANGE = /^\(\s*(?:[\d.]+\w*\s*[<>]=?\s*)?(width|height)\s*[<>]=?.*\)$/is;
const ANY = /^(only\s+)?(screen|all)$/i;

export interface Conditions {
  /** what stays a media query, or empty */
  media: string;
  /** what becomes a container query, or empty */
  container: string;
}

/** Splits a media query; lists and negations are split only when every part asks for sizes alone. */
export function splitMedia(query: string): Conditions {
  const alternatives = query.split(",").map((part) => parts(part.trim()));
  if (alternatives.length === 1) {
    const [all] = alternatives as [string[]];
    return {
      media: all.filter((part) => !isSize(part) && !ANY.test(part)).join(" and "),
      container: join(all.filter(isSize)),
    };
  }
  if (alternatives.every((all) => all.some(isSize) && all.every((part) => isSize(part) || ANY.test(part)))) {
    const groups = alternatives.map((all) => join(all.filter(isSize)));
    return {
      media: "",
      container: groups.map((group) => (group.includes(" and ") ? `(${group})` : group)).join(" or "),
    };
  }
  return { media: query, container: "" };
}

function parts(query: string): string[] {
  return query.split(/\s+and\s+|\)\s*and\s*\(/i).map((part, index, all) => {
    // Splitting at `)and(` takes the parentheses off.
    const open = part.startsWith("(") || index === 0 || !/^[\w-]+\s*:/.test(part) ? part : `(${part}`;
    return open.startsWith("(") && !open.endsWith(")") && index < all.length - 1 ? `${open})` : open;
  });
}

function isSize(part: string): boolean {
  return SIZE.test(part) || RANGE.test(part);
}

function join(sizes: string[]): string {
  return sizes.map((size) => size.replace(/device-(?=width|height|aspect)/i, "")).join(" and ");
}
