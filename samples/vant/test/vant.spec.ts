import {
  Api,
  documentationImage,
  launchChromium,
  newPhone,
  openProgram,
  packSample,
  ready,
  repositoryPath,
  sessionId,
  sharedServer,
  waitForPage,
  type Browser,
  type BrowserContext,
  type Locator,
  type Page,
} from "../../../runtime-server/web/e2e/src/index.js";

const FOLDER = repositoryPath("samples/vant");
/** The first compilation of the components, on a slow machine. */
const UPLOAD_MS_MAX = 420_000;
const server = sharedServer();
const api = new Api(server);

let browser: Browser;
let appId: string;
let phone: BrowserContext;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  appId = await api.publish("Harbour Table", packSample(FOLDER));
}, UPLOAD_MS_MAX);

afterAll(() => browser?.close());

beforeEach(async () => {
  phone = await newPhone(browser);
  page = await phone.newPage();
});

afterEach(async (test) => {
  const entries = await api.log(appId, await sessionId(page)).catch(() => []);
  if (test.task.result?.state === "fail") console.log(entries);
  await phone.close();
  expect(entries.filter((entry) => entry.level === "error")).toEqual([]);
});

function seen(selector: string): Locator {
  return page.locator(selector).filter({ visible: true });
}

function tab(name: string): Locator {
  return page.locator("[data-host=tab-bar]").getByText(name, { exact: true });
}

async function open(path = ""): Promise<void> {
  await openProgram(page, server.url, appId, path);
}

async function choose(dish: string): Promise<void> {
  await seen(".dish").filter({ hasText: dish }).tap();
  await seen(".sheet").getByText(dish, { exact: true }).waitFor();
}

/** Puts a large flat white with oat milk and an extra shot into the order. */
async function addFlatWhite(): Promise<void> {
  await choose("Flat white");
  for (const choice of ["Large", "Oat", "Extra shot"])
    await seen(".sheet .choice").filter({ hasText: choice }).tap();
  await seen(".sheet .price").getByText("¥43").waitFor();
  await seen(".sheet wx-van-button").tap();
  await seen("#bag").getByText("¥43").waitFor();
}

it("shows the menu in tabs", async () => {
  await open();
  await seen(".dish").getByText("Flat white").waitFor();
  await seen(".van-tab").getByText("Bakery").tap();
  await seen(".dish").getByText("Croissant").waitFor();
  await expect
    .poll(() => seen(".van-tab--active").innerText())
    .toContain("Bakery");
});

it("finds a dish by its description", async () => {
  await open();
  await page.locator("#search input").fill("meringue");
  await seen(".list--found").getByText("Lemon tart").waitFor();
  expect(await seen(".dish").count()).toBe(1);
  await page.locator("#search input").fill("pizza");
  await seen(".empty").getByText("Nothing on the menu").waitFor();
});

it("reckons what choices, extras and a number cost", async () => {
  await open();
  await choose("Flat white");
  await seen(".sheet .price").getByText("¥28").waitFor();
  await seen(".sheet .choice").filter({ hasText: "Large" }).tap();
  await seen(".sheet .price").getByText("¥35").waitFor();
  await seen(".sheet .van-stepper__plus").tap();
  await seen(".sheet wx-van-button").getByText("¥70").waitFor();
});

it("takes an order through to a rating", async () => {
  await open();
  await addFlatWhite();
  await seen("#bag").tap();
  await waitForPage(page, "pages/bag/bag");
  await seen(".line").getByText("Large · Oat · Extra shot").waitFor();
  await seen(".van-stepper__plus").tap();
  await seen(".van-submit-bar__price").getByText("86").waitFor();
  await page.locator("#note textarea").fill("No sugar");
  await seen(".van-submit-bar wx-van-button").tap();
  await seen(".van-dialog").getByText("¥86").waitFor();
  await seen(".van-dialog").getByText("OK", { exact: true }).tap();
  await waitForPage(page, "pages/me/me");
  const order = seen(".order");
  await order.getByText("2 × Flat white").waitFor();
  await order.getByText("No sugar").waitFor();
  await order.locator(".van-rate__item").nth(3).tap();
  await seen(".van-toast").getByText("Thank you").waitFor();
  await page.reload();
  await ready(page);
  await seen(".order").locator(".van-rate__icon").nth(3).waitFor();
});

it("picks a time by a picker", async () => {
  await open();
  await addFlatWhite();
  await seen("#bag").tap();
  await waitForPage(page, "pages/bag/bag");
  await seen("#pick-up").tap();
  await seen(".van-picker").getByText("OK", { exact: true }).tap();
  await seen("#pick-up").getByText("As soon as possible").waitFor();
});

it("reserves a table and gives it back", async () => {
  await open("pages/book/book");
  await seen("#reserve").tap();
  await seen(".van-toast").getByText("Please fill in: Day").waitFor();
  await seen("#day").tap();
  const days = seen(".van-calendar__day:not(.van-calendar__day--disabled)");
  await days.nth(3).tap();
  await expect.poll(() => seen("#day").innerText()).not.toContain("Choose");
  await seen("#time").tap();
  await seen(".van-picker").getByText("OK", { exact: true }).tap();
  await seen("#time").getByText("18:00").waitFor();
  await seen("#guests .van-stepper__plus").tap();
  await seen(".seat").getByText("Terrace").tap();
  await page.locator("#name input").fill("Ada");
  await page.locator("#phone input").fill("13800000000");
  await seen("#chair").tap();
  await seen("#reserve").tap();
  await seen(".van-dialog").getByText("3 guests").waitFor();
  await seen(".van-dialog").getByText("OK", { exact: true }).tap();
  await waitForPage(page, "pages/me/me");
  await seen(".table").getByText("3 guests · Terrace · High chair").waitFor();
  await seen(".table wx-van-button").tap();
  await seen(".van-dialog").getByText("OK", { exact: true }).tap();
  await seen(".empty").getByText("No table reserved").waitFor();
});

it("follows a dark device", async () => {
  await phone.close();
  phone = await newPhone(browser, { colorScheme: "dark" });
  page = await phone.newPage();
  await open("pages/book/book");
  const colour = await seen(".van-cell")
    .first()
    .evaluate((cell) => getComputedStyle(cell).backgroundColor);
  expect(colour).toBe("rgb(26, 34, 33)");
});

it("speaks Chinese where the device does", async () => {
  await phone.close();
  phone = await newPhone(browser, { locale: "zh-CN" });
  page = await phone.newPage();
  await open();
  await seen(".dish").getByText("澳白").waitFor();
  await tab("订座").waitFor();
});

it("has pictures for the documentation", async () => {
  await open();
  await seen(".dish").first().waitFor();
  await page.waitForTimeout(800);
  await documentationImage(page, "docs/images/vant.png");
});
