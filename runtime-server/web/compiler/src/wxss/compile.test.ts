import { describe, expect, it } from "vitest";
import { Problems } from "../problem";
import { SheetCompiler } from "./compile";
import { rewriteParsed, rewriteSelector } from "./selectors";
import { SCOPE } from "@minihost/protocol";
import type { Reach } from "./sheet";

function compile(text: string, reach: Reach = "component") {
  const { code, needs, problems } = new SheetCompiler("a/b.wxss", reach).compile(text);
  const filled = code
    .replaceAll("\u0001", "c1")
    .replaceAll("\u0002", "a/b")
    .replaceAll("\u0003", "/f/")
    .replaceAll("\u0004", "~")
    .replaceAll("\u0006", "h1");
  return {
    css: filled.replaceAll(SCOPE.open, "").replaceAll(SCOPE.close, ""),
    whole: filled,
    needs,
    messages: problems.map((p) => `${p.line}:${p.column} ${p.message}`),
  };
}
const css = (text: string, reach?: Reach) => compile(text, reach).css;

describe("selectors", () => {
  it.each([
    [".a .b>.c{}", ".c1\\:a .c1\\:b>.c1\\:c{}"],
    [":host{}", ".c1\\:{}"],
    [":host(.x) .y{}", ".c1\\:.c1\\:x .c1\\:y{}"],
    ["view{}", ":where(.c1\\:) wx-view{}"],
    ["my-card.a{}", "wx-my-card.c1\\:a{}"],
    ["#i{}", ":where(.c1\\:) #i{}"],
    ["*{}", ":where(.c1\\:) *{}"],
    [":not(.a){}", ":where(.c1\\:) :not(.c1\\:a){}"],
    ["*:has(.a){}", ":where(.c1\\:) *:has(.c1\\:a){}"],
    [".a /deep/ .b{}", ".c1\\:a .c1\\:b{}"],
    [".w-1\\/2{}", ".c1\\:w-1\\/2{}"],
    [".a::before,.b:nth-child(2n + 1){}", ".c1\\:a::before,.c1\\:b:nth-child(2n+1){}"],
    ['[class^="icon-"]{}', ':where(.c1\\:) [class^="icon-"]:where([class*="c1:icon-"]){}'],
    ['[data-x="1"]{}', ':where(.c1\\:) [data-x="1"]{}'],
    ["p>img{}", ":where(.c1\\:) :is(wx-p,:where(wx-rich-text) p)>:is(wx-img,:where(wx-rich-text) img){}"],
  ])("confines %s in a component", (from, to) => expect(css(from)).toBe(to));

  it.each([
    ["page{}", ':where([data-style~="a/b"]>:scope) .mh-page-body{}'],
    [".a{}", ':where([data-style~="a/b"]>:scope) .c1\\:a{}'],
    [
      "html .a,:root{}",
      ':where([data-style~="a/b"]>:scope) .mh-page-body .c1\\:a,:where([data-style~="a/b"]>:scope) .mh-page-body{}',
    ],
  ])("confines %s to its page", (from, to) => expect(css(from, "page")).toBe(to));

  it.each([
    ".a",
    ".a.b>view .c-d",
    "view",
    "a:hover::before",
    " .a , .b+.c~ .d ",
    "*",
    ".a:not(.b)",
    ".1a",
    ".a..b",
    ".a>",
    "> .a",
    "a.b c",
    "page .x",
    "p span",
    ".a >  .b",
    ".a\n.b",
    "view view",
    ":first-child",
    ".a:HOVER",
    "..",
    "",
    ",",
    "a,,b",
    ".-x",
  ])("cuts up %j by hand as the parser does", (list) => {
    const context = { path: "a.wxss", reach: "component" as const, problems: new Problems() };
    const attempt = (rewrite: typeof rewriteSelector) => {
      try {
        return rewrite(list, context)
          .replace(/\s+/g, " ")
          .replace(/ ?([>+~]) ?/g, "$1");
      } catch {
        return "refused";
      }
    };
    expect(attempt(rewriteSelector)).toBe(attempt(rewriteParsed));
  });

  it("finds the hosts of one shared component among all", () => {
    expect(css(":host{}:host(.x) .y{}", "program")).toBe(".h1\\:{}.h1\\:.c1\\:x .c1\\:y{}");
  });

  it("leaves class names of the program free and confines the rest", () => {
    expect(css(".a{}body{}*{}::-webkit-scrollbar{}", "program")).toBe(
      ".c1\\:a{}:where(:scope) .mh-page-body{}:where(:scope) *{}:where(:scope) ::-webkit-scrollbar{}",
    );
  });

  it("ignores a rule that is none, as browsers do", () => {
    const { css, messages } = compile(".a{}\n.b >> .{}\n.c{}");
    expect(css).toBe(".c1\\:a{}\n.c1\\:c{}");
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatch(/^2:1 selector ignored/);
  });
});

describe("nesting", () => {
  it.each([
    [".a{top:0;&:hover{top:1px}left:0}", ".c1\\:a{top:0}.c1\\:a:hover{top:1px}.c1\\:a{left:0}"],
    [".a{.b &{top:0}> .c{top:1px}}", ".c1\\:b .c1\\:a{top:0}.c1\\:a>.c1\\:c{top:1px}"],
    [".a,.b{&.c{top:0}}", ".c1\\:c:is(.c1\\:a,.c1\\:b){top:0}"],
    ["@media print{.a{.b{top:0}}}", "@media print{.c1\\:a .c1\\:b{top:0}}"],
    [".a{@media print{top:0;.b{top:1px}}}", "@media print{.c1\\:a{top:0}.c1\\:a .c1\\:b{top:1px}}"],
    [".a{@starting-style{top:0}}", "@starting-style{.c1\\:a{top:0}}"],
  ])("takes %s apart", (from, to) => expect(css(from)).toBe(to));

  it("drops what cannot stand in a rule", () => {
    const { css, messages } = compile(".a{top:0;@font-face{src:url(x)}@keyframes x{to{top:0}}@import 'y';}left:0;");
    expect(css).toBe(".c1\\:a{top:0}");
    expect(messages).toHaveLength(4);
  });
});

describe("walls", () => {
  const within = ":where(:scope) ";

  it.each([
    [".a{[data-host]:not(&){top:0}}", ":where(.c1\\:) [data-host]:not(.c1\\:a){top:0}"],
    ["[data-x] .a{}", within + "[data-x] .c1\\:a{}"],
    [".a:not([data-x] *){}", `.c1\\:a:not(${within}[data-x] *){}`],
    [".a:is([data-x]>*,.b){}", `.c1\\:a:is(${within}[data-x]>*,.c1\\:b){}`],
    [".a:nth-child(2n of [data-x] *){}", `.c1\\:a:nth-child(2n of ${within}[data-x] *){}`],
    [":host(.x,[data-x] *){}", `.c1\\::is(.c1\\:x,${within}[data-x] *){}`],
    [":scope .a,& .b{}", `${within}.mh-page-body .c1\\:a,${within}.mh-page-body .c1\\:b{}`],
  ])("keeps %s within the page", (from, to) => expect(css(from)).toBe(to));

  it.each([
    "> .a",
    "~ *",
    ":host-context(html) .a",
    "::slotted(*)",
    "::view-transition",
    "::view-transition-group(x)",
    "::backdrop",
    "::cue(html)",
    ":current(html)",
    ":\\6eot(html)",
    ".a:nth-child(html)",
    ".a[b='\n]",
    ".a!b",
    ".a<!--b",
  ])("refuses %j", (selector) => expect(css(`${selector}{top:0}`)).not.toContain("top"));

  it.each([
    'content:"\n} html{top:0} .b{content:"',
    "x:u\\72l(a}html{top:0}.b{y:b)",
    "x:url(a'b)}html{top:0}.b{y:url('c')",
    "b:(;}html{top:0}c:d)",
    "--x:{}",
    "top:0!x",
    "x:a\\",
    "\\74op:0",
  ])("leaves nothing of %j that a browser could read otherwise", (declaration) => {
    const { css } = compile(`.a{${declaration}}.z{left:0}`);
    expect(css).not.toMatch(/(^|[^\w-])html|[\n\\](?!:)|!x|\{\}.*\{\}/);
  });

  it("scopes rules and leaves fonts and animations outside", () => {
    const { whole } = compile("@keyframes k{to{top:0}}.a{}@font-face{font-family:x}@media print{.b{}}.c{}", "program");
    expect(whole).toBe(
      "@keyframes k{to{top:0}}@scope (.mh-page-scroll,.mh-portal){._\\:a{}}/*@scope*/@font-face{font-family:x}".replaceAll(
        "_",
        "c1",
      ) + "@scope (.mh-page-scroll,.mh-portal){@media print{.c1\\:b{}}.c1\\:c{}}/*@scope*/",
    );
  });

  it("keeps names of the host's own animations", () => {
    const { css, messages } = compile(
      "@keyframes mh-spin{to{top:0}}@keyframes 'a b'{}@keyframes x{to{top:0}p{left:0}}",
    );
    expect(css).toContain("@keyframes x{to{top:0}}");
    expect(css).not.toMatch(/mh-spin|a b/);
    expect(messages).toHaveLength(2);
  });
});

describe("values", () => {
  it.each([
    ["width:20rpx", "width:2.66667cqw"],
    ["margin:-5rpx .5vw 0rpx", "margin:-0.66667cqw 0.5cqw 0cqw"],
    ["height:calc(100vh - 1.5rem)", "height:calc(100cqh - 7.5cqw)"],
    ['content:"20rpx"', 'content:"20rpx"'],
    ["--gap:10RPX", "--gap:1.33333cqw"],
    ["grid-area:a1rpx", "grid-area:a1rpx"],
    ["content:'attr(class)' attr( CLASS ) attr(id)", "content:'attr(class)' attr( mh-class ) attr(id)"],
    ["background:url(../img/a.png)", "background:url(/f/img/a.png)"],
    ["background:url('/a b.png?x#y')", "background:url('/f/a%20b.png?x#y')"],
    ["background:url(https://x.y/20rpx.png) 10rpx", "background:url(https://x.y/20rpx.png) 1.33333cqw"],
    ["background:url(data:image/png;base64,AA20rpx)", "background:url(data:image/png;base64,AA20rpx)"],
    ["background:url(../../../etc)", "background:url(about:invalid)"],
  ])("turns %s into %s", (from, to) => expect(css(`.a{${from}}`)).toBe(`.c1\\:a{${to}}`));

  it("drops what runs or reaches out", () => {
    const { css, messages } = compile(
      ".a{behavior:url(x);width:expression(1);background:url(javascript:x);-moz-binding:url(y);top:0}",
    );
    expect(css).toBe(".c1\\:a{top:0}");
    expect(messages).toHaveLength(4);
  });

  it("cannot end the element that it may be written into", () => {
    expect(css('.a{content:"</style><script>"}')).not.toContain("</");
  });
});

describe("rules", () => {
  it("gives animations of a component names of its own and keeps the plain ones", () => {
    const { css, needs } = compile("@keyframes fade{0%{top:10rpx}to{top:0}}.a{animation:fade 1s infinite}");
    expect(css).toContain("@keyframes fade{0%{top:1.33333cqw}to{top:0}}");
    expect(css).toContain("@keyframes c1-fade{0%{top:1.33333cqw}");
    expect(css).toContain("animation:~fade~ 1s ~infinite~");
    expect(needs).toEqual(["fade"]);
  });

  it("asks the page for sizes instead of the window", () => {
    expect(css("@media screen and (min-width:375px){.a{}}")).toBe("@container (min-width:375px){.c1\\:a{}}");
    expect(css("@media (prefers-color-scheme:dark){.a{}}")).toBe("@media (prefers-color-scheme:dark){.c1\\:a{}}");
    expect(css("@media (max-width:3px),(min-width:4px){}")).toBe("@container (max-width:3px) or (min-width:4px){}");
    expect(css("@media (min-device-width:3px) and (-webkit-min-device-pixel-ratio:3){.a{}}")).toContain(
      "@media (-webkit-min-device-pixel-ratio:3){",
    );
  });

  it("marks imports and refuses remote ones", () => {
    const { needs, messages } = compile('@import "../x";@import url(y.wxss) print;@import "https://z/z.css";');
    expect(needs!.map((need) => JSON.parse(need).target)).toEqual(["../x", "y.wxss"]);
    expect(JSON.parse(needs![1]!)).toMatchObject({ open: "@media print{", close: "}" });
    expect(messages).toEqual(['1:42 @import is not supported: "https://z/z.css"']);
  });

  it("drops rules that reach beyond the page", () => {
    const { css, messages } = compile("@charset 'utf-8';@property --x{syntax:'*'}@page{margin:0}.a{}");
    expect(css.trim()).toBe(".c1\\:a{}");
    expect(messages).toEqual(["1:18 @property is not supported", "1:43 @page is not supported"]);
  });

  it("lets a declaration with a double colon pass as the platform does, without it", () => {
    const { css, messages } = compile(".a{left::-1px;\nright: : 2px;top:0}.b:hover::after{top:1px}");
    expect(css).toBe(".c1\\:a{top:0}.c1\\:b:hover::after{top:1px}");
    expect(messages).toEqual(["1:4 double colon: declaration ignored", "2:1 double colon: declaration ignored"]);
  });

  it.each([
    [".a{top:0;\n  border\n}.b{left:0}", "_a{top:0}_b{left:0}", "2:3 left out: border"],
    [".a{border\n top:0}", "_a{top:0}", "1:4 left out: border"],
    [".a{border top:0;left:0}", "_a{left:0}", "1:4 left out: border top:0"],
    [".a;.b{top:0}", "_b{top:0}", "1:1 left out: .a"],
    [".a{top:0} } .b{left:0;;}\n.c{right:0", "_a{top:0}_b{left:0}_c{right:0}", "1:11 } closes nothing"],
    [".a{}\n.c{right:0", "_a{}_c{right:0}", "2:1 block without an end"],
    [".a{top:0}\n.b", "_a{top:0}", "2:1 left out: .b"],
    [".a{width:calc(1px;top:0}.b{left:0}", "_a{}", ""],
    ['.a{content:"x\n;top:0}.b{left:0}', "_a{top:0}_b{left:0}", ""],
    [".a{top:0}/* open", "_a{top:0}", ""],
    [".a{top:0}@ {}@{}", "_a{top:0}", "1:10 @ is not supported"],
  ])("leaves out what is none of CSS: %j", (text, css, message) => {
    const { css: made, messages } = compile(text);
    expect(made.replace(/\s|;(?=\s*})/g, "")).toBe(css.replaceAll("_", ".c1\\:"));
    expect(messages[0] ?? "").toContain(message);
    expect(new SheetCompiler("a.wxss", "page").compile(text).problems.map((p) => p.severity)).not.toContain("error");
  });

  it("bounds nesting", () => {
    const { css, messages } = compile(".a{top:0;".repeat(60) + "}".repeat(60));
    expect(css.match(/\{/g)!.length).toBeLessThan(40);
    expect(messages[0]).toContain("nested too deep");
    const doubled = compile(`.a,.b{top:0;${"& &{top:0;".repeat(30)}${"}".repeat(31)}`);
    expect(doubled.css.length).toBeLessThan(20_000);
    expect(doubled.messages.length).toBe(1);
  });

  it("bounds what nested selectors repeat", () => {
    const { messages } = compile(`.${"a".repeat(3000)}{${"&".repeat(5000)}{color:red}}`);
    expect(messages[0]).toContain("too much is nested");
  });

  it("keeps marks out of what comes in", () => {
    expect(css('.a{content:"\u0001\u0003"}')).toBe('.c1\\:a{content:"\ufffd\ufffd"}');
  });
});
