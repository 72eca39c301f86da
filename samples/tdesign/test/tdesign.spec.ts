import {
  LIBRARY_MS_MAX,
  documentationImage,
  ready,
  sample,
  still,
  waitForPage,
  type Locator,
} from "../../../runtime-server/web/e2e/src/index.js";

const app = sample("Pebbles", "tdesign", LIBRARY_MS_MAX);

app.visit();

/** Writes down what something cost, from the first page and back to it. */
async function add(amount: string, note: string, category: string) {
  await app.seen("#add").tap();
  await waitForPage(app.page, "pages/add/add");
  await app.page.locator("#amount input").fill(amount);
  await app.page
    .locator("#note input, .t-input__control input")
    .first()
    .fill(note);
  await app.seen(".category").filter({ hasText: category }).tap();
  await app.seen(".category--on").filter({ hasText: category }).waitFor();
  await app.seen(".save").tap();
  await waitForPage(app.page, "pages/home/home");
}

function entry(note: string): Locator {
  return app.seen(".t-cell").filter({ hasText: note });
}

it("shows the month with its examples", async () => {
  await app.open();
  await entry("Rent").getByText("-¥2,600.00").waitFor();
  await entry("Salary").getByText("+¥9,800.00").waitFor();
  await app.seen(".month__rest").getByText("a day until").waitFor();
});

it("writes down what something cost", async () => {
  await app.open();
  await add("12.5", "Postcards", "Gifts");
  await entry("Postcards").getByText("-¥12.50").waitFor();
  await app.page.reload();
  await ready(app.page);
  await entry("Postcards").getByText("Gifts").waitFor();
});

it("asks for an amount that is one", async () => {
  await app.open("pages/add/add");
  await app.page.locator("#amount input").fill("0");
  await app.seen(".save").tap();
  await app.seen(".t-toast").getByText("How much was it?").waitFor();
});

it("changes an entry, its day too, and deletes it after a question", async () => {
  await app.open();
  await entry("Rent").tap();
  await waitForPage(app.page, "pages/add/add");
  await expect
    .poll(() => app.page.locator("#amount input").inputValue())
    .toBe("2600.00");
  await app.page.locator("#amount input").fill("2700");
  await app
    .seen(".t-cell")
    .filter({ has: app.page.getByText("Day", { exact: true }) })
    .tap();
  await app.seen(".t-picker").getByText("OK", { exact: true }).tap();
  await app.seen(".save").tap();
  await waitForPage(app.page, "pages/home/home");
  await entry("Rent").getByText("-¥2,700.00").tap();
  await waitForPage(app.page, "pages/add/add");
  await app.seen(".remove").tap();
  await app.seen(".t-dialog").getByText("Delete this entry?").waitFor();
  await app.seen(".t-dialog").getByText("Delete", { exact: true }).tap();
  await waitForPage(app.page, "pages/home/home");
  await entry("Rent").waitFor({ state: "detached" });
});

it("shows where the money went and where it came from", async () => {
  await app.open();
  await app.tab("Where to").tap();
  await waitForPage(app.page, "pages/stats/stats");
  await app.seen(".share").first().getByText("Home").waitFor();
  await app.seen(".t-segmented__item").filter({ hasText: "Came in" }).tap();
  await app.seen(".share").getByText("Salary").waitFor();
  expect(await app.seen(".share").count()).toBe(1);
  await app.seen(".months .month").first().tap();
  await app.seen(".t-empty").getByText("Nothing in this month").waitFor();
});

it("begins with nothing, and rounds when asked", async () => {
  await app.open();
  await app.tab("Settings").tap();
  await waitForPage(app.page, "pages/settings/settings");
  await app.seen(".t-switch__body").first().tap();
  await app
    .seen(".t-switch__body--checked, .t-switch--checked")
    .first()
    .waitFor();
  await app.tab("Month").tap();
  await waitForPage(app.page, "pages/home/home");
  await entry("Rent").getByText("-¥2,600", { exact: true }).waitFor();
  await app.tab("Settings").tap();
  await app.seen(".t-cell").filter({ hasText: "Begin with nothing" }).tap();
  await app.seen(".t-dialog").getByText("Delete", { exact: true }).tap();
  await app.seen(".t-toast").getByText("All clear").waitFor();
  await app.tab("Month").tap();
  await app.seen(".t-empty").getByText("Nothing here yet").waitFor();
});

it("follows a dark device", async () => {
  await app.become({ colorScheme: "dark" });
  await app.open();
  const colour = await entry("Rent").evaluate(
    (cell) => getComputedStyle(cell).backgroundColor,
  );
  expect(colour).toBe("rgb(28, 28, 37)");
});

it("speaks Chinese where the device does", async () => {
  await app.become({ locale: "zh-CN" });
  await app.open();
  await entry("房租").waitFor();
  await app.tab("去向").waitFor();
});

it("has pictures for the documentation", async () => {
  await app.open();
  await entry("Rent").waitFor();
  await still(app.page);
  await documentationImage(app.page, "docs/images/tdesign.png");
});
