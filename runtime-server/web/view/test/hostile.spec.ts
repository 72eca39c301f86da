import { deflateSync, crc32 } from "node:zlib";
import type { TreeNode } from "@minihost/protocol";
import { openPage, pageOpened, Trees } from "./tree.js";
import { shots, Visit } from "./visit.js";

beforeAll(() => Visit.startBrowser());
afterAll(() => Visit.stopBrowser());

/** A grey picture of many pixels in few bytes. */
function hugePicture(side: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const size = Buffer.alloc(4);
    size.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([size, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 8;
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  const pixels = deflateSync(Buffer.alloc((side + 1) * side), { level: 1 });
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
}

async function open(nodes: TreeNode[], style: string, files = {}): Promise<Visit> {
  return Visit.open(() => [], {
    launch: () => openPage(pageOpened(1, "pages/index/index"), nodes),
    styles: { app: style, "pages/index/index": "" },
    files,
  });
}

it("keeps the host's own layer above whatever a program's styles do", async () => {
  const trees = new Trees();
  const t = trees.el.bind(trees);
  const style = `
    ._\\:cover { position: fixed; inset: -9999px; z-index: 2147483647; background: red; width: 99999px; height: 99999px; }
    ._\\:spin { animation: spin 0.001s infinite; } @keyframes spin { to { transform: rotate(1turn) scale(50) } }`;
  const visit = await open(
    [
      t("view", { i: "cover", c: "_:cover", l: { tap: 1 } }, t("view", { c: "_:spin" }, "▲")),
      t("root-portal", {}, t("view", { c: "_:cover" })),
    ],
    style,
  );
  const { page, server } = visit;
  const capsule = page.locator("[data-host=capsule]");
  const box = (await capsule.boundingBox())!;
  const top = await page.evaluate(
    ([x, y]) => document.elementFromPoint(x!, y!)?.className,
    [box.x + box.width / 2, box.y + box.height / 2],
  );
  expect(top).toContain("mh-chrome");
  server.do([{ c: "ui", id: 7, name: "modal", args: { title: "host", content: "above" } }]);
  await page.locator("[data-host=modal] [data-action=confirm]").click();
  await visit.eventually(() =>
    expect(server.inputs.find((input) => input.i === "reply")).toMatchObject({ value: { confirm: true } }),
  );
  await page.screenshot({ path: `${shots}/hostile-style.png` });
  await visit.close();
});

it("answers while a huge picture is being taken apart", async () => {
  const trees = new Trees();
  const t = trees.el.bind(trees);
  const body = hugePicture(10_000);
  const visit = await open(
    [
      t("image", { i: "huge", a: { src: "/huge.png", mode: "aspectFit" }, l: { load: 1, error: 1 } }),
      t("button", { i: "go", l: { tap: 1 } }, "go"),
    ],
    "",
    { "huge.png": { type: "image/png", body } },
  );
  const { page, server } = visit;
  for (let i = 0; i < 5; i++) await page.locator("#go").click();
  await visit.eventually(() =>
    expect(server.inputs.filter((input) => input.i === "event" && input.type === "tap")).toHaveLength(5),
  );
  await visit.eventually(() =>
    expect(server.inputs.some((input) => input.i === "event" && /load|error/.test(input.type))).toBe(true),
  );
  await visit.close();
});

it("shows no markup that acts, and text of every script", async () => {
  const trees = new Trees();
  const t = trees.el.bind(trees);
  const markup = `<p onclick="x()">ok<script>window.hit=1</script><iframe src="https://invalid.test"></iframe><img src=x onerror="window.hit=1">
    <a href="javascript:window.hit=1">a</a><svg><animate onbegin="window.hit=1"/></svg><style>*{display:none}</style>
    <form action="https://invalid.test"><input name=q></form><object data="x"></object><math><mtext><table><mglyph><style><img src=x onerror="window.hit=1">`;
  const words = [
    "العربية من اليمين",
    "עברית",
    "हिन्दी",
    "ไทย",
    "日本語",
    "한국어",
    "中文",
    "👩‍👩‍👧‍👦🏳️‍🌈",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢",
    "\u202Eesrever\u202C",
    "a".repeat(5000),
  ];
  const visit = await open(
    [
      t("rich-text", { i: "rich", a: { nodes: markup } }),
      t("rich-text", {
        i: "nodes",
        a: {
          nodes: [
            { name: "SCRIPT", children: [{ type: "text", text: "window.hit=1" }] },
            { name: "img", attrs: { src: "javascript:window.hit=1", onerror: "window.hit=1" } },
            { type: "text", text: "a&lt;b" },
          ],
        },
      }),
      ...words.map((word, at) => t("text", { i: `w${at}` }, word)),
    ],
    "",
  );
  const { page } = visit;
  await visit.eventually(async () => expect(await page.locator("#rich").innerHTML()).toContain("ok"));
  await visit.settled();
  expect(
    await page
      .locator("#rich, #nodes")
      .evaluateAll((all) =>
        all.map(
          (el) => el.querySelectorAll("script,iframe,form,input,style,object,svg,[onclick],[onerror],[href]").length,
        ),
      ),
  ).toEqual([0, 0]);
  expect(await page.evaluate(() => "hit" in window)).toBe(false);
  expect(await page.locator("#nodes").textContent()).toBe("a<b");
  for (const [at, word] of words.entries()) expect(await page.locator(`#w${at}`).textContent()).toBe(word);
  expect(await page.locator(".mh-page-scroll").evaluate((el) => el.scrollWidth <= el.clientWidth)).toBe(true);
  await page.screenshot({ path: `${shots}/scripts.png` });
  await visit.close(/Content Security|violates/);
});
