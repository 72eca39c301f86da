import { isArray, isObject, type Dictionary } from "../../base/builtins.js";
import { callNow } from "../../base/door.js";

/** Widths of the characters 32 to 126 in thousandths of the size, of the usual sans-serif font, where no browser tells its own. */
const USUAL = (
  "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 " +
  "1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 " +
  "333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584 1000"
)
  .split(" ")
  .map(Number);
const WIDE = USUAL.length - 1;
const MAX_FONTS = 20;

const fonts = new Map<string, number[]>();

/** The font at a size of its own: what decides about widths relative to the size. */
const faceOf = (font: string): string => font.replace(/[\d.]+(px|rpx|pt|em)(\/\S+)?/, "100px").slice(0, 200);

/** Widths in a font; the browser is asked once for each. */
function widthsOf(font: string): number[] {
  const face = faceOf(font);
  const known = fonts.get(face);
  if (known) return known;
  if (fonts.size >= MAX_FONTS) return USUAL;
  const { ok, value } = callNow("view.look", { look: "widths", font: face });
  const answer = ok && isObject(value) && isArray(value.widths) ? value.widths.map(Number) : [];
  const widths = answer.length === USUAL.length && answer.every(Number.isFinite) ? answer : USUAL;
  fonts.set(face, widths);
  return widths;
}

/** Measures a text without asking about each: the sum of its characters' widths, kerning left aside. */
export function measure(text: string, font: string): Dictionary {
  const size = Number(/([\d.]+)px/.exec(font)?.[1] ?? 10);
  const widths = widthsOf(font);
  let total = 0;
  for (const char of text) {
    const code = char.codePointAt(0)!;
    if (code >= 32 && code < 127) total += widths[code - 32]!;
    else total += code > 0x2e7f ? widths[WIDE]! : code < 32 || (code >= 0x300 && code < 0x370) ? 0 : 556;
  }
  const width = (total * size) / 1000;
  return {
    width,
    actualBoundingBoxLeft: 0,
    actualBoundingBoxRight: width,
    actualBoundingBoxAscent: size * 0.75,
    actualBoundingBoxDescent: size * 0.21,
    fontBoundingBoxAscent: size * 0.9,
    fontBoundingBoxDescent: size * 0.22,
  };
}
