/** One import as the transform writes it: the module, then what is made of it. */
const IMPORT =
  /var (_[\w$]+) = require\('[^'\n]*'\);(?: (?:var [\w$]+ = _interopRequire(?:Default|Wildcard)\(\1\);|_createStarExport\(\1\);|_createNamedExportFrom\(\1, '[^'\n]*', '[^'\n]*'\);))*/g;
const PROLOGUE = /^"use strict";\s*(?:Object\.defineProperty\(exports, "__esModule", \{value: true\}\);)?/;
const COMMENTS = /\/\*[\s\S]*?\*\/|\/\/.*/g;

/**
 * Puts imports that stand below other code before all of it, where the language has them run; the transform leaves them
 * where they are written. No line moves. Code whose imports all come first stays as it is.
 */
export function hoistImports(source: string, code: string): string {
  if (!isLate(source)) return code;
  const lines = source.split("\n");
  const found: string[] = [];
  const take = (statement: string) => {
    found.push(statement);
    return "";
  };
  const rest = code
    .split("\n")
    .map((line, index) =>
      line
        .replace(IMPORT, (statement) => take(statement))
        .replace(/^\s*require\('[^'\n]*'\);/, (statement) =>
          /^\s*import\s*["']/.test(lines[index] ?? "") ? take(statement.trim()) : statement,
        ),
    )
    .join("\n");
  return rest.replace(PROLOGUE, (prologue) => `${prologue} ${found.join(" ")} `);
}

/** Whether something other than imports and directives stands above an import. */
function isLate(source: string): boolean {
  let code = false;
  for (const line of source.replace(COMMENTS, "").split("\n")) {
    if (/^\s*import\b(?!\s*[.(])/.test(line) && code) return true;
    if (/^\s*(import|export)\b|^[\s\w$,*{}]*\bfrom\s*["']|^\s*["']use \w+["']|^[\s\w$,{}]*$/.test(line)) continue;
    code = true;
  }
  return false;
}
