/** A row of chances that is the same for the same seed (mulberry32). */
export class Chances {
  constructor(private state: number) {}

  below(bound: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % bound;
  }

  of<T>(all: readonly T[]): T {
    return all[this.below(all.length)]!;
  }

  /** Once in so many times. */
  once(times: number): boolean {
    return this.below(times) === 0;
  }
}

const simple = [
  ".a",
  ".b",
  "#i",
  "view",
  "text",
  "*",
  "html",
  "body",
  "page",
  ":root",
  ":host",
  ":scope",
  "&",
  "div",
  "main",
].concat(
  [
    "[lang]",
    "[data-host]",
    "[data-host=chrome]",
    '[data-minihost-session^="s"]',
    "[data-minihost-session^=s i]",
    "[class*=mh]",
  ],
  [
    ".mh-frame",
    ".mh-stage",
    ".mh-page",
    ".mh-chrome",
    ".mh-grip",
    "::before",
    "::after",
    "::backdrop",
    ":hover",
    ":first-child",
  ],
  [
    ":popover-open",
    ":modal",
    "::part(x)",
    "::slotted(*)",
    "::view-transition",
    "::view-transition-group(*)",
    "*|*",
    "|div",
  ],
  [
    "\\68tml",
    "\\00005bdata-host]",
    "b\\6f dy",
    ":\\72oot",
    ".\\6d h-frame",
    ":empty",
    ":not()",
    ":is()",
    "::cue(*)",
    ":defined",
  ],
);
const functions = [
  ":is",
  ":where",
  ":not",
  ":has",
  ":-webkit-any",
  ":matches",
  ":host",
  ":host-context",
  "::slotted",
  ":deep",
  "::v-deep",
].concat([":nth-child", ":NOT", ":\\6eot", ":current", "::cue"]);
const between = [" ", " ", " ", ">", "+", "~", " > ", "||", " >>> ", " /deep/ ", "/**/", "/* } */ ", "\\", "\n", "\f"];
const looks = [
  "display:none",
  "opacity:0",
  "visibility:hidden",
  "transform:scale(0)",
  "mask:linear-gradient(#0000,#0000)",
  "color:#123456",
  "inset:9px",
  "pointer-events:none",
  "clip-path:inset(50%)",
  "filter:opacity(0)",
  "content:'x'",
  "font-size:99px",
  "--mh-left:9999px",
  "--mh-text:9",
  "zoom:9",
  "animation:mh-blink 1ms infinite",
  "content-visibility:hidden",
  "translate:99px",
  "background:#123456",
  "z-index:-1",
  "all:unset",
  "view-transition-name:x",
  "anchor-name:--x",
  "overflow:scroll",
  "position:static",
  "direction:rtl",
  "cursor:none",
  "contain:none",
];
const groups = [
  "@media all",
  "@supports (top:0)",
  "@layer x",
  "@container (min-width:1px)",
  "@starting-style",
  "@scope",
  "@scope (html)",
  "@scope (.a) to (.b)",
].concat([
  "@media all,print",
  "@media not print",
  "@container not (width<1px)",
  "@supports selector(:has(a))",
  "@document url(x)",
  "@nest html &",
  "@-x",
]);
const noise = [
  "<!--",
  "-->",
  ";",
  "}",
  "{",
  "{}",
  "}}",
  "@charset 'x';",
  "@namespace x url(y);",
  "@import 'x' screen{",
  "@page{top:0}",
  "@property --mh-left{syntax:'*';inherits:true;initial-value:9px}",
  "'",
  '"',
  "url(",
  "url( 'a",
  "(",
  "[",
  "/*",
  "*/",
  "\\",
  "\0",
  ".a{content:'\n}html{color:#123456}.b{content:'}",
  ".a{x:url(a'b)}html{color:#123456}.b{y:url('c')}",
  "@view-transition{navigation:auto}",
  "@keyframes mh-blink{to{opacity:0}}",
  "@keyframes fade{to{opacity:0}}",
  "@font-face{font-family:'PingFang SC';src:local('DejaVu Sans Mono')}",
  "@font-face{font-family:-apple-system;src:local('DejaVu Sans Mono')}",
  "@font-face{font-family:'system-ui';src:local('DejaVu Sans Mono')}",
  "@counter-style decimal{system:cyclic;symbols:x}",
  ".a{x:u\\72l(a}html{color:#123456}.b{y:b)}",
  ".a{--x:{}}html{color:#123456}",
  ".a{b:(;}html{color:#123456}c:d)}",
  ".a{/*/*/}html{color:#123456}.b{/**/}",
  ".a[b='\n]{}html{color:#123456}.c['d]{}",
];

/** Style sheets as somebody would write them who wants to reach beyond the page. */
export class RandomSheets {
  private marks = 0;

  constructor(private readonly chances: Chances) {}

  sheet(): string {
    const { chances } = this;
    let text = this.rule(0);
    if (chances.once(4)) text = `${chances.of(groups)}{${text}}`;
    if (chances.once(6)) {
      const at = chances.below(text.length + 1);
      text = text.slice(0, at) + chances.of(noise) + text.slice(at);
    }
    return text;
  }

  private rule(depth: number): string {
    const { chances } = this;
    const body = [`--mark:${++this.marks}`, this.look(), this.look()].join(";");
    let inner = "";
    if (depth < 3 && chances.once(2)) inner = this.rule(depth + 1);
    if (depth < 3 && inner !== "" && chances.once(3)) inner = `${chances.of(groups)}{${inner};${this.look()}}`;
    const list = this.list(0);
    return chances.once(2) ? `${list}{${body};${inner}}` : `${list}{${inner}${body}}`;
  }

  private look(): string {
    return this.chances.of(looks) + this.chances.of(["", "!important", " ! important", "!/**/important"]);
  }

  private list(depth: number): string {
    const all = [this.complex(depth)];
    while (this.chances.once(5)) all.push(this.complex(depth));
    return all.join(",");
  }

  private complex(depth: number): string {
    const { chances } = this;
    let text = chances.once(12) ? chances.of(between) : "";
    text += this.compound(depth);
    while (chances.once(2)) text += chances.of(between) + this.compound(depth);
    return text;
  }

  private compound(depth: number): string {
    const { chances } = this;
    let text = chances.of(simple);
    while (chances.once(3)) text += chances.of(simple);
    if (depth < 3 && chances.once(3)) text += this.call(depth + 1);
    return text;
  }

  private call(depth: number): string {
    const name = this.chances.of(functions);
    const counted = name.includes("nth") ? this.chances.of(["n of ", "1 of ", "2n + 1 of ", ""]) : "";
    return `${name}(${counted}${this.list(depth)})`;
  }
}
