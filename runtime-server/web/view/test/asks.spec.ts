import type { Locator } from "playwright-core";
import { openPage, pageOpened, Trees } from "./tree.js";
import { shots, Visit } from "./visit.js";

beforeAll(() => Visit.startBrowser());
afterAll(() => Visit.stopBrowser());

const trees = new Trees();
const nodes = [trees.el("button", { i: "go", c: "_:go" }, "Tap quickly")];
const consent = { t: "ask", id: 1, name: "consent", args: { scope: "scope.userLocation", reason: "Shops near you" } };

async function open(options = {}, shell = {}): Promise<Visit> {
  return Visit.open(() => [], { launch: () => openPage(pageOpened(1, "pages/index/index"), nodes), shell }, options);
}

/** Taps where something is, whatever lies there and whether it counts. */
async function tapAt(visit: Visit, target: Locator): Promise<void> {
  const { x, y, width, height } = (await target.boundingBox())!;
  await visit.page.mouse.click(x + width / 2, y + height / 2);
}

it("takes no answer that comes before the question was seen, and takes it then", async () => {
  const visit = await open();
  const { page, server } = visit;
  const allow = page.locator("[data-host=consent] [data-action=allow]");
  const timed = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const { shadowRoot } = document.querySelector(".mh-chrome")!;
        let shown = 0;
        new MutationObserver(() => {
          const button = shadowRoot!.querySelector<HTMLButtonElement>("[data-action=allow]");
          if (!button) return;
          shown ||= performance.now();
          if (!button.disabled) resolve(performance.now() - shown);
        }).observe(shadowRoot!, { childList: true, subtree: true, attributes: true });
      }),
  );
  server.send(consent);
  await allow.waitFor();
  expect(await allow.isDisabled()).toBe(true);
  await tapAt(visit, allow);
  await page.keyboard.press("Enter");
  expect(await timed).toBeGreaterThanOrEqual(500);
  expect(server.answers).toEqual([]);
  await allow.click();
  await visit.eventually(() => expect(server.answers).toMatchObject([{ id: 1, ok: true, value: { granted: true } }]));
  await visit.close();
});

it("says whose program asks, in the host's own words for its own", async () => {
  for (const [developer, words] of [
    ["Corner Bakery", "开发者：Corner Bakery"],
    ["operator", "开发者：本站"],
  ] as const) {
    const visit = await open({}, { developer, language: "zh_CN" });
    visit.server.send(consent);
    await visit.page.locator("[data-host=consent] .developer", { hasText: words }).waitFor();
    await visit.close();
  }
});

it("takes a no at once", async () => {
  const visit = await open();
  visit.server.send(consent);
  await visit.page.locator("[data-host=consent] [data-action=refuse]").click();
  await visit.eventually(() => expect(visit.server.answers).toMatchObject([{ value: { granted: false } }]));
  await visit.close();
});

it("takes no yes while something covers the question", async () => {
  const visit = await open();
  const { page, server } = visit;
  const allow = page.locator("[data-host=consent] [data-action=allow]");
  server.send(consent);
  await page.waitForSelector("[data-host=consent] [data-action=allow]:enabled");
  await page.evaluate(() => {
    const cover = document.createElement("div");
    cover.id = "cover";
    cover.popover = "manual";
    cover.style.cssText = "position:fixed;inset:auto 0 0;height:300px;width:100%;background:#fff;pointer-events:none";
    document.body.append(cover);
    cover.showPopover();
  });
  await page.waitForSelector("[data-host=consent] [data-action=allow]:disabled");
  await page.locator("[data-host=consent] .covered").waitFor();
  await tapAt(visit, allow);
  expect(server.answers).toEqual([]);
  await page.evaluate(() => document.querySelector("#cover")!.remove());
  await allow.click();
  await visit.eventually(() => expect(server.answers).toHaveLength(1));
  await visit.close();
});

it("puts nothing of a program's above a question", async () => {
  const visit = await open();
  const { page, server } = visit;
  server.send(consent);
  await page.waitForSelector("[data-host=consent] [data-action=allow]:enabled");
  server.do([
    { c: "ui", id: 7, name: "modal", args: { title: "Only", content: "a game", confirmText: "Play" } },
    { c: "ui", id: 8, name: "actionSheet", args: { itemList: ["Play", "Play"] } },
    { c: "ui", id: 9, name: "loading", args: { title: "Tap below", mask: true } },
  ] as never);
  await page.locator("[data-host=loading]").waitFor();
  const box = (await page.locator("[data-host=consent]").boundingBox())!;
  const tops = await page.evaluate(({ x, y, width, height }) => {
    const { shadowRoot } = document.querySelector(".mh-chrome")!;
    return [0.1, 0.5, 0.9].map((part) =>
      shadowRoot!
        .elementFromPoint(x + width * part, y + height * part)
        ?.closest("[data-host]")
        ?.getAttribute("data-host"),
    );
  }, box);
  expect(tops).toEqual(["consent", "consent", "consent"]);
  await page.keyboard.press("Escape");
  await visit.eventually(() => expect(server.answers).toMatchObject([{ value: { granted: false } }]));
  await visit.close();
});

it("asks before it calls somebody, and takes a yes when that was seen", async () => {
  const visit = await open();
  const { page, server } = visit;
  server.do([{ c: "ui", id: 7, name: "phoneCall", args: { phoneNumber: "10086" } }]);
  await page.waitForSelector("[data-host=modal] [data-action=confirm]:disabled");
  await page.waitForSelector("[data-host=modal] [data-action=confirm]:enabled");
  await visit.close();
});

it.each([
  ["phone-zh-light", { width: 390, height: 844 }, "light", "zh-CN"],
  ["phone-en-dark", { width: 390, height: 844 }, "dark", "en"],
  ["desktop-en-light", { width: 1280, height: 800 }, "light", "en"],
  ["desktop-zh-dark", { width: 1280, height: 800 }, "dark", "zh-CN"],
] as const)("shows a question well on a %s", async (name, viewport, colorScheme, language) => {
  const visit = await open({ viewport, colorScheme }, { language, developer: "Corner Bakery" });
  const { page, server } = visit;
  server.send(consent);
  const sheet = page.locator("[data-host=consent]");
  await sheet.waitFor();
  await page.waitForFunction(() => document.querySelector(".mh-chrome")!.shadowRoot!.getAnimations().length === 0);
  await page.screenshot({ path: `${shots}/consent-${name}-early.png` });
  await page.waitForSelector("[data-host=consent] [data-action=allow]:enabled");
  await page.screenshot({ path: `${shots}/consent-${name}.png` });
  const frame = (await page.locator(".mh-chrome").boundingBox())!;
  const box = (await sheet.boundingBox())!;
  expect([box.x, box.width, Math.round(box.y + box.height)]).toEqual([
    frame.x,
    frame.width,
    Math.round(frame.y + frame.height),
  ]);
  await visit.close();
});
