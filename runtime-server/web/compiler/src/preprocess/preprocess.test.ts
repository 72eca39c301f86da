import { less } from "./less";
import { sass } from "./sass";

interface Made {
  code: string;
  problems: unknown[];
}

const made = (text: string): Made => JSON.parse(text) as Made;
const flat = ({ code }: Made): string => code.replace(/\s+/g, " ").trim();

describe("Sass", () => {
  const sheets = {
    "pages/i/i.scss":
      '@use "sass:math"; @import "../../styles/vars"; @import "base";\n#a { padding: $gap; .b & { width: math.div(100rpx, 2) } }',
    "styles/_vars.scss": "$gap: 10px;",
    "base.wxss": ".base{color:red}",
    "pages/i/indented.sass": "$c: blue\n.x\n  color: $c",
    "pages/i/bad.scss": ".a {\n  color: $nobody;\n}",
    "pages/i/uses-bad.scss": '@use "bad";',
  };
  const run = (path: string) => made(sass(path, JSON.stringify(sheets)));

  it("knows modules, partials, plain sheets and the platform's unit", () => {
    expect(flat(run("pages/i/i.scss"))).toBe(".base { color: red; } #a { padding: 10px; } .b #a { width: 50rpx; }");
    expect(flat(run("pages/i/indented.sass"))).toBe(".x { color: blue; }");
  });

  it("names the place of a mistake, in the sheet that has it", () => {
    const place = { file: "pages/i/bad.scss", line: 2, column: 10, severity: "warning" };
    expect(run("pages/i/uses-bad.scss")).toMatchObject({ code: "", problems: [place] });
  });
});

describe("Less", () => {
  const sheets = {
    "c/c.less":
      '@import "../v"; @w: 60px; .ci { width: @w; .mix(); &:hover { color: @k } }\n.mix() { height: (@w / 2) }',
    "v.less": "@k: red;",
    "bad.less": ".a {\n  .nobody();\n}",
    "script.less": ".a { width: `1 + 1` }",
    "plugin.less": '@plugin "x"; .a { width: 1px }',
  };
  const run = (path: string) => made(less(path, JSON.stringify(sheets)));

  it("knows imports, variables and mixins", () => {
    expect(flat(run("c/c.less"))).toBe(".ci { width: 60px; height: 30px; } .ci:hover { color: red; }");
  });

  it("names the place of a mistake, and runs nothing that sheets bring along", () => {
    expect(run("bad.less")).toMatchObject({ code: "", problems: [{ file: "bad.less", line: 2, severity: "warning" }] });
    expect(run("script.less").problems).toHaveLength(1);
    expect(run("plugin.less").problems).toHaveLength(1);
  });
});
