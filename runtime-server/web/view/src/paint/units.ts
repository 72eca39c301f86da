/**
 * Units of program styles in terms of the page's frame, which is a size container: 750rpx and 100vw are its width, 100vh its
 * height, and a rem is a twentieth of its width.
 */
const factor: Record<string, [number, string]> = {
  rpx: [100 / 750, "cqw"],
  vw: [1, "cqw"],
  vh: [1, "cqh"],
  rem: [5, "cqw"],
};

const pattern =
  /url\(\s*(?:"([^"]*)"|'([^']*)'|([^)]*))\s*\)|"[^"]*"|'[^']*'|(?<![\w#-])([+-]?(?:\d+\.?\d*|\.\d+))(rpx|vw|vh|rem)\b/gi;

/** Converts units and `url()`s of an inline style as the compiler does for style sheets. */
export function convertStyle(style: string, asset: (url: string) => string): string {
  return style.replace(
    pattern,
    (whole: string, double?: string, single?: string, bare?: string, n?: string, unit?: string) => {
      if (n !== undefined && unit !== undefined) return convertLength(Number(n), unit);
      const url = double ?? single ?? bare;
      return url === undefined ? whole : `url("${escapeUrl(asset(url.trim()))}")`;
    },
  );
}

function convertLength(value: number, unit: string): string {
  const [by, to] = factor[unit.toLowerCase()]!;
  return `${Number((value * by).toFixed(6))}${to}`;
}

function escapeUrl(url: string): string {
  return url.replace(/["\\\n\r]/g, (c) => `%${c.charCodeAt(0).toString(16).padStart(2, "0")}`);
}

/** A length as components take it: a number means CSS pixels. */
export function length(value: unknown): string {
  if (typeof value === "number") return `${value}px`;
  const text = String(value ?? "").trim();
  if (text === "") return "";
  return /^[+-]?[\d.]+$/.test(text) ? `${text}px` : convertStyle(text, () => "");
}
