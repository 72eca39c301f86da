import {
  sampleWithMerchant,
  waitForPage,
  type Payer,
} from "../../../runtime-server/web/e2e/src/index.js";

/** An order from its first line to the half of its price that comes back. */
describe("The shop with its merchant", () => {
  const app = sampleWithMerchant("shop");
  let payer: Payer;

  app.visit({
    expected: ["requestPayment"],
    begin: async () => {
      payer = await app.becomePayer(50_000);
      await app.open();
    },
  });

  async function placeOrder(): Promise<void> {
    await app.seen("wx-product-card", "Dot notebook").first().tap();
    await waitForPage(app.page, "pages/product/product");
    await app.page.locator("#buy").tap();
    await app.seen(".confirm").tap();
    await waitForPage(app.page, "checkout/pages/confirm/confirm");
    await app.seen("#address").tap();
    await waitForPage(app.page, "checkout/pages/address/address");
    const address = {
      name: "Mara Oakes",
      phone: "03012345678",
      area: "Berlin, Mitte",
      street: "Lindenweg 4",
    };
    for (const [field, value] of Object.entries(address))
      await app.page.locator(`#${field} input`).fill(value);
    await app.seen(".main-button", "Save").tap();
    await waitForPage(app.page, "checkout/pages/confirm/confirm");
    await app.page.locator("#place").tap();
  }

  it("is paid, ships, and gives half of the price back", async () => {
    await placeOrder();
    await payer.pay("¥51");
    await waitForPage(app.page, "checkout/pages/order/order");
    await app.seen(".state__name", "To ship").waitFor();
    await app.seen(".state__name", "On its way").waitFor();
    await app.page.locator("#half-back").tap();
    await app.page.locator("[data-host=modal] [data-action=confirm]").tap();
    const refund = app.page.locator("#refund");
    await refund.getByText("¥25.50").waitFor();
    await refund.getByText("Came back to you").waitFor();
    await payer.has("¥474.50");
  });

  it("keeps an order for somebody who pays it later, or not", async () => {
    await placeOrder();
    await payer.turnDown();
    await waitForPage(app.page, "checkout/pages/order/order");
    await app.seen(".state__name", "To pay").waitFor();
    await app.page.locator("#pay").tap();
    await payer.turnDown();
    await app.page.locator("#cancel").tap();
    await app.page.locator("[data-host=modal] [data-action=confirm]").tap();
    await app.seen(".state__name", "Cancelled").waitFor();
  });
});
