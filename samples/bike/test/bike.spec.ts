import {
  Api,
  documentationImage,
  launchChromium,
  newPhone,
  openProgram,
  ready,
  repositoryPath,
  sessionId,
  sharedServer,
  slowProxy,
  waitForPage,
  type Browser,
  type BrowserContext,
  type Page,
  type SlowProxy,
} from "../../../runtime-server/web/e2e/src/index.js";

const FOLDER = repositoryPath("samples/bike");
const HANGZHOU = { latitude: 30.2489, longitude: 120.1572 };
const NUMBER = "204815";
const server = sharedServer();
const api = new Api(server);

let browser: Browser;
let appId: string;

beforeAll(async () => {
  browser = await launchChromium();
  appId = await api.publish("Freewheel", FOLDER);
});

afterAll(() => browser?.close());

function rider(locale = "en-US"): Promise<BrowserContext> {
  return newPhone(browser, {
    locale,
    geolocation: HANGZHOU,
    permissions: ["geolocation"],
  });
}

/** Opens the program and says whether it may know where the person is. */
async function start(
  page: Page,
  url: string,
  answer: "confirm" | "cancel" = "confirm",
): Promise<void> {
  await openProgram(page, url, appId);
  await page.locator(`[data-host=consent] [data-action=${answer}]`).tap();
}

async function unlock(page: Page, number = NUMBER): Promise<void> {
  await page.locator("#type").tap();
  await waitForPage(page, "pages/unlock/unlock");
  await page.locator("#number input").fill(number);
}

async function ride(page: Page): Promise<void> {
  await unlock(page);
  await waitForPage(page, "pages/ride/ride");
}

async function finish(page: Page): Promise<void> {
  await page.locator("#lock").tap();
  await page.locator("[data-host=modal] [data-action=confirm]").tap();
  await waitForPage(page, "pages/summary/summary");
}

/** The inside of a map is closed to scripts, so the bike is tapped at its place: 60 m east, 90 m north, 2.06 m a pixel. */
async function tapNearestBike(page: Page): Promise<void> {
  const box = (await page.locator("wx-map").boundingBox())!;
  const tip = {
    x: box.x + box.width / 2 + 60 / 2.06,
    y: box.y + box.height / 2 - 90 / 2.06,
  };
  await page.touchscreen.tap(tip.x, tip.y - 25);
}

describe.each([
  { line: "directly", delay: undefined },
  { line: "over a slow line", delay: { meanMs: 80, spreadMs: 40 } },
])("The bikes $line", ({ delay }) => {
  let proxy: SlowProxy | undefined;
  let phone: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    proxy = delay && (await slowProxy(server.url, delay));
  });

  afterAll(() => proxy?.close());

  beforeEach(async () => {
    phone = await rider();
    page = await phone.newPage();
    await start(page, proxy?.url ?? server.url);
  });

  afterEach(async (test) => {
    const entries = await api.log(appId, await sessionId(page)).catch(() => []);
    if (test.task.result?.state === "fail") console.log(entries);
    await phone.close();
    const wrong = entries.filter(
      ({ level, message }) =>
        level === "error" && !message.startsWith("requestPayment"),
    );
    expect(wrong).toEqual([]);
  });

  it("shows the bikes around and what one costs", async () => {
    await page.getByText("12 bikes around you").waitFor();
    await tapNearestBike(page);
    const card = page.locator("wx-bike-card");
    await card.getByText("108 m · 2 min on foot").waitFor();
    await card.getByText("¥1.50 per 15 minutes").waitFor();
    await card.getByText("Unlock this bike").tap();
    await waitForPage(page, "pages/ride/ride");
  });

  it("refuses a number that no bike has", async () => {
    await unlock(page, "204811");
    await page.getByText("There is no bike of this number").waitFor();
    await page.locator("#number input").fill(NUMBER);
    await waitForPage(page, "pages/ride/ride");
  });

  it("counts the time of a ride, also while it is out of sight", async () => {
    await ride(page);
    await page.locator(".time").getByText("0:02").waitFor();
    await page.locator("[data-host=nav-bar] [data-action=back]").tap();
    await waitForPage(page, "pages/map/map");
    await page.getByText(`You are riding ${NUMBER}`).waitFor();
    await page.reload();
    await ready(page);
    await page.getByText("To the ride").tap();
    await waitForPage(page, "pages/ride/ride");
    await page.locator(".time").waitFor();
    expect(await page.locator(".time").innerText()).not.toMatch(/^0:0[0-2]$/);
  });

  it("finishes a ride and remembers it", async () => {
    await ride(page);
    await finish(page);
    await page.getByText("This one is on us").waitFor();
    await page.locator("#done").tap();
    await waitForPage(page, "pages/map/map");
    await page.locator("#trips").tap();
    await waitForPage(page, "pages/trips/trips");
    expect(await page.locator(".trip").count()).toBe(1);
    await page.locator(".trip").tap();
    await waitForPage(page, "pages/summary/summary");
    await page.getByText(`City bike ${NUMBER}`).waitFor();
  });

  it("leaves the balance where it cannot be topped up", async () => {
    await page.locator("#wallet").tap();
    await waitForPage(page, "pages/wallet/wallet");
    await page.locator(".amount").getByText("¥50", { exact: true }).tap();
    await page.locator("#pay").getByText("Top up ¥50.00").tap();
    const modal = page.locator("[data-host=modal]");
    await modal.getByText("Payment is not available here").waitFor();
    await modal.locator("[data-action=confirm]").tap();
    await page.locator(".purse__value").getByText("¥10.00").waitFor();
  });
});

it("works without the person's location", async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await start(page, server.url, "cancel");
  await page.getByText("Without your location").waitFor();
  await page.getByText("12 bikes around you").waitFor();
  await ride(page);
  await finish(page);
  await page.getByText("This one is on us").waitFor();
  await phone.close();
});

it("speaks Chinese where the device does", async () => {
  const phone = await rider("zh-CN");
  const page = await phone.newPage();
  await start(page, server.url);
  await page.getByText("扫码开锁").waitFor();
  await phone.close();
});

it("has a picture for the README", async () => {
  const phone = await rider();
  const page = await phone.newPage();
  await start(page, server.url);
  await ride(page);
  await page.waitForTimeout(3000);
  await documentationImage(page, "docs/images/bike.png");
  await phone.close();
});
