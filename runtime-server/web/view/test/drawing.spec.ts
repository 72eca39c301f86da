import type { DrawAction, ViewCommand } from "@minihost/protocol";
import type { Page } from "playwright-core";
import { openPage, pageOpened, Trees } from "./tree.js";
import { shots, Visit } from "./visit.js";

beforeAll(() => Visit.startBrowser());
afterAll(() => Visit.stopBrowser());

const red =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='20' height='20'%3E%3Crect width='20' height='20' fill='red'/%3E%3C/svg%3E";

/** Colour of a point of a canvas, in CSS pixels. */
function colorAt(page: Page, selector: string, x: number, y: number): Promise<number[]> {
  return page.locator(`${selector} canvas`).evaluate(
    (el, [left, top]) => {
      const canvas = el as HTMLCanvasElement;
      const ratio = canvas.width / canvas.clientWidth;
      const { data } = canvas.getContext("2d")!.getImageData(left! * ratio, top! * ratio, 1, 1);
      return [...data];
    },
    [x, y],
  );
}

async function open(trees: Trees, ...nodes: ReturnType<Trees["el"]>[]): Promise<Visit> {
  return Visit.open(() => [], { launch: () => openPage(pageOpened(1, "pages/index/index"), nodes) });
}

it("paints both kinds of canvases, with pictures, and keeps parts of them", async () => {
  const trees = new Trees();
  const t = trees.el.bind(trees);
  const visit = await open(
    trees,
    t("canvas", { i: "old", s: "width: 200px; height: 100px", a: { "canvas-id": "old" }, l: { touchstart: 1 } }),
    t("canvas", { i: "new", s: "width: 200px; height: 100px", a: { type: "2d" } }),
  );
  const { page, server } = visit;
  const draw = (
    id: number,
    name: string,
    actions: DrawAction[],
    more: { clear?: boolean; raw?: boolean } = {},
  ): ViewCommand => ({
    c: "ui",
    id,
    name: "draw",
    args: { page: 1, node: trees.id(name), actions, ...more },
  });
  const reply = (id: number) =>
    server.inputs.find((input) => input.i === "reply" && input.id === id) as
      { ok: boolean; value: Record<string, unknown> } | undefined;
  server.do([
    draw(
      1,
      "old",
      [
        ["fillStyle", "#00ff00"],
        ["fillRect", 0, 0, 200, 100],
        ["image", 1, red],
        ["drawImage", { image: 1 }, 100, 50, 20, 20],
      ],
      { clear: true },
    ),
    draw(
      2,
      "new",
      [
        ["size", 400, 200],
        ["scale", 2, 2],
        [
          "fillStyle",
          {
            type: "linear",
            data: [0, 0, 200, 0],
            stops: [
              [0, "blue"],
              [1, "blue"],
            ],
          },
        ],
        ["fillRect", 0, 0, 100, 100],
        ["noSuchThing"],
        ["fillRect", 150, 0, 50, 100],
      ],
      { raw: true },
    ),
  ]);
  await visit.eventually(() => expect([reply(1)?.ok, reply(2)?.ok]).toEqual([true, true]));
  expect(await colorAt(page, "#old", 10, 10)).toEqual([0, 255, 0, 255]);
  expect(await colorAt(page, "#old", 110, 60)).toEqual([255, 0, 0, 255]);
  expect(await colorAt(page, "#new", 50, 50)).toEqual([0, 0, 255, 255]);
  expect(await colorAt(page, "#new", 120, 50)).toEqual([0, 0, 0, 0]);
  expect(await colorAt(page, "#new", 170, 50)).toEqual([0, 0, 255, 255]);
  server.do([
    draw(3, "old", [["clearRect", 0, 0, 50, 100]]),
    {
      c: "ui",
      id: 4,
      name: "canvasFile",
      args: { page: 1, node: trees.id("old"), x: 100, y: 50, width: 10, height: 10, fileType: "jpg" },
    },
    {
      c: "ui",
      id: 5,
      name: "canvasData",
      args: { page: 1, node: trees.id("old"), x: 100, y: 50, width: 1, height: 1 },
    },
    { c: "ui", id: 7, name: "canvasFile", args: { page: 1, node: trees.id("new"), x: 0, y: 0, width: 0, height: 0 } },
  ]);
  await visit.eventually(() => expect(reply(7)).toBeDefined());
  expect(await colorAt(page, "#old", 10, 10)).toEqual([0, 0, 0, 0]);
  expect(reply(4)?.value["tempFilePath"]).toMatch(/^data:image\/jpeg;base64,/);
  expect(reply(5)?.value).toMatchObject({
    width: 1,
    height: 1,
    data: Buffer.from([255, 0, 0, 255]).toString("base64"),
  });
  expect(reply(7)?.ok).toBe(false);
  const box = (await page.locator("#old").boundingBox())!;
  await page.mouse.click(box.x + 30, box.y + 20);
  await visit.eventually(() =>
    expect(server.inputs.find((input) => input.i === "event" && input.type === "touchstart")).toMatchObject({
      extra: { touches: [{ x: 30, y: 20 }] },
    }),
  );
  await visit.close(/TypeError/);
});

it("writes, formats and reads rich text", async () => {
  const trees = new Trees();
  const visit = await open(
    trees,
    trees.el("editor", {
      i: "ed",
      a: { placeholder: "写点什么" },
      l: { ready: 1, input: 1, focus: 1, blur: 1, statuschange: 1 },
    }),
  );
  const { page, server } = visit;
  const events = (type: string) => server.inputs.filter((input) => input.i === "event" && input.type === type);
  await visit.eventually(() => expect(events("ready")).toHaveLength(1));
  await page.locator("#ed .ql-editor").click();
  await page.keyboard.type("hello");
  await page.keyboard.press("Control+A");
  const ask = (id: number, method: string, ...args: unknown[]): ViewCommand => ({
    c: "ui",
    id,
    name: "invoke",
    args: { page: 1, node: trees.id("ed"), method, args },
  });
  const reply = (id: number) =>
    server.inputs.find((input) => input.i === "reply" && input.id === id) as
      { value: { html: string; text: string; delta: { ops: unknown[] } } } | undefined;
  server.do([ask(1, "format", "bold"), ask(2, "format", "color", "#ff0000"), ask(3, "getContents", {})]);
  await visit.eventually(() => expect(reply(3)).toBeDefined());
  expect(reply(3)!.value.html).toBe('<p><strong style="color: rgb(255, 0, 0);">hello</strong></p>');
  expect(reply(3)!.value.text).toBe("hello\n");
  server.do([
    ask(4, "setContents", { html: "<p onclick='x()'>hi<script>alert(1)</script></p><img src=x onerror='alert(1)'>" }),
    ask(5, "insertDivider", {}),
    ask(6, "getContents", {}),
  ]);
  await visit.eventually(() => expect(reply(6)).toBeDefined());
  expect(reply(6)!.value.html).not.toMatch(/script|onclick|onerror/);
  expect(reply(6)!.value.html).toContain("<hr>");
  expect(events("input").length).toBeGreaterThan(0);
  expect(events("focus")).toHaveLength(1);
  expect(events("statuschange").at(-1)).toMatchObject({ type: "statuschange" });
  await page.screenshot({ path: `${shots}/editor.png` });
  const videos = ["https://video.invalid/x", server.url].map((video) => ({ insert: { video } }));
  server.do([ask(7, "setContents", { delta: { ops: [...videos, { insert: "\n" }] } }), ask(8, "getContents", {})]);
  await visit.eventually(() => expect(reply(8)).toBeDefined());
  const sandboxes = await page.locator("#ed iframe").evaluateAll((all) => all.map((el) => el.getAttribute("sandbox")));
  expect(sandboxes.map((rights) => /allow-same-origin/.test(rights ?? "none"))).toEqual([true, false]);
  expect(sandboxes.join()).not.toMatch(/top-navigation|modals/);
  expect(sandboxes).not.toContain(null);
  await visit.close(/Content Security|Refused|TypeError/);
});

it("offers regions, and says when there is no camera", async () => {
  const trees = new Trees();
  const t = trees.el.bind(trees);
  const visit = await open(
    trees,
    t(
      "picker",
      {
        i: "region",
        a: { mode: "region", value: ["广东省", "广州市", "海珠区"], "custom-item": "全部" },
        l: { change: 1 },
      },
      t("view", {}, "地区"),
    ),
    t("camera", { i: "camera", a: {}, l: { error: 1, initdone: 1 } }),
  );
  const { page, server } = visit;
  const events = (type: string) => server.inputs.filter((input) => input.i === "event" && input.type === type);
  await visit.eventually(() =>
    expect(events("error")[0]).toMatchObject({ detail: { errMsg: expect.stringMatching(/^insertCamera:fail/) } }),
  );
  await page.locator("#region").click();
  await page.locator('[data-host=picker] [data-column="2"]').waitFor();
  await page.screenshot({ path: `${shots}/region.png` });
  await page.locator("[data-host=picker] [data-action=confirm]").click();
  await visit.eventually(() =>
    expect(events("change")[0]).toMatchObject({
      detail: { value: ["广东省", "广州市", "海珠区"], code: ["440000", "440100", "440105"] },
    }),
  );
  await visit.close();
});

it("answers what a program asks in the middle of what it does, after what was sent before", async () => {
  const trees = new Trees();
  const t = trees.el.bind(trees);
  const visit = await open(
    trees,
    t("canvas", { i: "new", s: "width: 20px; height: 10px", a: { type: "2d" } }),
    t("view", { i: "box", s: "width: 70px; height: 30px; color: rgb(1, 2, 3)" }),
  );
  const { server } = visit;
  const target = { page: 1, node: trees.id("new"), raw: true };
  let asked = 100;
  const look = async (args: object): Promise<{ ok: boolean; value: Record<string, unknown> }> => {
    const id = ++asked;
    server.send({ t: "ask", id, name: "look", args, after: server.seq });
    await visit.eventually(() => expect(server.answers.some((answer) => answer.id === id)).toBe(true));
    return server.answers.find((answer) => answer.id === id) as never;
  };
  server.do([
    {
      c: "ui",
      id: 1,
      name: "draw",
      args: { ...target, actions: [["size", 20, 10], ["fillStyle", "#0000ff"], ["fillRect", 0, 0, 5, 5]] }, // prettier-ignore
    },
  ]);
  const actions: DrawAction[] = [["fillStyle", "#ff0000"], ["fillRect", 5, 0, 5, 5], ["beginPath"], ["rect", 0, 0, 3, 3]]; // prettier-ignore
  const pixels = await look({ ...target, look: "pixels", x: 4, y: 0, width: 2, height: 1, actions });
  expect([...Buffer.from(String(pixels.value["data"]), "base64")]).toEqual([0, 0, 255, 255, 255, 0, 0, 255]);
  const none = { ...target, actions: [] };
  const picture = await look({ ...none, look: "picture", type: "image/png" });
  expect(picture.value["type"]).toBe("image/png");
  expect(Buffer.from(String(picture.value["data"]), "base64").subarray(1, 4).toString()).toBe("PNG");
  const inPath = (x: number) => look({ ...none, look: "context", method: "isPointInPath", data: [x, 1] });
  expect([(await inPath(1)).value, (await inPath(9)).value]).toEqual([{ value: true }, { value: false }]);
  expect((await look({ ...none, look: "context", method: "fillRect", data: [] })).ok).toBe(false);
  expect((await look({ look: "widths", font: "100px serif" })).value["widths"]).toHaveLength(96);
  const item = { node: trees.id("box"), rect: true, size: true, computedStyle: ["color"] };
  expect((await look({ look: "layout", page: 1, items: [item] })).value["items"]).toMatchObject([
    { left: 0, width: 70, height: 30, color: "rgb(1, 2, 3)" },
  ]);
  await visit.close();
});
