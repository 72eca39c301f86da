import type { Page } from "playwright-core";
import { drawn } from "../../e2e/src/still.js";
import { openPage, pageOpened, Trees } from "./tree.js";
import { Visit } from "./visit.js";

beforeAll(() => Visit.startBrowser());
afterAll(() => Visit.stopBrowser());

const phone = { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } };

async function drag(page: Page, from: [number, number], to: [number, number]): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const at = (t: number) => [{ x: from[0] + (to[0] - from[0]) * t, y: from[1] + (to[1] - from[1]) * t }];
  await client.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at(0) });
  for (let i = 1; i <= 6; i++) {
    await client.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: at(i / 6) });
    await drawn(page, 1);
  }
  await client.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

const heights = [40, 90, 60, 30];

function nodes(trees: Trees) {
  const t = trees.el.bind(trees);
  const box = (id: string, height: number) => t("view", { i: id, s: `height: ${height}px` });
  return [
    t(
      "pan-gesture-handler",
      { i: "pan", l: { gesture: 1 } },
      t("view", { i: "ball", s: "width: 200px; height: 100px" }),
    ),
    t("double-tap-gesture-handler", { i: "twice", l: { gesture: 1 } }, t("view", { i: "pad", s: "height: 40px" })),
    t(
      "grid-view",
      { i: "grid", a: { type: "masonry", "cross-axis-count": 2, "main-axis-gap": 10, "cross-axis-gap": 10 } },
      ...heights.map((height, at) => box(`m${at}`, height)),
    ),
    t(
      "view",
      { s: "position: relative; height: 300px" },
      t(
        "draggable-sheet",
        { i: "sheet", l: { sizeupdate: 1 }, a: { "initial-child-size": 0.5, "min-child-size": 0.25, snap: true } },
        t("view", { s: "height: 400px" }),
      ),
    ),
    t("share-element", { i: "from", a: { key: "k" } }, t("view", { s: "width: 50px; height: 50px" })),
  ];
}

it("tells gestures, stacks, drags and moves what pages share", async () => {
  const trees = new Trees();
  const visit = await Visit.open(
    () => [],
    { launch: () => openPage(pageOpened(1, "pages/index/index"), nodes(trees)) },
    phone,
  );
  const { page, server } = visit;
  const details = (type: string, id: string) =>
    server.inputs.flatMap((input) =>
      input.i === "event" && input.type === type && input.node === trees.id(id) ? [input.detail] : [],
    );
  const gestures = (id: string) => details("gesture", id) as Record<string, number>[];

  await drag(page, [50, 100], [150, 110]);
  await visit.eventually(() => expect(gestures("pan").at(-1)?.["state"]).toBe(3));
  const all = gestures("pan");
  expect(all[0]!["state"]).toBe(1);
  expect(all.every(({ state }) => state! >= 1 && state! <= 3)).toBe(true);
  const way = all.reduce((sum, { deltaX }) => sum + deltaX!, 0);
  expect(way, "whatever is told on the way, it is the whole way from where it began").toBe(
    all.at(-1)!["absoluteX"]! - all[0]!["absoluteX"]!,
  );

  // a busy machine would come too late with the second of two taps
  await page.locator("#pad").evaluate((el: HTMLElement) => [el.click(), el.click()]);
  await visit.eventually(() => expect(gestures("twice")).toMatchObject([{ state: 3 }]));

  const top = (id: string) => page.locator(`#${id}`).evaluate((el) => el.getBoundingClientRect().top);
  await visit.eventually(async () => {
    const first = await top("m0");
    expect([(await top("m1")) - first, (await top("m2")) - first]).toEqual([0, 50]);
    expect((await top("m3")) - first).toBe(100);
  });

  const sheet = page.locator("#sheet");
  const height = () => sheet.evaluate((el) => el.getBoundingClientRect().height);
  expect(await height()).toBe(150);
  const box = (await sheet.boundingBox())!;
  await drag(page, [100, box.y + 20], [100, box.y - 110]);
  await visit.eventually(async () => expect(await height()).toBe(300));
  await visit.eventually(() => expect(details("sizeupdate", "sheet").at(-1)).toEqual({ size: 1, pixels: 300 }));

  const t = trees.el.bind(trees);
  const next = [t("share-element", { i: "to", a: { key: "k", duration: 4000 } }, t("view", { s: "height: 200px" }))];
  server.do(openPage(pageOpened(2, "pages/next/next"), next, "push"));
  await visit.eventually(async () =>
    expect(await page.locator("#to").evaluate((el) => el.getAnimations().length)).toBe(1),
  );
  await visit.close();
});
