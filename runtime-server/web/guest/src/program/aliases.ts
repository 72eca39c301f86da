import { keysOf } from "../base/builtins.js";
import { visit } from "./state.js";

let rules: [prefix: string, target: string][] | null = null;

/** The `resolveAlias` of app.json, the longest rule first: `"~/*": "/*"`, `"@utils/*": "utils/*"`. */
function aliases(): [prefix: string, target: string][] {
  if (rules) return rules;
  const given = visit().manifest.app.resolveAlias;
  const map = (typeof given === "object" && given !== null ? given : {}) as Record<string, unknown>;
  const plain = (text: string) => (text.endsWith("*") ? text.slice(0, -1) : text);
  const named = keysOf(map).filter((key) => key.endsWith("*") && typeof map[key] === "string");
  rules = named.map((key): [string, string] => [plain(key), plain(map[key] as string)]);
  return rules.sort(([a], [b]) => b.length - a.length);
}

/** A path with its alias, if it begins with one, in place: seen from the program's root. */
export function unalias(request: string): string {
  const rule = aliases().find(([prefix]) => request.startsWith(prefix));
  return rule ? `/${rule[1]}${request.slice(rule[0].length)}` : request;
}
