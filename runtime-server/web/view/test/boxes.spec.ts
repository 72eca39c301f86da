import type { Input } from "@minihost/protocol";
import { openPage, pageOpened, Trees } from "./tree.js";
import { Visit } from "./visit.js";

beforeAll(() => Visit.startBrowser());
afterAll(() => Visit.stopBrowser());

const inputs = <I extends Input["i"]>(visit: Visit, i: I) =>
  visit.server.inputs.filter((input): input is Extract<Input, { i: I }> => input.i === i);
const square =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="red"/></svg>';

it("lays text and pictures out as the platform does, and gives no room to what is not there", async () => {
  const trees = new Trees();
  const t = trees.el.bind(trees);
  const narrow = "width: 120px; overflow: hidden;";
  const long = "words that do not fit on a line";
  const nodes = [
    t("view", { s: `${narrow} white-space: nowrap` }, t("text", { i: "nowrap" }, long)),
    t("view", { s: narrow }, t("text", { i: "wrap" }, long)),
    t("view", { s: "white-space: nowrap" }, t("text", { i: "lines" }, "one\ntwo   spaced\nthree")),
    t("image", { i: "padded", s: "width: 60px; height: 60px; padding: 40px 0", a: { src: "/square.svg" } }),
    t("view", { i: "above" }, "above"),
    t("ad", { a: { "unit-id": "a" } }),
    t("official-account"),
    t("cover-image", { i: "broken", a: { src: "nothing-there.png" }, l: { error: 1 } }),
    t("view", { i: "below" }, "below"),
    t(
      "scroll-view",
      { i: "scroll", s: "height: 80px", a: { "scroll-y": true } },
      t("view", { i: "floating", s: "position: absolute; top: 30px; left: 10px" }, "floating"),
      t("view", { s: "height: 400px" }),
    ),
  ];
  const visit = await Visit.open(() => [], {
    launch: () => openPage(pageOpened(1, "pages/index/index"), nodes),
    files: { "square.svg": { type: "image/svg+xml", body: square } },
  });
  const { page } = visit;
  const box = async (selector: string) => (await page.locator(selector).boundingBox())!;
  const line = (await box("#above")).height;
  expect((await box("#nowrap")).height).toBeLessThan(line * 1.5);
  expect((await box("#wrap")).height).toBeGreaterThan(line * 1.5);
  expect((await box("#lines")).height).toBeGreaterThan(line * 2.5);
  expect((await box("#lines")).height).toBeLessThan(line * 3.5);
  await page.locator("#padded img:not([data-empty])").waitFor();
  const picture = await page.locator("#padded img").evaluate((img) => {
    const { paddingTop, height } = getComputedStyle(img);
    return [paddingTop, height];
  });
  expect(picture).toEqual(["40px", "140px"]);
  await visit.eventually(() => expect(inputs(visit, "event").map((event) => event.type)).toContain("error"));
  const above = await box("#above");
  expect((await box("#below")).y - (above.y + above.height)).toBeLessThan(line * 1.5);
  const [scroll, floating] = [await box("#scroll"), await box("#floating")];
  expect([floating.x - scroll.x, floating.y - scroll.y]).toEqual([10, 30]);
  await page.locator("#scroll").evaluate((el) => el.scrollTo(0, 20));
  await visit.eventually(async () => expect((await box("#floating")).y - scroll.y).toBe(10));
  await visit.close(/404/);
});

it("says where the targets of an event lie", async () => {
  const trees = new Trees();
  const t = trees.el.bind(trees);
  const inner = t("view", { i: "inner", s: "position: absolute; left: 15px; top: 7px; width: 50px; height: 30px" });
  const host = t(":my-card", { i: "card", s: "display: block" }, inner);
  const nodes = [
    t(
      "view",
      { i: "outer", s: "position: relative; margin-left: 30px; height: 60px", l: { tap: 1 } },
      t("view", {}, host),
    ),
  ];
  const visit = await Visit.open(() => [], { launch: () => openPage(pageOpened(1, "pages/index/index"), nodes) });
  await visit.page.locator("#inner").click();
  await visit.eventually(() => expect(inputs(visit, "event")).toHaveLength(1));
  const { at } = inputs(visit, "event")[0]!;
  const [innerId, cardId, outerId] = ["inner", "card", "outer"].map((name) => trees.id(name));
  expect(at).toEqual([innerId, 15, 7, cardId, 0, 0, outerId, 30, 0]);
  await visit.close();
});

it("puts the cursor where the program wants it", async () => {
  const trees = new Trees();
  const field = trees.el("input", { i: "field", a: { value: "" }, l: { input: 1 } });
  const visit = await Visit.open(() => [], {
    launch: () => openPage(pageOpened(1, "pages/index/index"), [field]),
    input: (input) => {
      if (input.i !== "event" || input.type !== "input") return [];
      const { value } = input.detail as { value: string };
      return [{ c: "value", page: 1, node: input.node, value: value.replace("X", "--"), rev: input.rev!, cursor: 2 }];
    },
  });
  const input = visit.page.locator("#field input");
  await input.pressSequentially("abcX");
  await visit.eventually(async () => {
    expect(await input.inputValue()).toBe("abc--");
    expect(await input.evaluate((el: HTMLInputElement) => el.selectionStart)).toBe(2);
  });
  await visit.close();
});

it("counts the lines of a textarea", async () => {
  const trees = new Trees();
  const value = Array.from({ length: 10 }, (_, i) => `line ${i}`).join("\n");
  const area = trees.el("textarea", { i: "area", a: { value, "auto-height": true }, l: { linechange: 1 } });
  const visit = await Visit.open(() => [], { launch: () => openPage(pageOpened(1, "pages/index/index"), [area]) });
  await visit.page.locator("#area textarea").click();
  await visit.page.keyboard.press("Control+End");
  await visit.page.keyboard.press("Enter");
  const counts = () => inputs(visit, "event").map((event) => (event.detail as { lineCount: number }).lineCount);
  await visit.eventually(() => expect(counts().at(-1)).toBe(11));
  await visit.close();
});

it("hides toast and loading together, or each alone where the program says so", async () => {
  const visit = await Visit.open(() => []);
  const { page, server } = visit;
  const shown = () => page.locator('[data-host="toast"], [data-host="loading"]').allInnerTexts();
  const say = (name: "toast" | "loading" | "hideToast" | "hideLoading", args: object) =>
    server.do([{ c: "ui", id: 0, name, args }]);
  for (const [show, hide] of [
    ["loading", "hideToast"],
    ["toast", "hideLoading"],
  ] as const) {
    say(show, { title: show, duration: 60_000 });
    await visit.eventually(async () => expect(await shown()).toEqual([show]));
    say(hide, { noConflict: true });
    say(hide, {});
    await visit.eventually(async () => expect(await shown()).toEqual([]));
  }
  say("toast", { title: "stays", duration: 60_000 });
  say("hideLoading", { noConflict: true });
  say("loading", { title: "replaces" });
  await visit.eventually(async () => expect(await shown()).toEqual(["replaces"]));
  await visit.close();
});

it("asks before a page is left that wants it", async () => {
  const trees = new Trees();
  const filler = (text: string) => [trees.el("view", {}, text)];
  const visit = await Visit.open(() => [], {
    launch: () => openPage(pageOpened(1, "pages/index/index"), filler("one")),
    input: (input) => (input.i === "back" ? [{ c: "show", page: 1, closed: [2], how: "pop" }] : []),
  });
  const { page, server } = visit;
  server.do(openPage(pageOpened(2, "pages/two/two"), filler("two"), "push"));
  server.do([{ c: "ui", id: 0, name: "alertBeforeUnload", args: { page: 2, message: "Leave?" } }]);
  await page.waitForURL("**/pages/two/two");
  const modal = page.locator('[data-host="modal"]');
  await page.goBack();
  await modal.getByText("Leave?").waitFor();
  await modal.locator("[data-action=cancel]").click();
  await modal.waitFor({ state: "detached" });
  expect(new URL(page.url()).pathname).toContain("pages/two/two");
  expect(inputs(visit, "back")).toHaveLength(0);
  await page.goBack();
  await modal.locator("[data-action=confirm]").click();
  await page.waitForURL("**/pages/index/index");
  await visit.eventually(() => expect(inputs(visit, "back")).toHaveLength(1));
  await visit.close();
});
