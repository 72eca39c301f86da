import {
  LINES,
  documentationImage,
  openProgram,
  programUrl,
  ready,
  sample,
  still,
  slowProxy,
  swipe,
  waitForPage,
  type Locator,
} from "../../../runtime-server/web/e2e/src/index.js";

const SEEDED_TODAY = 4;
const app = sample("Dayleaf", "todo");

/** Rows on the page that is seen; pages of other tabs stay in the document. */
function rows(text?: string): Locator {
  return app.seen("wx-task-row", text);
}

async function add(text: string): Promise<void> {
  await app.page.locator("#draft input").fill(text);
  await app.page.locator("#add").tap();
}

/** Swipes a row to the left, so that its actions show. */
async function reveal(row: Locator): Promise<void> {
  await row.scrollIntoViewIfNeeded();
  const box = await row.boundingBox();
  if (!box) throw new Error("The row is not on the screen");
  const y = box.y + box.height / 2;
  await swipe(app.page, { x: box.x + box.width - 30, y }, { x: box.x + 60, y });
  await row.locator(".face--settles[style*='translateX(-']").waitFor();
  await still(app.page);
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

async function back(): Promise<void> {
  await app.page.locator("[data-host=nav-bar] [data-action=back]").tap();
  await waitForPage(app.page, "pages/today/today");
}

describe.each(LINES)("The to-do list $line", ({ delay }) => {
  app.visit({ delay, begin: () => app.open() });

  it("greets with examples, progress and tabs", async () => {
    expect(await rows().count()).toBe(SEEDED_TODAY + 1);
    expect(await app.page.locator("wx-progress-ring").innerText()).toContain(
      "20",
    );
    await expect.poll(() => app.tab("Me").isVisible()).toBe(true);
    expect(await app.page.locator("[data-host=nav-bar]").innerText()).toContain(
      "Dayleaf",
    );
  });

  it("adds what is typed", async () => {
    await add("Call the landlord");
    await rows("Call the landlord").waitFor();
    expect(await app.page.locator("#draft input").inputValue()).toBe("");
  });

  it("understands a day and a priority", async () => {
    await add("Return the books tomorrow !!!");
    await app.page.locator("[data-host=toast]").getByText("Added").waitFor();
    expect(await rows("Return the books").count()).toBe(0);
    await app.tab("All").tap();
    await waitForPage(app.page, "pages/all/all");
    const row = rows("Return the books");
    await row.waitFor();
    expect(await row.innerText()).toContain("Tomorrow");
    expect(await row.locator(".check--3").count()).toBe(1);
  });

  it("loses no character of fast typing", async () => {
    const text = "The quick brown fox jumps over the lazy dog, 1234567890";
    await app.page.locator("#draft input").tap();
    await app.page.keyboard.type(text, { delay: 15 });
    expect(await app.page.locator("#draft input").inputValue()).toBe(text);
    await app.page.keyboard.press("Enter");
    await rows(text).waitFor();
  });

  it("completes a task", async () => {
    await rows("Water the ferns").locator(".target").tap();
    await rows("Water the ferns").locator(".check--on").waitFor();
    await expect
      .poll(() => app.page.locator("wx-progress-ring").innerText())
      .toContain("40");
  });

  it("deletes by swipe and takes it back", async () => {
    await reveal(rows("Water the ferns"));
    await rows("Water the ferns").getByText("Delete").tap();
    await gone(rows("Water the ferns"));
    await app.page.getByText("Undo").tap();
    await rows("Water the ferns").waitFor();
  });

  it("pins by swipe", async () => {
    await reveal(rows("Twenty minutes of Spanish"));
    await rows("Twenty minutes of Spanish").getByText("Pin").tap();
    await rows("Twenty minutes of Spanish").locator(".mark").waitFor();
  });

  it("offers a menu on a long press", async () => {
    const face = rows("Water the ferns").locator(".face");
    const box = (await face.boundingBox())!;
    const devtools = await app.phone.newCDPSession(app.page);
    const touchPoints = [
      { x: box.x + box.width / 2, y: box.y + box.height / 2 },
    ];
    await devtools.send("Input.dispatchTouchEvent", {
      type: "touchStart",
      touchPoints,
    });
    const sheet = app.page.locator("[data-host=action-sheet]");
    await sheet.waitFor();
    await devtools.send("Input.dispatchTouchEvent", {
      type: "touchEnd",
      touchPoints: [],
    });
    await sheet.getByText("Move to tomorrow").tap();
    await gone(rows("Water the ferns"));
  });

  it("edits a task on its own page", async () => {
    await rows("Water the ferns").locator(".text").tap();
    await waitForPage(app.page, "pages/detail/detail");
    await app.page.locator("#title input").fill("Water every plant");
    await app.page
      .locator("#note textarea")
      .fill("First the balcony,\nthen the kitchen.");
    await app.page.locator(".choice").getByText("High").tap();
    await app.page.locator(".choice--3.choice--on").waitFor();
    await app.page.locator("#pinned").tap();
    await back();
    const row = rows("Water every plant");
    await row.locator(".check--3").waitFor();
    expect(await row.locator(".mark").count()).toBe(1);
    expect(await row.innerText()).toContain("First the balcony");
  });

  it("asks before it deletes for good", async () => {
    await rows("Water the ferns").locator(".text").tap();
    await waitForPage(app.page, "pages/detail/detail");
    await app.page.locator("#remove").tap();
    const modal = app.page.locator("[data-host=modal]");
    await modal.locator("[data-action=cancel]").tap();
    await modal.waitFor({ state: "hidden" });
    await app.page.locator("#remove").tap();
    await modal.locator("[data-action=confirm]").tap();
    await waitForPage(app.page, "pages/today/today");
    await gone(rows("Water the ferns"));
  });

  it("searches and filters in a tab of its own", async () => {
    await app.tab("All").tap();
    await waitForPage(app.page, "pages/all/all");
    await expect
      .poll(() => app.page.locator("[data-host=nav-bar]").innerText())
      .toContain("All tasks");
    await app.page.locator("#search input").fill("the");
    await count(rows("Renew"), 1);
    await app.page.locator("#search input").fill("spanish");
    await count(rows(), 1);
    await app.page.locator("#search input").fill("");
    await app.page.locator(".segment").getByText("Done", { exact: true }).tap();
    await count(rows(), 3);
  });

  it("counts the week and changes the language", async () => {
    await app.tab("Me").tap();
    await waitForPage(app.page, "pages/me/me");
    await app.page
      .locator(".figure__value--accent")
      .getByText("3", { exact: true })
      .waitFor();
    await app.page
      .locator(".column__bar")
      .first()
      .waitFor({ state: "attached" });
    expect(await app.page.locator(".column").count()).toBe(7);
  });

  it("keeps everything over a reload and a second visit", async () => {
    await add("Buy oat milk");
    await rows("Buy oat milk").waitFor();
    await rows("Buy oat milk").locator(".target").tap();
    await rows("Buy oat milk").locator(".check--on").waitFor();
    await app.page.reload();
    await ready(app.page);
    await rows("Buy oat milk").locator(".check--on").waitFor();
    const again = await app.phone.newPage();
    await openProgram(again, app.url, app.appId);
    await again
      .locator("wx-task-row")
      .filter({ visible: true })
      .filter({ hasText: "Buy oat milk" })
      .locator(".check--on")
      .waitFor();
    await again.close();
  });

  it("loses nothing when the connection drops in the middle of typing", async () => {
    const line = await slowProxy(app.url, { meanMs: 0, spreadMs: 0 });
    try {
      await app.page.goto(programUrl(line.url, app.appId));
      await ready(app.page);
      await app.page.locator("#draft input").tap();
      await app.page.keyboard.type("Write to the ", { delay: 20 });
      line.cut();
      await app.page.keyboard.type("tax office about ", { delay: 20 });
      await app.page.locator("[data-host=offline]").waitFor();
      expect(await app.page.locator("#draft input").inputValue()).toBe(
        "Write to the tax office about ",
      );
      line.heal();
      await app.page.keyboard.type("the refund", { delay: 20 });
      await app.page.keyboard.press("Enter");
      await rows("Write to the tax office about the refund").waitFor({
        timeout: 30_000,
      });
      expect(await rows().count()).toBe(SEEDED_TODAY + 2);
    } finally {
      await line.close();
    }
  });
});

it("speaks Chinese where the device does", async () => {
  await app.become({ locale: "zh-CN" });
  await app.open();
  await rows("给蕨类浇水").waitFor();
  await app.tab("全部").waitFor();
});

it("has a picture for the README", async () => {
  await app.become();
  await app.open();
  await add("Call Mum about Sunday !!");
  await rows("Call Mum").waitFor();
  await rows("Water the ferns").locator(".target").tap();
  await rows("Water the ferns").locator(".check--on").waitFor();
  await still(app.page);
  await documentationImage(app.page, "docs/images/todo.png");
});
