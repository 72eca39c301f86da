import {
  sample,
  sampleWithMerchant,
  waitForPage,
  type Payer,
} from "../../../runtime-server/web/e2e/src/index.js";

const OAT_MILK = "6901000000011";

describe("Scan and go without its merchant", () => {
  const app = sample("Basketful", "scan");

  it("says that the till is closed", async () => {
    await app.become();
    await app.open();
    await app.page.locator("#shelf").tap();
    await waitForPage(app.page, "pages/shelf/shelf");
    await app.page.getByText("The till is closed").waitFor();
  });
});

describe("Scan and go", () => {
  const app = sampleWithMerchant("scan");
  let payer: Payer;

  app.visit({
    expected: ["requestPayment"],
    begin: async () => {
      payer = await app.becomePayer(50_000);
      await app.open();
    },
  });

  async function type(barcode: string): Promise<void> {
    await app.page.locator("#type").tap();
    const modal = app.page.locator("[data-host=modal]");
    await modal.locator("input, textarea").fill(barcode);
    await modal.locator("[data-action=confirm]").tap();
  }

  async function show(code: string): Promise<void> {
    await app.page.locator("#pin input").fill("2468");
    await app.page.locator("#typed input").fill(code);
    await app.page.locator("#check").tap();
  }

  it("counts what is in the basket, and forgets nothing over a reload", async () => {
    await type(OAT_MILK);
    await app.seen(".line", "Oat milk").waitFor();
    await type(OAT_MILK);
    await app.page.locator(".count").getByText("2").waitFor();
    await app.page.locator(".bar__total").getByText("¥25.80").waitFor();
    await app.page.reload();
    await app.page.locator(".bar__total").getByText("¥25.80").waitFor();
    await app.seen(".step").first().tap();
    await app.page.locator(".bar__total").getByText("¥12.90").waitFor();
    await app.seen(".step").first().tap();
    await app.page.getByText("Your basket is empty").waitFor();
  });

  it("refuses goods that are not sold here", async () => {
    await type("4006381333931");
    await app.page
      .locator("[data-host=toast]")
      .getByText("These goods are not ours")
      .waitFor();
  });

  it("lets a paid basket out once", async () => {
    await type(OAT_MILK);
    await app.seen(".line", "Oat milk").waitFor();
    await app.page.locator("#shelf").tap();
    await waitForPage(app.page, "pages/shelf/shelf");
    await app.seen(".article", "Dragon Well tea").tap();
    await app.page.locator("[data-host=nav-bar] [data-action=back]").tap();
    await waitForPage(app.page, "pages/basket/basket");
    const sum = await app.page.locator(".bar__total").innerText();
    await app.page.locator("#pay").tap();
    await payer.turnDown();
    await app.seen(".line", "Dragon Well tea").waitFor();
    await app.page.locator("#pay").tap();
    await payer.pay(sum);
    await waitForPage(app.page, "pages/exit/exit");
    const code = await app.page.locator("#code").innerText();
    await app.open("pages/gate/gate");
    await show(code.toLowerCase());
    await app.page.getByText("The gate is open").waitFor();
    await app.page.getByText("Oat milk").waitFor();
    await app.page.locator("#next").tap();
    await show(code);
    await app.page.getByText("Somebody left with it").waitFor();
    await app.open();
    await app.page.getByText("Your basket is empty").waitFor();
  });

  it("lets nobody out with a code that nobody paid for", async () => {
    await app.page.locator("#gate").tap();
    await waitForPage(app.page, "pages/gate/gate");
    await show("AAAA-BBBB-CCCC");
    await app.page.getByText("No basket was paid with this code").waitFor();
  });

  it("speaks Chinese where the device does", async () => {
    await app.become({ locale: "zh-CN" });
    await app.open();
    await app.page.getByText("扫商品条码").waitFor();
  });
});
