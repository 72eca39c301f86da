import {
  sample,
  sampleWithMerchant,
  waitForPage,
  type Payer,
} from "../../../runtime-server/web/e2e/src/index.js";

describe("The coach tickets without their merchant", () => {
  const app = sample("Milepost", "coach");

  it("say that the office is closed", async () => {
    await app.become();
    await app.open();
    await app.page.getByText("The ticket office is closed").waitFor();
    await app.page.locator("#again").tap();
    await app.page.getByText("Nothing can be bought here").waitFor();
  });
});

describe("The coach tickets", () => {
  const app = sampleWithMerchant("coach");
  let payer: Payer;

  app.visit({
    expected: ["requestPayment"],
    begin: async () => {
      payer = await app.becomePayer(50_000);
      await app.open("pages/board/board?scene=hangzhou");
      await app.seen(".departure").first().waitFor();
    },
  });

  /** Chooses a coach for two; answers when it leaves and what that costs. */
  async function choose(): Promise<{ time: string; sum: string }> {
    const departure = app.seen(".departure").nth(2);
    const time = await departure.locator(".when__time").innerText();
    await departure.tap();
    await waitForPage(app.page, "pages/buy/buy");
    await app.page.locator("#more").tap();
    await app.page.locator(".count").getByText("2").waitFor();
    const sum = await app.page.locator(".total__sum").innerText();
    await app.page.locator("#pay").tap();
    return { time, sum };
  }

  async function inspect(pin: string, code: string): Promise<void> {
    await app.page.locator("#pin input").fill(pin);
    await app.page.locator("#typed input").fill(code);
    await app.page.locator("#check").tap();
  }

  it("show the station that a code names, and another one", async () => {
    await app.page.locator(".sign__name").getByText("Hangzhou East").waitFor();
    await app.seen(".departure", "Wuzhen").first().waitFor();
    await app.page.locator("#station").tap();
    await app.page
      .locator("[data-host=action-sheet]")
      .getByText("Suzhou South")
      .tap();
    await app.page.locator(".sign__name").getByText("Suzhou South").waitFor();
    await app.open();
    await app.page.locator(".sign__name").getByText("Suzhou South").waitFor();
  });

  it("are bought, and checked once", async () => {
    const { time, sum } = await choose();
    await payer.pay(sum);
    await waitForPage(app.page, "pages/ticket/ticket");
    await app.page.locator(".head__time").getByText(time).waitFor();
    await app.page.getByText("2 travellers").waitFor();
    const code = await app.page.locator("#code").innerText();
    expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    await app.open("pages/inspect/inspect");
    await inspect("2468", code);
    await app.page.getByText("Welcome aboard").waitFor();
    await app.page.locator("#next").tap();
    await inspect("2468", code);
    await app.page.getByText("Checked before").waitFor();
    await app.open("pages/tickets/tickets");
    await app.seen(".ticket", "Checked").tap();
    await waitForPage(app.page, "pages/ticket/ticket");
    await app.page.locator(".stamp").getByText("Checked at").waitFor();
  });

  it("hold a seat for somebody who does not pay yet", async () => {
    const { sum } = await choose();
    await payer.turnDown();
    await waitForPage(app.page, "pages/ticket/ticket");
    await app.page.locator(".title").getByText("Not paid yet").waitFor();
    expect(await app.page.locator("#code").count()).toBe(0);
    await app.page.locator("#pay").tap();
    await payer.pay(sum);
    await app.page.locator("#code").waitFor();
  });

  it("check no ticket that nobody bought, and nothing without the PIN", async () => {
    await app.page.locator("#inspect").tap();
    await waitForPage(app.page, "pages/inspect/inspect");
    await inspect("1111", "AAAA-BBBB-CCCC");
    await app.page
      .locator("[data-host=toast]")
      .getByText("This is not the PIN")
      .waitFor();
    await inspect("2468", "AAAA-BBBB-CCCC");
    await app.page.getByText("Nobody bought a ticket with this code").waitFor();
  });

  it("speak Chinese where the device does", async () => {
    await app.become({ locale: "zh-CN" });
    await app.open();
    await app.page.getByText("今日班次").waitFor();
    await app.seen(".departure", "杭州东站").first().waitFor();
  });
});
