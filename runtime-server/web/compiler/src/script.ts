import { transform } from "sucrase";
import { hoistImports } from "./hoist";
import type { Compiled, Problem } from "./problem";

/** Turns an ES module or TypeScript into a CommonJS module with the same lines. */
export function transformScript(path: string, source: string): Compiled {
  try {
    const { code } = transform(source, {
      transforms: path.endsWith(".ts") ? ["imports", "typescript"] : ["imports"],
      disableESTransforms: true,
      production: true,
    });
    return { code: hoistImports(source, code), problems: [] };
  } catch (error) {
    const at = (error as { loc?: { line: number; column: number } }).loc;
    const message = (error as Error).message.replace(/^Error transforming [^:]*: /, "").replace(/ \(\d+:\d+\)$/, "");
    const problem: Problem = { file: path, line: at?.line, column: at?.column, severity: "warning", message };
    return { code: "", problems: [problem] };
  }
}
