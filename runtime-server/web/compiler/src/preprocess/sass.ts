import "./surroundings";
import { compileString, Exception, Logger, type Importer } from "sass";
import type { Compiled } from "../problem";
import { failed, firstOf, joined, sheetsOf } from "./files";

/** The ways in which a name in `@use` or `@import` stands for a file. */
function candidates(path: string): string[] {
  const name = path.lastIndexOf("/") + 1;
  const partial = `${path.slice(0, name)}_${path.slice(name)}`;
  const suffixed = [path, partial].flatMap((each) => [each, `${each}.scss`, `${each}.sass`]);
  const folders = ["_index.scss", "index.scss", "_index.sass", "index.sass"].map((file) => `${path}/${file}`);
  return [...suffixed, ...folders, `${path}.css`, `${path}.wxss`];
}

const syntaxOf = (path: string) =>
  path.endsWith(".sass") ? "indented" : /\.(css|wxss)$/.test(path) ? "css" : ("scss" as const);

const pathOf = (url: URL): string => decodeURI(url.pathname).replace(/^\/+/, "");
const urlOf = (path: string): URL => new URL(`mp:/${encodeURI(path)}`);

/** Sass to CSS. `sheets`: all of the program's sheets by path, as JSON. */
export function sass(path: string, sheets: string): string {
  return JSON.stringify(compiled(path, sheetsOf(sheets)));
}

function compiled(path: string, all: Record<string, string>): Compiled {
  const importer: Importer<"sync"> = {
    canonicalize: (target, { containingUrl }) => {
      const from = containingUrl ? pathOf(containingUrl) : path;
      const plain = target.startsWith("mp:/") ? target.slice("mp:".length) : target.replace(/^~/, "/miniprogram_npm/");
      const found = firstOf(all, [...candidates(joined(from, decodeURI(plain))), ...candidates(joined("", plain))]);
      return found === undefined ? null : urlOf(found);
    },
    load: (url) => ({ contents: all[pathOf(url)] ?? "", syntax: syntaxOf(pathOf(url)) }),
  };
  try {
    const options = { url: urlOf(path), importer, importers: [importer], logger: Logger.silent, charset: false };
    return { code: compileString(all[path] ?? "", { ...options, syntax: syntaxOf(path) }).css, problems: [] };
  } catch (error) {
    if (!(error instanceof Exception)) return failed(path, undefined, undefined, String(error));
    const { start, url } = error.span;
    return failed(url ? pathOf(url) : path, start.line + 1, start.column + 1, error.sassMessage);
  }
}
