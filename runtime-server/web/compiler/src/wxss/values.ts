import valueParser from "postcss-value-parser";
import { isRemote, resolvePath } from "./paths";
import { MARK } from "./sheet";

/** The page is 750rpx, 100vw and 20rem wide; it is a container, so all of them are shares of its width (or height). */
const UNITS: Record<string, [factor: number, unit: string]> = {
  rpx: [100 / 750, "cqw"],
  upx: [100 / 750, "cqw"],
  vw: [1, "cqw"],
  vh: [1, "cqh"],
  vmin: [1, "cqmin"],
  vmax: [1, "cqmax"],
  rem: [5, "cqw"],
};
const LENGTH = /(^|[^\w.#%-])([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)(rpx|upx|vw|vh|vmin|vmax|rem)(?![\w-])/gi;
const HAS_UNIT = /\d(rpx|upx|vw|vh|vmin|vmax|rem)/i;

/** The attribute that has an element's classes as the program wrote them, without scopes. */
const CLASS_AS_WRITTEN = "mh-class";

/** `value` in units that the page element understands and with addresses of the server, or undefined when it must go. */
export function rewriteValue(value: string, file: string): string | undefined {
  if (/expression\s*\(|javascript\s*:/i.test(value)) return undefined;
  if (!/url\(|attr\(|["']/i.test(value)) {
    return HAS_UNIT.test(value) ? convertUnits(value) : value;
  }
  const parsed = valueParser(value);
  parsed.walk((node) => {
    if (node.type === "function" && /^(url|src|image-set|-webkit-image-set)$/i.test(node.value)) {
      for (const argument of node.nodes) {
        if (argument.type === "string" || (argument.type === "word" && /^url$/i.test(node.value))) {
          argument.value = rewriteUrl(argument.value, file);
        }
      }
      return /image-set$/i.test(node.value) ? undefined : false;
    }
    if (node.type === "function" && /^attr$/i.test(node.value)) {
      const [name] = node.nodes.filter(({ type }) => type === "word");
      if (name && /^class$/i.test(name.value)) name.value = CLASS_AS_WRITTEN;
    }
    if (node.type === "word") {
      node.value = convertUnits(node.value);
    }
    return undefined;
  });
  return valueParser.stringify(parsed.nodes);
}

export function convertUnits(text: string): string {
  return text.replace(LENGTH, (_whole, before: string, number: string, unit: string) => {
    const [factor, target] = UNITS[unit.toLowerCase()]!;
    const length = Number((Number(number) * factor).toFixed(5));
    return before + (length === 0 ? "0" + target : String(length) + target);
  });
}

function rewriteUrl(url: string, file: string): string {
  const address = url.trim();
  if (address === "" || address.startsWith("#") || isRemote(address)) return address;
  const [, path = "", rest = ""] = /^([^?#]*)(.*)$/s.exec(address) ?? [];
  const resolved = resolvePath(file, decode(path));
  if (resolved === undefined) return "about:invalid";
  return MARK.files + resolved.split("/").map(encodeURIComponent).join("/").replace(/['()]/g, escape) + rest;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function escape(character: string): string {
  return "%" + character.charCodeAt(0).toString(16);
}
