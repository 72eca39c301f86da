import {
  sample,
  sampleWithMerchant,
  waitForPage,
  type Payer,
} from "../../../runtime-server/web/e2e/src/index.js";

describe("The traffic fines without their merchant", () => {
  const app = sample("Clearway", "fine");

  it("say that the office is closed", async () => {
    await app.become();
    await app.open();
    await app.page.getByText("The office is closed").waitFor();
  });
});

describe("The traffic fines", () => {
  const app = sampleWithMerchant("fine");
  let payer: Payer;

  app.visit({
    expected: ["requestPayment"],
    begin: async () => {
      payer = await app.becomePayer(100_000);
      await app.open();
    },
  });

  async function find(): Promise<void> {
    await app.seen(".example").nth(0).tap();
    await app.page.locator("#find").tap();
    await waitForPage(app.page, "pages/notices/notices");
  }

  it("are found, paid, and remembered with a receipt", async () => {
    await find();
    const due = await app.page.locator(".due__sum").innerText();
    const notice = app
      .seen(".notice")
      .filter({ has: app.page.locator(".pay") });
    const sum = await notice.first().locator(".sum").innerText();
    await app.seen(".pay").first().tap();
    await payer.turnDown();
    await app.page.locator(".due__sum").getByText(due).waitFor();
    await app.seen(".pay").first().tap();
    await payer.pay(sum);
    await waitForPage(app.page, "pages/receipt/receipt");
    await app.page.locator(".title--paid").waitFor();
    const receipt = await app.page.locator(".slip").innerText();
    expect(receipt).toMatch(/\d{28}/);
    await app.page.locator("[data-host=nav-bar] [data-action=back]").tap();
    await waitForPage(app.page, "pages/notices/notices");
    await app.seen(".paid").first().waitFor();
    expect(await app.page.locator(".due__sum").innerText()).not.toBe(due);
    await app.open("pages/receipts/receipts");
    await app.seen(".receipt").tap();
    await waitForPage(app.page, "pages/receipt/receipt");
  });

  it("are not shown to somebody else", async () => {
    await app.seen(".example").nth(0).tap();
    await app.page.locator("#papers input").fill("0000");
    await app.page.locator("#find").tap();
    await waitForPage(app.page, "pages/notices/notices");
    await app.page.getByText("Nothing to pay").waitFor();
  });

  it("ask for a whole plate", async () => {
    await app.page.locator("#plate input").fill("A12");
    await app.page.locator("#find").tap();
    await app.page
      .locator("[data-host=toast]")
      .getByText("Enter the whole plate")
      .waitFor();
  });

  it("speak Chinese where the device does", async () => {
    await app.become({ locale: "zh-CN" });
    await app.open();
    await app.page.getByText("交通违法查询").waitFor();
  });
});
