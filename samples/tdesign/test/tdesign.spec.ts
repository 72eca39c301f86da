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

const FOLDER = repositoryPath("samples/tdesign");
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
  appId = await api.publish("Pebbles", packSample(FOLDER));
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

/** Writes down what something cost, from the first page and back to it. */
async function add(amount: string, note: string, category: string) {
  await seen("#add").tap();
  await waitForPage(page, "pages/add/add");
  await page.locator("#amount input").fill(amount);
  await page.locator("#note input, .t-input__control input").first().fill(note);
  await seen(".category").filter({ hasText: category }).tap();
  await seen(".category--on").filter({ hasText: category }).waitFor();
  await seen(".save").tap();
  await waitForPage(page, "pages/home/home");
}

function entry(note: string): Locator {
  return seen(".t-cell").filter({ hasText: note });
}

it("shows the month with its examples", async () => {
  await open();
  await entry("Rent").getByText("-¥2,600.00").waitFor();
  await entry("Salary").getByText("+¥9,800.00").waitFor();
  await seen(".month__rest").getByText("a day until").waitFor();
});

it("writes down what something cost", async () => {
  await open();
  await add("12.5", "Postcards", "Gifts");
  await entry("Postcards").getByText("-¥12.50").waitFor();
  await page.reload();
  await ready(page);
  await entry("Postcards").getByText("Gifts").waitFor();
});

it("asks for an amount that is one", async () => {
  await open("pages/add/add");
  await page.locator("#amount input").fill("0");
  await seen(".save").tap();
  await seen(".t-toast").getByText("How much was it?").waitFor();
});

it("changes an entry, its day too, and deletes it after a question", async () => {
  await open();
  await entry("Rent").tap();
  await waitForPage(page, "pages/add/add");
  await expect
    .poll(() => page.locator("#amount input").inputValue())
    .toBe("2600.00");
  await page.locator("#amount input").fill("2700");
  await seen(".t-cell")
    .filter({ has: page.getByText("Day", { exact: true }) })
    .tap();
  await seen(".t-picker").getByText("OK", { exact: true }).tap();
  await seen(".save").tap();
  await waitForPage(page, "pages/home/home");
  await entry("Rent").getByText("-¥2,700.00").tap();
  await waitForPage(page, "pages/add/add");
  await seen(".remove").tap();
  await seen(".t-dialog").getByText("Delete this entry?").waitFor();
  await seen(".t-dialog").getByText("Delete", { exact: true }).tap();
  await waitForPage(page, "pages/home/home");
  await entry("Rent").waitFor({ state: "detached" });
});

it("shows where the money went and where it came from", async () => {
  await open();
  await tab("Where to").tap();
  await waitForPage(page, "pages/stats/stats");
  await seen(".share").first().getByText("Home").waitFor();
  await seen(".t-segmented__item").filter({ hasText: "Came in" }).tap();
  await seen(".share").getByText("Salary").waitFor();
  expect(await seen(".share").count()).toBe(1);
  await seen(".months .month").first().tap();
  await seen(".t-empty").getByText("Nothing in this month").waitFor();
});

it("begins with nothing, and rounds when asked", async () => {
  await open();
  await tab("Settings").tap();
  await waitForPage(page, "pages/settings/settings");
  await seen(".t-switch__body").first().tap();
  await seen(".t-switch__body--checked, .t-switch--checked").first().waitFor();
  await tab("Month").tap();
  await waitForPage(page, "pages/home/home");
  await entry("Rent").getByText("-¥2,600", { exact: true }).waitFor();
  await tab("Settings").tap();
  await seen(".t-cell").filter({ hasText: "Begin with nothing" }).tap();
  await seen(".t-dialog").getByText("Delete", { exact: true }).tap();
  await seen(".t-toast").getByText("All clear").waitFor();
  await tab("Month").tap();
  await seen(".t-empty").getByText("Nothing here yet").waitFor();
});

it("follows a dark device", async () => {
  await phone.close();
  phone = await newPhone(browser, { colorScheme: "dark" });
  page = await phone.newPage();
  await open();
  const colour = await entry("Rent").evaluate(
    (cell) => getComputedStyle(cell).backgroundColor,
  );
  expect(colour).toBe("rgb(28, 28, 37)");
});

it("speaks Chinese where the device does", async () => {
  await phone.close();
  phone = await newPhone(browser, { locale: "zh-CN" });
  page = await phone.newPage();
  await open();
  await entry("房租").waitFor();
  await tab("去向").waitFor();
});

it("has pictures for the documentation", async () => {
  await open();
  await entry("Rent").waitFor();
  await page.waitForTimeout(800);
  await documentationImage(page, "docs/images/tdesign.png");
});
