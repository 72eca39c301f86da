import {
  LIBRARY_MS_MAX,
  documentationImage,
  ready,
  sample,
  still,
  waitForPage,
} from "../../../runtime-server/web/e2e/src/index.js";

const app = sample("Harbour Table", "vant", LIBRARY_MS_MAX);

app.visit();

async function choose(dish: string): Promise<void> {
  await app.seen(".dish").filter({ hasText: dish }).tap();
  await app.seen(".sheet").getByText(dish, { exact: true }).waitFor();
}

/** Puts a large flat white with oat milk and an extra shot into the order. */
async function addFlatWhite(): Promise<void> {
  await choose("Flat white");
  for (const choice of ["Large", "Oat", "Extra shot"])
    await app.seen(".sheet .choice").filter({ hasText: choice }).tap();
  await app.seen(".sheet .price").getByText("¥43").waitFor();
  await app.seen(".sheet wx-van-button").tap();
  await app.seen("#bag").getByText("¥43").waitFor();
}

it("shows the menu in tabs", async () => {
  await app.open();
  await app.seen(".dish").getByText("Flat white").waitFor();
  await app.seen(".van-tab").getByText("Bakery").tap();
  await app.seen(".dish").getByText("Croissant").waitFor();
  await expect
    .poll(() => app.seen(".van-tab--active").innerText())
    .toContain("Bakery");
});

it("finds a dish by its description", async () => {
  await app.open();
  await app.page.locator("#search input").fill("meringue");
  await app.seen(".list--found").getByText("Lemon tart").waitFor();
  expect(await app.seen(".dish").count()).toBe(1);
  await app.page.locator("#search input").fill("pizza");
  await app.seen(".empty").getByText("Nothing on the menu").waitFor();
});

it("reckons what choices, extras and a number cost", async () => {
  await app.open();
  await choose("Flat white");
  await app.seen(".sheet .price").getByText("¥28").waitFor();
  await app.seen(".sheet .choice").filter({ hasText: "Large" }).tap();
  await app.seen(".sheet .price").getByText("¥35").waitFor();
  await app.seen(".sheet .van-stepper__plus").tap();
  await app.seen(".sheet wx-van-button").getByText("¥70").waitFor();
});

it("takes an order through to a rating", async () => {
  await app.open();
  await addFlatWhite();
  await app.seen("#bag").tap();
  await waitForPage(app.page, "pages/bag/bag");
  await app.seen(".line").getByText("Large · Oat · Extra shot").waitFor();
  await app.seen(".van-stepper__plus").tap();
  await app.seen(".van-submit-bar__price").getByText("86").waitFor();
  await app.page.locator("#note textarea").fill("No sugar");
  await app.seen(".van-submit-bar wx-van-button").tap();
  await app.seen(".van-dialog").getByText("¥86").waitFor();
  await app.seen(".van-dialog").getByText("OK", { exact: true }).tap();
  await waitForPage(app.page, "pages/me/me");
  const order = app.seen(".order");
  await order.getByText("2 × Flat white").waitFor();
  await order.getByText("No sugar").waitFor();
  await order.locator(".van-rate__item").nth(3).tap();
  await app.seen(".van-toast").getByText("Thank you").waitFor();
  await app.page.reload();
  await ready(app.page);
  await app.seen(".order").locator(".van-rate__icon").nth(3).waitFor();
});

it("picks a time by a picker", async () => {
  await app.open();
  await addFlatWhite();
  await app.seen("#bag").tap();
  await waitForPage(app.page, "pages/bag/bag");
  await app.seen("#pick-up").tap();
  await app.seen(".van-picker").getByText("OK", { exact: true }).tap();
  await app.seen("#pick-up").getByText("As soon as possible").waitFor();
});

it("reserves a table and gives it back", async () => {
  await app.open("pages/book/book");
  await app.seen("#reserve").tap();
  await app.seen(".van-toast").getByText("Please fill in: Day").waitFor();
  await app.seen("#day").tap();
  const days = app.seen(".van-calendar__day:not(.van-calendar__day--disabled)");
  await days.nth(3).tap();
  await expect.poll(() => app.seen("#day").innerText()).not.toContain("Choose");
  await app.seen("#time").tap();
  await app.seen(".van-picker").getByText("OK", { exact: true }).tap();
  await app.seen("#time").getByText("18:00").waitFor();
  await app.seen("#guests .van-stepper__plus").tap();
  await app.seen(".seat").getByText("Terrace").tap();
  await app.page.locator("#name input").fill("Ada");
  await app.page.locator("#phone input").fill("13800000000");
  await app.seen("#chair").tap();
  await app.seen("#reserve").tap();
  await app.seen(".van-dialog").getByText("3 guests").waitFor();
  await app.seen(".van-dialog").getByText("OK", { exact: true }).tap();
  await waitForPage(app.page, "pages/me/me");
  await app
    .seen(".table")
    .getByText("3 guests · Terrace · High chair")
    .waitFor();
  await app.seen(".table wx-van-button").tap();
  await app.seen(".van-dialog").getByText("OK", { exact: true }).tap();
  await app.seen(".empty").getByText("No table reserved").waitFor();
});

it("follows a dark device", async () => {
  await app.become({ colorScheme: "dark" });
  await app.open("pages/book/book");
  const colour = await app
    .seen(".van-cell")
    .first()
    .evaluate((cell) => getComputedStyle(cell).backgroundColor);
  expect(colour).toBe("rgb(26, 34, 33)");
});

it("speaks Chinese where the device does", async () => {
  await app.become({ locale: "zh-CN" });
  await app.open();
  await app.seen(".dish").getByText("澳白").waitFor();
  await app.tab("订座").waitFor();
});

it("has pictures for the documentation", async () => {
  await app.open();
  await app.seen(".dish").first().waitFor();
  await still(app.page);
  await documentationImage(app.page, "docs/images/vant.png");
});
