import { drawn, still } from "../../e2e/src/still.js";
import type { Page } from "playwright-core";
import { openPage, pageOpened, Trees } from "./tree.js";
import { Visit } from "./visit.js";

beforeAll(() => Visit.startBrowser());
afterAll(() => Visit.stopBrowser());

const phone = { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } };

/** A finger's way over the screen. */
async function drag(
  page: Page,
  from: [number, number],
  to: [number, number],
  { steps = 10, hold = 0, up = true } = {},
) {
  const client = await page.context().newCDPSession(page);
  const at = (t: number) => [{ x: from[0] + (to[0] - from[0]) * t, y: from[1] + (to[1] - from[1]) * t }];
  await client.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at(0) });
  // a finger that rests is what is tested
  if (hold > 0) await page.waitForTimeout(hold);
  for (let i = 1; i <= steps; i++) {
    await client.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: at(i / steps) });
    await drawn(page, 1);
  }
  if (up) await client.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

async function middle(page: Page, selector: string): Promise<[number, number]> {
  const box = (await page.locator(selector).boundingBox())!;
  return [box.x + box.width / 2, box.y + box.height / 2];
}

it("swipes, scrolls and pulls with a finger", async () => {
  const visit = await Visit.open((gallery) => gallery.scrolling(), {}, phone);
  const { page } = visit;
  const [x, y] = await middle(page, "#swiper");
  await drag(page, [x + 100, y], [x - 120, y + 10]);
  await visit.eventually(() =>
    expect(visit.events("change", "swiper")[0]?.detail).toEqual({ current: 1, currentItemId: "i1", source: "touch" }),
  );
  await drag(page, [x, y], [x + 8, y - 250]);
  await visit.eventually(async () =>
    expect(await page.locator(".mh-page-scroll").evaluate((el) => el.scrollTop)).toBeGreaterThan(100),
  );
  expect(visit.events("change", "swiper")).toHaveLength(1);
  await visit.close();
});

it("taps, presses long and follows sideways moves", async () => {
  const trees = new Trees();
  const t = trees.el.bind(trees);
  const all = { touchstart: 1, touchmove: 1, touchend: 1, touchcancel: 1, tap: 1, longpress: 1 };
  const nodes = [
    t("view", { i: "row", s: "height: 200rpx; background: #eee", l: all }, t("text", { i: "inner" }, "inner")),
    t("view", { s: "height: 3000rpx" }),
  ];
  const visit = await Visit.open(
    () => [],
    { launch: () => openPage(pageOpened(1, "pages/index/index"), nodes) },
    phone,
  );
  const { page, server } = visit;
  const events = () => server.inputs.filter((input) => input.i === "event");
  await page.locator("#inner").tap();
  await visit.eventually(() => expect(events().map((event) => event.type)).toEqual(["touchstart", "touchend", "tap"]));
  expect(events()[2]).toMatchObject({ node: trees.id("inner"), bubbles: true });
  server.inputs.length = 0;

  const [x, y] = await middle(page, "#row");
  await drag(page, [x, y], [x - 150, y + 4], { steps: 20 });
  await visit.eventually(() => expect(events().at(-1)?.type).toBe("touchend"));
  const types = events().map((event) => event.type);
  expect(types.filter((type) => type === "touchmove").length).toBeGreaterThan(5);
  expect(types).not.toContain("touchcancel");
  expect(types).not.toContain("tap");
  server.inputs.length = 0;

  await drag(page, [x, y], [x, y], { steps: 1, hold: 450 });
  await visit.eventually(() => expect(events().map((event) => event.type)).toContain("touchend"));
  expect(events().map((event) => event.type)).toContain("longpress");
  expect(events().map((event) => event.type)).not.toContain("tap");
  await visit.close();
});

it("lets a caught touchmove stop the page but not what scrolls inside", async () => {
  const trees = new Trees();
  const t = trees.el.bind(trees);
  const lines = [...Array(30).keys()].map((i) => t("view", { s: "height: 40px" }, `line ${i}`));
  const nodes = [
    t(
      "view",
      { i: "mask", s: "height: 600rpx; background: #ddd", l: { touchmove: 4 } },
      t("scroll-view", { i: "list", s: "height: 200px", a: { "scroll-y": true } }, ...lines),
    ),
    t("view", { s: "height: 3000rpx" }),
  ];
  const visit = await Visit.open(
    () => [],
    { launch: () => openPage(pageOpened(1, "pages/index/index"), nodes) },
    phone,
  );
  const { page } = visit;
  const scrolled = (selector: string) => page.locator(selector).evaluate((el) => el.scrollTop);
  await drag(page, [200, 330], [200, 130]);
  await still(page);
  expect(await scrolled(".mh-page-scroll")).toBe(0);
  const [x, y] = await middle(page, "#list");
  await drag(page, [x, y + 60], [x, y - 60]);
  await visit.eventually(async () => expect(await scrolled("#list")).toBeGreaterThan(50));
  await visit.close();
});

it("refreshes a page that is pulled down", async () => {
  const trees = new Trees();
  const page1 = pageOpened(1, "pages/index/index", { window: { enablePullDownRefresh: true } });
  const nodes = [trees.el("view", { i: "tall", s: "height: 2000rpx" }, "pull me")];
  const visit = await Visit.open(() => [], { launch: () => openPage(page1, nodes) }, phone);
  const { page, server } = visit;
  await drag(page, [200, 120], [200, 320]);
  await visit.eventually(() => expect(server.inputs).toContainEqual({ i: "pulldown", page: 1 }));
  const offset = () => page.locator(".mh-page-scroll").evaluate((el) => el.getBoundingClientRect().top);
  await visit.eventually(async () => expect(await offset()).toBe(44 + 50));
  server.do([{ c: "ui", id: 0, name: "stopPullDownRefresh", args: { page: 1 } }]);
  await visit.eventually(async () => expect(await offset()).toBe(44));
  await visit.close();
});
