import {
  sample,
  sampleWithMerchant,
  waitForPage,
  type Payer,
} from "../../../runtime-server/web/e2e/src/index.js";

describe("The chargers without their merchant", () => {
  const app = sample("Amply", "charger");

  it("say that no station answers", async () => {
    await app.become();
    await app.open();
    await app.page.getByText("No station answers").waitFor();
  });
});

describe("The chargers", () => {
  const app = sampleWithMerchant("charger");
  let payer: Payer;

  app.visit({
    expected: ["requestPayment"],
    begin: async () => {
      payer = await app.becomePayer(50_000);
      await app.open();
    },
  });

  it("are rented for a deposit, and the rest of it comes back", async () => {
    await app.seen(".station", "Central Library").tap();
    await waitForPage(app.page, "pages/rent/rent");
    await app.page.locator("#pay").getByText("Pay the deposit of ¥99").tap();
    await payer.pay("¥99");
    await waitForPage(app.page, "pages/rental/rental");
    await app.page.getByText("Take the charger from slot").waitFor();
    await app.page.locator("#choose").tap();
    await app.page
      .locator("[data-host=action-sheet]")
      .getByText("West Gate Metro")
      .tap();
    await app.page.locator(".end__title").getByText("Thank you").waitFor();
    await app.page.locator("#back").getByText("¥97").waitFor();
    await app.page.getByText("arrived").waitFor();
    await app.open("pages/rentals/rentals");
    await app.seen(".rental", "¥97 back").waitFor();
    await payer.has("¥498.00");
  });

  it("are kept for somebody who does not pay yet", async () => {
    await app.seen(".station", "Central Library").tap();
    await waitForPage(app.page, "pages/rent/rent");
    await app.page.locator("#pay").tap();
    await payer.turnDown();
    await waitForPage(app.page, "pages/rental/rental");
    await app.page.getByText("The deposit is not paid yet").waitFor();
  });

  it("open the station that a code names", async () => {
    await app.open("pages/stations/stations?scene=2048");
    await waitForPage(app.page, "pages/rent/rent");
    await app.page.locator(".name").getByText("West Gate Metro").waitFor();
  });

  it("speak Chinese where the device does", async () => {
    await app.become({ locale: "zh-CN" });
    await app.open();
    await app.page.getByText("附近的充电宝").waitFor();
  });
});
