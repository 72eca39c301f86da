import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Components whose content shows only after a tap, whatever library they come from. */
const SHOWN_LATER = /popup|dialog|modal|sheet|drawer|toast|mask|overlay|picker|notify|message|toptips|collapse|swipe/i;
const NEVER_SHOWN = new Set(["wxs", "template", "slot", "import", "textarea", "input", "canvas", "page-meta"]);
const TOKEN = /<!--[\s\S]*?-->|<(\/?)([\w:.-]+)((?:"[^"]*"|'[^']*'|[^>"'])*?)(\/?)>|([^<]+)/g;
const ENTITIES: Record<string, string> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ensp: " ",
  emsp: " ",
};
const INCLUDES_DEEP = 5;

/**
 * The texts of a WXML file that must be seen when its page has opened: those without a binding that stand in no condition,
 * loop, template definition, hidden element or component that opens later. Includes are followed. White space is taken out,
 * so that a text can be searched for in {@link squeeze}d text of the page.
 */
export function staticTexts(root: string, file: string, depth = 0): string[] {
  const path = join(root, file);
  if (depth > INCLUDES_DEEP || !existsSync(path)) return [];
  const source = readFileSync(path, "utf8").replace(/<wxs[\s>][\s\S]*?<\/wxs>/g, "");
  const texts: string[] = [];
  const open: { tag: string; hidden: boolean }[] = [];
  for (const [, closing, tag, attributes = "", empty, text] of source.matchAll(TOKEN)) {
    const hidden = open.at(-1)?.hidden ?? false;
    if (text !== undefined) {
      if (!hidden && !text.includes("{{") && !text.includes("}}")) texts.push(squeeze(decode(text)));
    } else if (closing && tag) {
      const at = open.findLastIndex((entry) => entry.tag === tag);
      if (at >= 0) open.length = at;
    } else if (tag === "include" && !hidden) {
      texts.push(...staticTexts(root, included(file, attributes), depth + 1));
    } else if (tag && !empty) {
      open.push({ tag, hidden: hidden || hides(tag, attributes) });
    }
  }
  return texts.filter((text) => text !== "");
}

/** A text without any white space. */
export function squeeze(text: string): string {
  return text.replace(/[\s\u200b\ufeff]+/g, "");
}

function hides(tag: string, attributes: string): boolean {
  if (NEVER_SHOWN.has(tag) || SHOWN_LATER.test(tag)) return true;
  if (/(^|\s)(wx:(if|elif|else|for|for-items)|hidden|slot)(\s|=|$)/.test(attributes)) return true;
  if (/display\s*:\s*none|opacity\s*:\s*0[;"'\s]/.test(attributes)) return true;
  return /class\s*=\s*["'][^"']*\b(hide|hidden|none|modal|mask|popup|dialog)\b/.test(attributes);
}

function included(from: string, attributes: string): string {
  const source = /src\s*=\s*["']([^"']+)["']/.exec(attributes)?.[1] ?? "";
  const path = source.startsWith("/") ? source.slice(1) : join(dirname(from), source);
  return path.endsWith(".wxml") ? path : path + ".wxml";
}

function decode(text: string): string {
  return text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}
