import type { Page } from "playwright-core";
import { SheetCompiler } from "../../compiler/src/wxss/compile.js";
import type { Reach } from "../../compiler/src/wxss/sheet.js";
import { withoutScopes } from "@minihost/protocol";
import { Chances, RandomSheets } from "./random-sheets.js";
import { openPage, pageOpened, Trees } from "./tree.js";
import { Visit } from "./visit.js";

let visit: Visit;

beforeAll(async () => {
  await Visit.startBrowser();
  visit = await asked();
  await watch(visit.page);
});

afterAll(async () => {
  await visit?.close(/Content Security|violates/);
  await Visit.stopBrowser();
});

const reaches: Reach[] = ["program", "page", "component"];

const scopes = ["scoped", "unscoped"] as const;

/** A sheet as the server sends it. */
function compiled(text: string, reach: Reach, scope: (typeof scopes)[number]): string {
  const css = filled(text, reach);
  return scope === "scoped" ? css : withoutScopes(css);
}

function filled(text: string, reach: Reach): string {
  const { code } = new SheetCompiler("pages/index/index.wxss", reach).compile(text);
  const scope = reach === "component" ? "c1" : "_";
  const filled = { "\u0001": scope, "\u0002": "pages/index/index", "\u0003": "/_b/h/f/", "\u0004": "" };
  return Object.entries(filled).reduce((css, [mark, value]) => css.replaceAll(mark, value), code);
}

/** A program's page with the host's bars around it and a question of the host above it. */
async function asked(): Promise<Visit> {
  const trees = new Trees();
  const t = trees.el.bind(trees);
  const card = t("view", { c: "c1: c1:b" }, t("view", { c: "c1:a" }, t("text", { c: "c1:b" }, "inner")));
  const nodes = [t("view", { i: "i", c: "_:a" }, t("view", { c: "_:b" }, "b"), t("text", { c: "_:a" }, "a"), card)];
  const visit = await Visit.open(() => [], { launch: () => openPage(pageOpened(1, "pages/index/index"), nodes) });
  visit.server.send({ t: "ask", id: 1, name: "consent", args: { scope: "scope.userLocation", reason: "because" } });
  await visit.page.waitForSelector("[data-host=consent] [data-action=allow]:enabled");
  return visit;
}

interface Watch {
  /** puts sheets in the place of those before */
  put(sheets: string[]): void;
  /** what of the host looks how */
  host(): string[];
  /** the same without any sheet */
  before?: string[];
  /** what a program could tell by the looks of its page */
  seen(): string[];
}

declare global {
  interface Window {
    watch: Watch;
  }
}

/** Everything of the host that can be seen or asked for, in words. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const layer = document.querySelector(".mh-chrome")!;
    const inner = [...layer.shadowRoot!.querySelectorAll("*")];
    const outer = [
      document.documentElement,
      document.head,
      document.body,
      ...document.body.querySelectorAll(":scope > *"),
    ];
    outer.push(...document.querySelectorAll(".mh-stage, .mh-page, .mh-page-scroll"));
    const pseudos = ["::before", "::after", "::backdrop", "::first-line", "::view-transition"];
    const points = [0.1, 0.5, 0.9].flatMap((x) =>
      [0.02, 0.3, 0.7, 0.97].map((y) => [innerWidth * x, innerHeight * y] as const),
    );
    const nameOf = (el: Element | null | undefined) => (el ? `${el.localName}.${el.className}` : "nothing");
    const looks = (el: Element, pseudo?: string) => {
      const style = getComputedStyle(el, pseudo);
      return [...style].map((name) => `${name}:${style.getPropertyValue(name)}`).join(";");
    };
    const box = (el: Element) => JSON.stringify(el.getBoundingClientRect());
    const custom = ["--mark", "--mh-left", "--mh-text"];
    const customs = (el: Element) => custom.map((name) => getComputedStyle(el).getPropertyValue(name)).join();
    window.watch = {
      put: (sheets) => {
        document.adoptedStyleSheets = sheets.map((text) => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(text);
          return sheet;
        });
      },
      host: () => [
        ...[...outer, ...inner].map((el) => `${nameOf(el)} ${box(el)} ${customs(el)} ${looks(el)}`),
        ...outer.flatMap((el) => pseudos.map((pseudo) => `${nameOf(el)}${pseudo} ${looks(el, pseudo)}`)),
        ...points.map(
          ([x, y]) =>
            `${x} ${y} ${nameOf(document.elementFromPoint(x, y))} ${nameOf(layer.shadowRoot!.elementFromPoint(x, y))}`,
        ),
        ...[...document.documentElement.attributes].map(({ name, value }) => `${name}=${value}`),
      ],
      seen: () =>
        [...document.querySelectorAll(".mh-page-body, .mh-page-body *")].map((el) => `${customs(el)} ${looks(el)}`),
    };
  });
  // what moves by itself would be taken for a change
  await page.evaluate(() => {
    const still = new CSSStyleSheet();
    still.replaceSync("* { transition: none !important; animation: none !important }");
    document.querySelector(".mh-chrome")!.shadowRoot!.adoptedStyleSheets.push(still);
  });
  const looks = () => page.evaluate(() => JSON.stringify((window.watch.before = window.watch.host())));
  await vi.waitFor(async () => expect(await looks()).toBe(await looks()), { timeout: 20_000, interval: 300 });
}

/** Which of the host's surfaces look different under these sheets, and what the page learns of the host's attributes. */
async function reached(page: Page, sheets: string[]): Promise<string[]> {
  // Sheets before may have covered the question for a moment; its answer counts again when it was seen for a while.
  await page.waitForSelector("[data-host=consent] [data-action=allow]:enabled");
  return page.evaluate((texts) => {
    const part = (line: string, before = "") => {
      const at = [...line].findIndex((character, at) => character !== before[at]);
      return `${line.slice(0, 60)} … ${line.slice(Math.max(0, at - 40), at + 80)}`;
    };
    const differing = (before: string[], after: string[]) =>
      after.flatMap((line, at) => (line === before[at] ? [] : [part(line, before[at])]));
    const { watch } = window;
    const before = watch.before!;
    watch.put(texts);
    const found = differing(before, watch.host());
    const seen = watch.seen();
    const hosts = [...document.querySelectorAll("html, body, .mh-frame, .mh-stage, .mh-chrome")];
    const kept = hosts.map((el) =>
      ["data-minihost-session", "data-host"].map((name) => [name, el.getAttribute(name)] as const),
    );
    for (const el of hosts) for (const name of ["data-minihost-session", "data-host"]) el.setAttribute(name, "zz");
    found.push(...differing(seen, watch.seen()).map((line) => `read out: ${line}`));
    hosts.forEach((el, at) =>
      kept[at]!.forEach(([name, value]) => (value === null ? el.removeAttribute(name) : el.setAttribute(name, value))),
    );
    watch.put([]);
    return found;
  }, sheets);
}

it.each([
  [
    "a nested rule",
    ".a { [data-host='chrome']:not(&) { opacity: 0 !important; mask: linear-gradient(#0000, #0000) !important } }",
  ],
  ["a nested rule of a group", ".a { @media all { :not(&) { display: none !important } } }"],
  ["what has it", ".a { *:has(&) { color: #123456; display: none !important } }"],
  ["a prefix of an attribute", '.a { :is([data-minihost-session^="s"] &) { --mark: 1 } }'],
  ["an attribute around", '[data-minihost-session^="s"] .a { --mark: 1 }'],
  ["an attribute asked for within", '.a:is([data-minihost-session^="s"] *), .b:not(:not([data-host] *)) { --mark: 1 }'],
  ["a count of what an attribute has", '.a:nth-child(n of [data-minihost-session^="s"] *) { --mark: 1 }'],
  ["a string over two lines", '.a { content: "\n} html { --mark: 1 } .b { content: "" }'],
  ["a string over two lines in a selector", '.a[b="\n] {} html { --mark: 1 } .c["] {}'],
  ["an address with an escape", ".a { x: u\\72l(a } html { --mark: 1 } .b { y: b) }"],
  ["a comment that ends early", ".a { /*/*/ } html { --mark: 1 } .b { /**/ }"],
  ["a condition with a string", '@media (x:"\n) { } html { --mark: 1 } @media all { .b { } }'],
  ["a comment in a value", ".a { top: 0/*\\*/} html { --mark: 1 } .b { x: /**/ 1 }"],
  ["steps of an animation", "@keyframes k { to { top: 0 } } html { --mark: 1 } .a { animation: k 1s }"],
  [
    "fonts of the host",
    "@font-face { font-family: -apple-system; src: local('DejaVu Sans Mono') } @font-face { font-family: 'system-ui'; src: local('DejaVu Sans Mono') } @font-face { font-family: 'PingFang SC'; src: local('DejaVu Sans Mono') }",
  ],
  [
    "animations of the host",
    "@keyframes mh-blink { to { opacity: 0 } } @keyframes rise { from { opacity: 0; translate: 999px } }",
  ],
  ["a scope of its own", "@scope (html) { :scope { --mark: 1 } body { display: none } }"],
  ["a sibling", "> .a, + main, ~ div { --mark: 1 } .mh-page-body ~ * { --mark: 1 }"],
])("keeps %s within the page", async (_name, text) => {
  expect(
    await reached(
      visit.page,
      reaches.flatMap((reach) => scopes.map((scope) => compiled(text, reach, scope))),
    ),
  ).toEqual([]);
});

it("shows the host's layer as it is even where a style sheet reaches it", async () => {
  const everything =
    "display: none; opacity: 0; visibility: hidden; transform: scale(0); translate: 99px; mask: linear-gradient(#0000, #0000); filter: opacity(0);" +
    "clip-path: inset(50%); position: static; inset: 99px; width: 9px; height: 9px; zoom: 3; color: #123456; font: 99px monospace; pointer-events: auto;" +
    "direction: rtl; writing-mode: vertical-rl; letter-spacing: 9px; text-indent: 99px; line-height: 9; content-visibility: hidden; contain: strict; margin: 9px;" +
    "--mh-left: 9999px; --mh-top: 9999px; --mh-width: 9px; --mh-text: 9; --mh-safe-bottom: 99px; overlay: none; cursor: none; background: #123456; z-index: -1";
  const rule = everything.replaceAll(";", " !important;") + " !important";
  const sheet = `.mh-chrome, .mh-chrome::before, .mh-chrome::after { content: "x" !important; ${rule} } .mh-chrome::backdrop { ${rule} }`;
  const found = await reached(visit.page, [sheet]);
  expect(found.filter((line) => !line.startsWith("div.mh-frame mh-chrome::"))).toEqual([]);
  const look = await visit.page.evaluate((text) => {
    const layer = document.querySelector(".mh-chrome")!;
    window.watch.put([text]);
    const style = getComputedStyle(layer);
    const found = [
      style.opacity,
      style.display,
      style.position,
      style.maskImage,
      style.color,
      style.getPropertyValue("--mh-left"),
    ];
    const pseudo = getComputedStyle(layer, "::before").content;
    window.watch.put([]);
    return [...found, pseudo];
  }, sheet);
  expect(look).toEqual(["1", "block", "fixed", "none", "rgba(0, 0, 0, 0.9)", "0px", "none"]);
});

it.each(scopes)("has sheets that are %s reach what is the page's own", async (scope) => {
  const rules = [".a", "page", "view", "*", "page .a", "#i", ".a > .b", "view:has(.b)", ":not(.a)", "[id=i]"];
  const sheets = rules.flatMap((selector) =>
    (["program", "page"] as const).map((reach) => compiled(`${selector} { --mark: 1 }`, reach, scope)),
  );
  const blind = await visit.page.evaluate((texts) => {
    const { watch } = window;
    watch.put([]);
    const before = watch.seen().join();
    return texts.filter((text) => (watch.put([text]), watch.seen().join() === before));
  }, sheets);
  expect(blind).toEqual([]);
});

const fuzzMs = Number(process.env["MINIHOST_FUZZ_MS"] ?? 12_000);

it(
  "keeps whatever a program writes into its style sheets within the page",
  async () => {
    const seed = Number(process.env["MINIHOST_SEED"] ?? 20261129);
    const sheets = new RandomSheets(new Chances(seed));
    const until = Date.now() + fuzzMs;
    let tried = 0;
    for (let batch = 0; batch < 400 && (batch < 20 || Date.now() < until); batch++) {
      const texts = Array.from(
        { length: 30 },
        () => [sheets.sheet(), reaches[batch % 3]!, scopes[batch % 2]!] as const,
      );
      const found = await reached(
        visit.page,
        texts.map((sheet) => compiled(...sheet)),
      );
      tried += texts.length;
      if (found.length === 0) continue;
      for (const sheet of texts)
        expect({ seed, sheet, found: await reached(visit.page, [compiled(...sheet)]) }).toMatchObject({ found: [] });
      expect({ seed, batch, found }).toMatchObject({ found: [] });
    }
    console.log(`${tried} sheets`);
  },
  120_000 + fuzzMs,
);
