import createLess from "less/lib/less/index.js";
import type { Compiled } from "../problem";
import { failed, firstOf, joined, sheetsOf } from "./files";

/** Less to CSS. `sheets`: all of the program's sheets by path, as JSON. Scripts and plug-ins in sheets are not run. */
export function less(path: string, sheets: string): string {
  return JSON.stringify(compiled(path, sheetsOf(sheets)));
}

function compiled(path: string, all: Record<string, string>): Compiled {
  const compiler = createLess(
    { encodeBase64: () => "", mimeLookup: () => "", charsetLookup: () => "", getSourceMapGenerator: () => null },
    [],
  );
  class Sheets extends compiler.AbstractFileManager {
    override supports = (): boolean => true;
    override supportsSync = (): boolean => true;

    override loadFileSync(target: string, folder: string): object {
      const places = [joined(`${folder}/x`, target), joined("", target)];
      const found = firstOf(
        all,
        places.flatMap((place) => [place, `${place}.less`, `${place}.wxss`, `${place}.css`]),
      );
      if (found !== undefined) return { contents: all[found], filename: found };
      return { error: { type: "File", message: `there is no file ${target}` } };
    }
  }
  compiler.PluginLoader = class {};
  compiler.environment.addFileManager(new Sheets());
  let result = failed(path, undefined, undefined, "nothing came of it");
  const options = { filename: path, syncImport: true, javascriptEnabled: false };
  compiler.render(all[path] ?? "", options, (error, output) => {
    if (error) result = failed(error.filename ?? path, error.line, (error.column ?? 0) + 1, error.message);
    else result = { code: output?.css ?? "", problems: [] };
  });
  return result;
}
