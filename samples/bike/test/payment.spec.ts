import {
  sampleWithMerchant,
  waitForPage,
  type Payer,
} from "../../../runtime-server/web/e2e/src/index.js";

const NUMBER = "204815";

/** Money before a ride and after it. */
describe("The bikes with their merchant", () => {
  const app = sampleWithMerchant("bike");
  let payer: Payer;

  app.visit({
    expected: ["requestPayment"],
    begin: async () => {
      payer = await app.becomePayer(50_000);
      await app.open();
      await app.page.locator("[data-host=consent] [data-action=refuse]").tap();
      await app.page.locator("#wallet").getByText("¥0.00").waitFor();
    },
  });

  async function ride(): Promise<void> {
    await app.page.locator("#type").tap();
    await waitForPage(app.page, "pages/unlock/unlock");
    await app.page.locator("#number input").fill(NUMBER);
    await waitForPage(app.page, "pages/ride/ride");
    await app.page.locator(".figure").getByText("¥1.50").waitFor();
    await app.page.locator("#lock").tap();
    await app.page.locator("[data-host=modal] [data-action=confirm]").tap();
    await waitForPage(app.page, "pages/summary/summary");
  }

  it("are paid for after the ride, before the next one", async () => {
    await ride();
    await app.page.locator("#pay").getByText("Pay ¥1.50 for this ride").tap();
    await payer.turnDown();
    await app.page.locator("#done").tap();
    await waitForPage(app.page, "pages/map/map");
    await app.page.locator("#type").tap();
    await waitForPage(app.page, "pages/unlock/unlock");
    await app.page.locator("#number input").fill(NUMBER);
    const modal = app.page.locator("[data-host=modal]");
    await modal.getByText("Your last ride is to be paid first").waitFor();
    await modal.locator("[data-action=confirm]").tap();
    await payer.pay("¥1.50");
    await app.open("pages/wallet/wallet");
    await app.page.locator(".purse__value").getByText("¥0.00").waitFor();
  });

  it("take a ride from what was topped up", async () => {
    await app.page.locator("#wallet").tap();
    await waitForPage(app.page, "pages/wallet/wallet");
    await app.page.locator(".amount").getByText("¥50", { exact: true }).tap();
    await app.page.locator("#pay").getByText("Top up ¥50.00").tap();
    await payer.pay("¥50");
    await app.page.locator(".purse__value").getByText("¥50.00").waitFor();
    await app.page.locator("[data-host=nav-bar] [data-action=back]").tap();
    await waitForPage(app.page, "pages/map/map");
    await ride();
    await app.page.getByText("¥1.50 was taken from your balance").waitFor();
    await app.page.locator("#done").tap();
    await app.page.locator("#wallet").getByText("¥48.50").waitFor();
  });
});
