import { describe, expect, it } from "vitest";
import { defineMode } from "./define";
import { transformScript } from "./script";
import { compileWxs } from "./wxs";

function run(code: string, modules: Record<string, unknown> = {}): Record<string, unknown> {
  const module = { exports: {} as Record<string, unknown> };
  const require = (name: string) => modules[name];
  new Function("require", "module", "exports", code)(require, module, module.exports);
  return module.exports;
}

describe("ES modules", () => {
  it("exports and imports both ways", () => {
    const { code } = transformScript(
      "a.js",
      'import d, { n as m } from "x";\nimport * as all from "y";\nexport default d + m;\nexport const q = all.z;',
    );
    const exports = run(code, { x: { __esModule: true, default: 1, n: 2 }, y: { z: 3 } });
    expect(exports).toMatchObject({ default: 3, q: 3 });
  });

  it("takes module.exports for the default", () => {
    const { code } = transformScript("a.js", 'import f from "x";\nexport const r = f();');
    expect(run(code, { x: () => 7 }).r).toBe(7);
  });

  it("keeps bindings live", () => {
    const { code } = transformScript("a.js", "export let n = 1;\nexport function inc() { n++; }");
    const exports = run(code) as { n: number; inc(): void };
    exports.inc();
    expect(exports.n).toBe(2);
  });

  it("keeps every line where it was", () => {
    const source = 'import a from "x";\n\n\nexport function f() {\n  return a.here();\n}\n';
    const lines = transformScript("a.js", source).code.split("\n");
    expect(lines).toHaveLength(source.split("\n").length);
    expect(lines[4]).toContain(".here()");
  });

  it("runs imports before what stands above them, every line in its place", () => {
    const source = [
      "const early = all.z + d;",
      "export { early };",
      "import d, {",
      "  n as m",
      '} from "x";',
      'import "side";',
      'import * as all from "y";',
      'export * from "w";',
      "export const late = m;",
    ];
    const { code } = transformScript("a.js", source.join("\n"));
    const order: string[] = [];
    const module = { exports: {} as Record<string, unknown> };
    const modules: Record<string, unknown> = { x: { __esModule: true, default: 1, n: 2 }, y: { z: 3 }, w: { q: 4 } };
    const require = (name: string) => order.push(name) && modules[name];
    new Function("require", "module", "exports", code)(require, module, module.exports);
    expect(order).toEqual(["x", "side", "y", "w"]);
    expect(module.exports).toMatchObject({ early: 4, late: 2, q: 4 });
    expect(code.split("\n")[8]).toContain("late");
  });

  it("leaves modules alone whose imports come first", () => {
    const source =
      '// first\n"use strict"\nimport {\n  a,\n} from "x"\n/* import\n */\nimport b from "y"\na(b)\nimport("z")';
    const lines = transformScript("a.js", source).code.split("\n");
    expect(lines[4]).toMatch(/^var _x = require/);
    expect(lines[7]).toMatch(/^var _y = require/);
  });

  it("takes TypeScript", () => {
    const { code } = transformScript("a.ts", "export enum E { A = 3 }\nexport const e: number = E.A as number;");
    expect(run(code).e).toBe(3);
  });

  it("names the place of a mistake", () => {
    const { problems } = transformScript("a.js", 'import a from "x";\nlet let = ;');
    expect(problems).toMatchObject([{ file: "a.js", line: 2, severity: "warning" }]);
  });
});

describe("WXS", () => {
  const evaluate = (source: string, x: unknown) => {
    const { code } = compileWxs("a.wxs", source, 1);
    const typeName = (value: unknown) => Object.prototype.toString.call(value).slice(8, -1);
    return new Function("$wxsType", "x", `return ${code}`)(typeName, x) as unknown;
  };

  it("knows types by name", () => {
    expect(evaluate("x.constructor === 'Array'", [])).toBe(true);
    expect(evaluate("x.a.constructor.length + x['constructor']", { a: 1 })).toBe("6Object");
    expect(evaluate("[x.b().constructor, x.b().constructor]", { b: () => /x/ })).toEqual(["RegExp", "RegExp"]);
  });

  it("tells what is required", () => {
    expect(compileWxs("a.wxs", "var b = require('./b.wxs'); require(b)", 1).needs).toEqual(["./b.wxs"]);
  });

  it("names the place of a mistake and goes on without the module", () => {
    const { code, problems } = compileWxs("a.wxml", "var a;\nlet = ;", 5);
    expect(code).toBe("");
    expect(problems).toMatchObject([{ line: 6, column: 7, severity: "warning" }]);
  });
});

describe("process.env.NODE_ENV", () => {
  const mode = '"production"        ';

  it.each([
    ['if (process.env.NODE_ENV !== "production") warn()', `if (${mode} !== "production") warn()`],
    [
      'warn("set process.env.NODE_ENV") // process.env.NODE_ENV',
      'warn("set process.env.NODE_ENV") // process.env.NODE_ENV',
    ],
    ["typeof process && /process.env.NODE_ENV/", "typeof process && /process.env.NODE_ENV/"],
    ["process.env.NODE_ENV.length; my.process.env.NODE_ENV", `${mode}.length; my.process.env.NODE_ENV`],
    ["process.env.NODE_ENV = 1; process.env.NODE_ENVY", "process.env.NODE_ENV = 1; process.env.NODE_ENVY"],
    ["`${process.env.NODE_ENV}`; return process.env.NODE_ENV", `\`\${${mode}}\`; return ${mode}`],
    ["process.env.NODE_ENV is none", "process.env.NODE_ENV is none"],
  ])("in %j", (source, code) => expect(defineMode(source).code).toBe(code));
});
