import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { Api } from "../src/api.js";
import { launchChromium } from "../src/chromium.js";
import { inMenu, leave, newPhone, openProgram, ready } from "../src/phone.js";
import { sharedServer } from "../src/shared-server.js";
import { film, sceneProgram, text } from "./shell-kit.js";

const server = sharedServer();
const api = new Api(server);
const stamp = Date.now().toString(36);
const name = `Kingfisher ${stamp}`;
const otherName = `<img src=x onerror="window.hurt=1"> ${stamp}`;

let browser: Browser;
let appId = "";
let other = "";

beforeAll(async () => {
  browser = await launchChromium();
  appId = await api.publish(name, sceneProgram(name));
  other = await api.publish(otherName, sceneProgram("Other"));
});
afterAll(() => browser.close());

const codeOf = async (id: string) => Buffer.from(await (await fetch(`${server.url}/_q/${id}.png`)).arrayBuffer());

/** A phone on the host's front page that fails the test when a page reports an error. */
async function visit(path = "/", context?: BrowserContext): Promise<{ page: Page; errors: string[] }> {
  const page = await (context ?? (await newPhone(browser))).newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => /Content Security|Refused to/.test(message.text()) && errors.push(message.text()));
  await page.goto(server.url + path);
  await page.waitForSelector(".page");
  return { page, errors };
}

const row = (page: Page, list: string, id = appId) => page.locator(`[data-list=${list}] [data-id=${id}] .opener`);

it("is found, used, left, found again, pinned and shared", async () => {
  const { page, errors } = await visit();
  await page.getByRole("searchbox").fill(name.replace("fisher", "fsher"));
  await page.locator(`[data-found=close] [data-id=${appId}]`).waitFor();
  await page.getByRole("searchbox").fill(name.toUpperCase());
  await page.locator(`[data-found=exact] [data-id=${appId}] .opener`).click();
  await ready(page);
  expect(await text(page, "scene")).toBe("1053");

  await leave(page);
  await row(page, "recents").click();
  await ready(page);
  expect(await text(page, "scene")).toBe("1089");

  await inMenu(page, "pin");
  await page.locator("[data-host=pinned]").waitFor();
  await leave(page);
  await row(page, "pinned").click();
  await ready(page);
  expect(await text(page, "scene")).toBe("1104");

  await inMenu(page, "share");
  const link = (await page.locator("[data-host=share] [data-share=link]").textContent()) ?? "";
  expect(link).toBe(`${server.url}/p/${appId}/pages/index/index?shared=1&_scene=1007`);
  await page.locator("[data-host=share] [data-action=cancel]").click();
  const friend = await (await newPhone(browser)).newPage();
  await friend.goto(link);
  await ready(friend);
  expect([await text(friend, "scene"), await text(friend, "query")]).toEqual(["1007", '{"shared":"1"}']);

  await inMenu(page, "profile");
  await page.locator("[data-page=about] [data-action=open]").click();
  await ready(page);
  expect(await text(page, "scene")).toBe("1024");
  expect(errors).toEqual([]);
  await friend.context().close();
  await page.context().close();
});

it("takes feedback, and lets what a program keeps be cleared", async () => {
  const context = await newPhone(browser);
  const page = await context.newPage();
  await openProgram(page, server.url, appId);
  expect(await text(page, "scene")).toBe("1194");
  await inMenu(page, "feedback");
  await page.locator("[data-host=feedback] textarea").fill("Too few <b>kingfishers</b>");
  await page.locator("[data-host=feedback] [data-action=send]").click();
  await page.locator("[data-host=thanks]").waitFor();
  const answer = await fetch(`${server.url}/api/v1/programs/${appId}/feedback`, {
    headers: { Authorization: `Bearer ${server.token}` },
  });
  expect(JSON.stringify(await answer.json())).toContain("Too few <b>kingfishers</b>");

  await page.goto(`${server.url}/settings`);
  await page.locator(`[data-id=${appId}] [data-action=clear]`).click();
  await page.locator("dialog [data-action=confirm]").click();
  await vi.waitFor(async () => expect(await page.locator(`[data-id=${appId}]`).count()).toBe(0), { timeout: 10_000 });
  await context.close();
});

it("opens codes through the camera", async () => {
  const tape = await film(browser, await codeOf(appId));
  const flags = ["--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${tape.path}`];
  const filming = await launchChromium(flags);
  try {
    const context = await newPhone(filming, { permissions: ["camera"] });
    const { page, errors } = await visit("/", context);
    await page.locator("a.scan").click();
    await page.waitForURL(`**/p/${appId}**`);
    await ready(page);
    expect(await text(page, "scene")).toBe("1047");
    expect(errors).toEqual([]);

    // the same device, with the camera refused
    const { page: refused } = await visit("/scan", await newPhone(filming));
    await vi.waitFor(async () => expect(await refused.locator("[data-scan=hint]").textContent()).toContain("allow"), {
      timeout: 10_000,
    });
    await refused.locator("[data-action=album]").waitFor();
    await refused.locator("[data-action=type]").waitFor();
  } finally {
    await filming.close();
    tape.remove();
  }
});

it("opens codes from pictures and by hand, and nothing foreign", async () => {
  const { page, errors } = await visit("/scan");
  const choose = (buffer: Buffer, mimeType: string) =>
    page.locator("input[type=file]").setInputFiles({ name: "picture", mimeType, buffer });
  const says = async (what: string) => {
    await page.locator(`dialog [data-scan=${what}]`).waitFor();
    await page.locator("dialog [data-action=close]").click();
  };
  await choose(Buffer.from("no picture at all"), "image/png");
  await says("badImage");
  const drawing = (side: number) =>
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}"/>`);
  await choose(drawing(200), "image/svg+xml");
  await says("noCode");
  await choose(drawing(20_000), "image/svg+xml");
  await says("hugeImage");

  const type = async (typed: string) => {
    await page.locator("[data-action=type]").click();
    await page.locator("dialog input").fill(typed);
    await page.locator("dialog input").press("Enter");
  };
  await type(`https://example.com/p/${appId}`);
  expect(await page.locator("dialog [data-scan=text]").textContent()).toBe(`https://example.com/p/${appId}`);
  expect(await page.locator("dialog a").count()).toBe(0);
  await says("foreign");
  await type("javascript:alert(1)");
  await says("foreign");
  expect(page.url()).toBe(`${server.url}/scan`);

  await choose(await codeOf(appId), "image/png");
  await page.waitForURL(`**/p/${appId}**`);
  await ready(page);
  expect(await text(page, "scene")).toBe("1049");
  expect(errors).toEqual([]);
  await page.context().close();
});

it("keeps two tabs alike, in the order of the person", async () => {
  const context = await newPhone(browser, { isMobile: false, hasTouch: false });
  const { page } = await visit("/", context);
  const { page: second, errors } = await visit("/", context);
  const order = (tab: Page) =>
    tab
      .locator("[data-list=pinned] > li")
      .evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset["id"]));
  const expectOrder = (tab: Page, ids: string[]) =>
    vi.waitFor(async () => expect(await order(tab)).toEqual(ids), { timeout: 10_000 });
  for (const id of [appId, other]) {
    await page.locator(`[data-list=discover] [data-id=${id}] [data-action=more]`).click();
    await page.locator("dialog [data-action=pin]").click();
    await row(page, "pinned", id).waitFor();
  }
  await expectOrder(second, [other, appId]);
  expect(await row(second, "pinned", other).textContent()).toBe(otherName);

  await row(page, "pinned", other).focus();
  await page.keyboard.press("Alt+ArrowRight");
  await expectOrder(page, [appId, other]);
  await expectOrder(second, [appId, other]);
  const from = (await row(second, "pinned", other).boundingBox())!;
  const to = (await row(second, "pinned", appId).boundingBox())!;
  await second.mouse.move(from.x + 20, from.y + 20);
  await second.mouse.down();
  await second.mouse.move(to.x + 20, to.y + 20, { steps: 6 });
  await second.mouse.up();
  await expectOrder(second, [other, appId]);
  await expectOrder(page, [other, appId]);
  await page.reload();
  await expectOrder(page, [other, appId]);
  expect(await page.evaluate(() => "hurt" in window)).toBe(false);
  expect(errors).toEqual([]);
  await context.close();
});

it("says so when a program was withdrawn, and when there is no network", async () => {
  const gone = await api.publish(`Gone ${stamp}`, sceneProgram("Gone"));
  const context = await newPhone(browser);
  const page = await context.newPage();
  await openProgram(page, server.url, gone);
  await api.step(gone, "1.0.0", "withdraw");
  await leave(page);
  await row(page, "recents", gone).click();
  await page.locator("dialog [data-action=remove]").click();
  await vi.waitFor(async () => expect(await row(page, "recents", gone).count()).toBe(0), { timeout: 10_000 });

  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await openProgram(page, server.url, appId);
  const kept = await page.evaluate(async () => {
    const caches = await Promise.all((await window.caches.keys()).map((key) => window.caches.open(key)));
    const requests = await Promise.all(caches.map((cache) => cache.keys()));
    return requests.flat().map((request) => new URL(request.url).pathname);
  });
  expect(kept.filter((path) => !/^\/_s\/|^\/_h\/offline$/.test(path))).toEqual([]);
  expect(kept).toContain("/_h/offline");
  await context.setOffline(true);
  await page.goto(`${server.url}/`);
  expect(await page.title()).toBe("No connection");
  await context.setOffline(false);
  await page.waitForSelector("[data-page=home]", { timeout: 20_000 });
  await context.close();
});
