import {
  LINES,
  documentationImage,
  ready,
  sample,
  still,
  waitForPage,
} from "../../../runtime-server/web/e2e/src/index.js";

const HANGZHOU = { latitude: 30.2489, longitude: 120.1572 };
const RIDER = { geolocation: HANGZHOU, permissions: ["geolocation"] };
const NUMBER = "204815";
const app = sample("Freewheel", "bike");

/** Opens the program and says whether it may know where the person is. */
async function start(answer: "allow" | "refuse" = "allow"): Promise<void> {
  await app.open();
  await app.page.locator(`[data-host=consent] [data-action=${answer}]`).tap();
}

async function unlock(number = NUMBER): Promise<void> {
  await app.page.locator("#type").tap();
  await waitForPage(app.page, "pages/unlock/unlock");
  await app.page.locator("#number input").fill(number);
}

async function ride(): Promise<void> {
  await unlock();
  await waitForPage(app.page, "pages/ride/ride");
}

async function finish(): Promise<void> {
  await app.page.locator("#lock").tap();
  await app.page.locator("[data-host=modal] [data-action=confirm]").tap();
  await waitForPage(app.page, "pages/summary/summary");
}

/** The inside of a map is closed to scripts, so the bike is tapped at its place: 60 m east, 90 m north, 2.06 m a pixel. */
async function tapNearestBike(): Promise<void> {
  const box = (await app.page.locator("wx-map").boundingBox())!;
  const tip = {
    x: box.x + box.width / 2 + 60 / 2.06,
    y: box.y + box.height / 2 - 90 / 2.06,
  };
  await app.page.touchscreen.tap(tip.x, tip.y - 25);
}

describe.each(LINES)("The bikes $line", ({ delay }) => {
  app.visit({
    delay,
    phone: RIDER,
    begin: () => start(),
    expected: ["requestPayment"],
  });

  it("shows the bikes around and what one costs", async () => {
    await app.page.getByText("12 bikes around you").waitFor();
    await tapNearestBike();
    const card = app.page.locator("wx-bike-card");
    await card.getByText("108 m · 2 min on foot").waitFor();
    await card.getByText("¥1.50 per 15 minutes").waitFor();
    await card.getByText("Unlock this bike").tap();
    await waitForPage(app.page, "pages/ride/ride");
  });

  it("refuses a number that no bike has", async () => {
    await unlock("204811");
    await app.page.getByText("There is no bike of this number").waitFor();
    await app.page.locator("#number input").fill(NUMBER);
    await waitForPage(app.page, "pages/ride/ride");
  });

  it("counts the time of a ride, also while it is out of sight", async () => {
    await ride();
    await app.page.locator(".time").getByText("0:02").waitFor();
    const seen = Date.now();
    await app.page.locator("[data-host=nav-bar] [data-action=back]").tap();
    await waitForPage(app.page, "pages/map/map");
    await app.page.getByText(`You are riding ${NUMBER}`).waitFor();
    await app.page.reload();
    await ready(app.page);
    const away = Math.floor((Date.now() - seen) / 1000);
    await app.page.getByText("To the ride").tap();
    await waitForPage(app.page, "pages/ride/ride");
    await app.page.locator(".time").waitFor();
    const time = await app.page.locator(".time").innerText();
    const [minutes = NaN, seconds = NaN] = time.split(":").map(Number);
    expect(minutes * 60 + seconds).toBeGreaterThanOrEqual(2 + away);
  });

  it("finishes a ride and remembers it", async () => {
    await ride();
    await finish();
    await app.page.getByText("This one is on us").waitFor();
    await app.page.locator("#done").tap();
    await waitForPage(app.page, "pages/map/map");
    await app.page.locator("#trips").tap();
    await waitForPage(app.page, "pages/trips/trips");
    expect(await app.page.locator(".trip").count()).toBe(1);
    await app.page.locator(".trip").tap();
    await waitForPage(app.page, "pages/summary/summary");
    await app.page.getByText(`City bike ${NUMBER}`).waitFor();
  });

  it("leaves the balance where it cannot be topped up", async () => {
    await app.page.locator("#wallet").tap();
    await waitForPage(app.page, "pages/wallet/wallet");
    await app.page.locator(".amount").getByText("¥50", { exact: true }).tap();
    await app.page.locator("#pay").getByText("Top up ¥50.00").tap();
    const modal = app.page.locator("[data-host=modal]");
    await modal.getByText("Payment is not available here").waitFor();
    await modal.locator("[data-action=confirm]").tap();
    await app.page.locator(".purse__value").getByText("¥10.00").waitFor();
  });
});

it("works without the person's location", async () => {
  await app.become();
  await start("refuse");
  await app.page.getByText("Without your location").waitFor();
  await app.page.getByText("12 bikes around you").waitFor();
  await ride();
  await finish();
  await app.page.getByText("This one is on us").waitFor();
});

it("speaks Chinese where the device does", async () => {
  await app.become({ ...RIDER, locale: "zh-CN" });
  await start();
  await app.page.getByText("扫码开锁").waitFor();
});

it("has a picture for the README", async () => {
  await app.become(RIDER);
  await start();
  await ride();
  await still(app.page);
  await documentationImage(app.page, "docs/images/bike.png");
});
