import {
  Api,
  documentationImage,
  launchChromium,
  newPhone,
  openProgram,
  programUrl,
  ready,
  repositoryPath,
  sessionId,
  sharedServer,
  slowProxy,
  swipe,
  waitForPage,
  type Browser,
  type BrowserContext,
  type Locator,
  type Page,
  type SlowProxy,
} from "../../../runtime-server/web/e2e/src/index.js";

const FOLDER = repositoryPath("samples/todo");
const SEEDED_TODAY = 4;
/** A little more than the transition of a row takes. */
const SETTLE_MS = 300;
const server = sharedServer();
const api = new Api(server);

let browser: Browser;
let appId: string;

beforeAll(async () => {
  browser = await launchChromium();
  appId = await api.publish("Dayleaf", FOLDER);
});

afterAll(() => browser?.close());

/** Rows on the page that is seen; pages of other tabs stay in the document. */
function rows(page: Page, text?: string): Locator {
  const seen = page.locator("wx-task-row").filter({ visible: true });
  return text === undefined ? seen : seen.filter({ hasText: text });
}

function tab(page: Page, name: string): Locator {
  return page.locator("[data-host=tab-bar]").getByText(name, { exact: true });
}

async function add(page: Page, text: string): Promise<void> {
  await page.locator("#draft input").fill(text);
  await page.locator("#add").tap();
}

/** Swipes a row to the left, so that its actions show. */
async function reveal(page: Page, row: Locator): Promise<void> {
  await row.scrollIntoViewIfNeeded();
  const box = await row.boundingBox();
  if (!box) throw new Error("The row is not on the screen");
  const y = box.y + box.height / 2;
  await swipe(page, { x: box.x + box.width - 30, y }, { x: box.x + 60, y });
  await row.locator(".face--settles[style*='translateX(-']").waitFor();
  await page.waitForTimeout(SETTLE_MS);
}

async function gone(locator: Locator): Promise<void> {
  await locator.waitFor({ state: "detached" });
}

/** Waits until a count is reached: the change is on its way from the server. */
async function count(locator: Locator, wanted: number): Promise<void> {
  await vi.waitFor(async () => expect(await locator.count()).toBe(wanted), {
    timeout: 10_000,
    interval: 50,
  });
}

async function back(page: Page): Promise<void> {
  await page.locator("[data-host=nav-bar] [data-action=back]").tap();
  await waitForPage(page, "pages/today/today");
}

describe.each([
  { line: "directly", delay: undefined },
  { line: "over a slow line", delay: { meanMs: 80, spreadMs: 40 } },
])("The to-do list $line", ({ delay }) => {
  let proxy: SlowProxy | undefined;
  let url: string;
  let phone: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    proxy = delay && (await slowProxy(server.url, delay));
    url = proxy?.url ?? server.url;
  });

  afterAll(() => proxy?.close());

  beforeEach(async () => {
    phone = await newPhone(browser);
    page = await phone.newPage();
    await openProgram(page, url, appId);
  });

  afterEach(async (test) => {
    const entries = await api.log(appId, await sessionId(page)).catch(() => []);
    if (test.task.result?.state === "fail") console.log(entries);
    await phone.close();
    expect(entries.filter((entry) => entry.level === "error")).toEqual([]);
  });

  it("greets with examples, progress and tabs", async () => {
    expect(await rows(page).count()).toBe(SEEDED_TODAY + 1);
    expect(await page.locator("wx-progress-ring").innerText()).toContain("20");
    await expect.poll(() => tab(page, "Me").isVisible()).toBe(true);
    expect(await page.locator("[data-host=nav-bar]").innerText()).toContain(
      "Dayleaf",
    );
  });

  it("adds what is typed", async () => {
    await add(page, "Call the landlord");
    await rows(page, "Call the landlord").waitFor();
    expect(await page.locator("#draft input").inputValue()).toBe("");
  });

  it("understands a day and a priority", async () => {
    await add(page, "Return the books tomorrow !!!");
    await page.locator("[data-host=toast]").getByText("Added").waitFor();
    expect(await rows(page, "Return the books").count()).toBe(0);
    await tab(page, "All").tap();
    await waitForPage(page, "pages/all/all");
    const row = rows(page, "Return the books");
    await row.waitFor();
    expect(await row.innerText()).toContain("Tomorrow");
    expect(await row.locator(".check--3").count()).toBe(1);
  });

  it("loses no character of fast typing", async () => {
    const text = "The quick brown fox jumps over the lazy dog, 1234567890";
    await page.locator("#draft input").tap();
    await page.keyboard.type(text, { delay: 15 });
    expect(await page.locator("#draft input").inputValue()).toBe(text);
    await page.keyboard.press("Enter");
    await rows(page, text).waitFor();
  });

  it("completes a task", async () => {
    await rows(page, "Water the ferns").locator(".target").tap();
    await rows(page, "Water the ferns").locator(".check--on").waitFor();
    await expect
      .poll(() => page.locator("wx-progress-ring").innerText())
      .toContain("40");
  });

  it("deletes by swipe and takes it back", async () => {
    await reveal(page, rows(page, "Water the ferns"));
    await rows(page, "Water the ferns").getByText("Delete").tap();
    await gone(rows(page, "Water the ferns"));
    await page.getByText("Undo").tap();
    await rows(page, "Water the ferns").waitFor();
  });

  it("pins by swipe", async () => {
    await reveal(page, rows(page, "Twenty minutes of Spanish"));
    await rows(page, "Twenty minutes of Spanish").getByText("Pin").tap();
    await rows(page, "Twenty minutes of Spanish").locator(".mark").waitFor();
  });

  it("offers a menu on a long press", async () => {
    const face = rows(page, "Water the ferns").locator(".face");
    const box = (await face.boundingBox())!;
    const devtools = await phone.newCDPSession(page);
    const touchPoints = [
      { x: box.x + box.width / 2, y: box.y + box.height / 2 },
    ];
    await devtools.send("Input.dispatchTouchEvent", {
      type: "touchStart",
      touchPoints,
    });
    const sheet = page.locator("[data-host=action-sheet]");
    await sheet.waitFor();
    await devtools.send("Input.dispatchTouchEvent", {
      type: "touchEnd",
      touchPoints: [],
    });
    await sheet.getByText("Move to tomorrow").tap();
    await gone(rows(page, "Water the ferns"));
  });

  it("edits a task on its own page", async () => {
    await rows(page, "Water the ferns").locator(".text").tap();
    await waitForPage(page, "pages/detail/detail");
    await page.locator("#title input").fill("Water every plant");
    await page
      .locator("#note textarea")
      .fill("First the balcony,\nthen the kitchen.");
    await page.locator(".choice").getByText("High").tap();
    await page.locator(".choice--3.choice--on").waitFor();
    await page.locator("#pinned").tap();
    await back(page);
    const row = rows(page, "Water every plant");
    await row.locator(".check--3").waitFor();
    expect(await row.locator(".mark").count()).toBe(1);
    expect(await row.innerText()).toContain("First the balcony");
  });

  it("asks before it deletes for good", async () => {
    await rows(page, "Water the ferns").locator(".text").tap();
    await waitForPage(page, "pages/detail/detail");
    await page.locator("#remove").tap();
    const modal = page.locator("[data-host=modal]");
    await modal.locator("[data-action=cancel]").tap();
    await modal.waitFor({ state: "hidden" });
    await page.locator("#remove").tap();
    await modal.locator("[data-action=confirm]").tap();
    await waitForPage(page, "pages/today/today");
    await gone(rows(page, "Water the ferns"));
  });

  it("searches and filters in a tab of its own", async () => {
    await tab(page, "All").tap();
    await waitForPage(page, "pages/all/all");
    await expect
      .poll(() => page.locator("[data-host=nav-bar]").innerText())
      .toContain("All tasks");
    await page.locator("#search input").fill("the");
    await count(rows(page, "Renew"), 1);
    await page.locator("#search input").fill("spanish");
    await count(rows(page), 1);
    await page.locator("#search input").fill("");
    await page.locator(".segment").getByText("Done", { exact: true }).tap();
    await count(rows(page), 3);
  });

  it("counts the week and changes the language", async () => {
    await tab(page, "Me").tap();
    await waitForPage(page, "pages/me/me");
    await page
      .locator(".figure__value--accent")
      .getByText("3", { exact: true })
      .waitFor();
    await page.locator(".column__bar").first().waitFor({ state: "attached" });
    expect(await page.locator(".column").count()).toBe(7);
  });

  it("keeps everything over a reload and a second visit", async () => {
    await add(page, "Buy oat milk");
    await rows(page, "Buy oat milk").waitFor();
    await rows(page, "Buy oat milk").locator(".target").tap();
    await rows(page, "Buy oat milk").locator(".check--on").waitFor();
    await page.reload();
    await ready(page);
    await rows(page, "Buy oat milk").locator(".check--on").waitFor();
    const again = await phone.newPage();
    await openProgram(again, url, appId);
    await rows(again, "Buy oat milk").locator(".check--on").waitFor();
    await again.close();
  });

  it("loses nothing when the connection drops in the middle of typing", async () => {
    const line = await slowProxy(url, { meanMs: 0, spreadMs: 0 });
    try {
      await page.goto(programUrl(line.url, appId));
      await ready(page);
      await page.locator("#draft input").tap();
      await page.keyboard.type("Write to the ", { delay: 20 });
      line.cut();
      await page.keyboard.type("tax office about ", { delay: 20 });
      await page.waitForTimeout(1500);
      expect(await page.locator("#draft input").inputValue()).toBe(
        "Write to the tax office about ",
      );
      line.heal();
      await page.keyboard.type("the refund", { delay: 20 });
      await page.keyboard.press("Enter");
      await rows(page, "Write to the tax office about the refund").waitFor({
        timeout: 30_000,
      });
      expect(await rows(page).count()).toBe(SEEDED_TODAY + 2);
    } finally {
      await line.close();
    }
  });
});

it("speaks Chinese where the device does", async () => {
  const phone = await newPhone(browser, { locale: "zh-CN" });
  const page = await phone.newPage();
  await openProgram(page, server.url, appId);
  await rows(page, "给蕨类浇水").waitFor();
  await tab(page, "全部").waitFor();
  await phone.close();
});

it("has a picture for the README", async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await openProgram(page, server.url, appId);
  await add(page, "Call Mum about Sunday !!");
  await rows(page, "Call Mum").waitFor();
  await rows(page, "Water the ferns").locator(".target").tap();
  await rows(page, "Water the ferns").locator(".check--on").waitFor();
  await page.waitForTimeout(800);
  await documentationImage(page, "docs/images/todo.png");
  await phone.close();
});
