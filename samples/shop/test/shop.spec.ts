import {
  LINES,
  documentationImage,
  ready,
  sample,
  swipe,
  waitForPage,
  type Locator,
} from "../../../runtime-server/web/e2e/src/index.js";

const PAGE_SIZE = 8;
const PRODUCTS = 29;
const app = sample("Oakery", "shop");

async function tab(name: string, path: string): Promise<void> {
  await app.tab(name).tap();
  await waitForPage(app.page, path);
}

/** Waits until a count is reached: the change is on its way from the server. */
async function count(locator: Locator, wanted: number): Promise<void> {
  await vi.waitFor(async () => expect(await locator.count()).toBe(wanted), {
    timeout: 20_000,
    interval: 100,
  });
}

async function openProduct(name: string): Promise<void> {
  await app.seen("wx-product-card", name).first().tap();
  await waitForPage(app.page, "pages/product/product");
}

async function badge(text: string): Promise<void> {
  await app.page
    .locator("[data-host=tab-bar] [data-index='2']")
    .getByText(text, { exact: true })
    .waitFor();
}

async function fillAddress(): Promise<void> {
  const fields = {
    name: "Mara Oakes",
    phone: "03012345678",
    area: "Berlin, Mitte",
    street: "Lindenweg 4",
  };
  for (const [field, value] of Object.entries(fields))
    await app.page.locator(`#${field} input`).fill(value);
  await app.seen(".main-button", "Save").tap();
  await waitForPage(app.page, "checkout/pages/confirm/confirm");
}

/** From the first page to an order that waits to be paid. */
async function order(): Promise<void> {
  await openProduct("Dot notebook");
  await app.page.locator("#buy").tap();
  await app.seen(".confirm").tap();
  await waitForPage(app.page, "checkout/pages/confirm/confirm");
  await app.seen("#address").tap();
  await waitForPage(app.page, "checkout/pages/address/address");
  await fillAddress();
  await app.page.locator("#place").tap();
  const modal = app.page.locator("[data-host=modal]");
  await modal.getByText("Payment is not available here").waitFor();
  await modal.locator("[data-action=confirm]").tap();
  await waitForPage(app.page, "checkout/pages/order/order");
}

describe.each(LINES)("The shop $line", ({ delay }) => {
  app.visit({
    delay,
    begin: () => app.open(),
    expected: ["requestPayment"],
  });

  it("shows more when the end of the page is reached", async () => {
    const cards = app.seen("wx-product-card");
    expect(await cards.count()).toBe(PAGE_SIZE);
    for (let shown = PAGE_SIZE; shown < PRODUCTS;) {
      await cards.last().scrollIntoViewIfNeeded();
      shown = Math.min(shown + PAGE_SIZE, PRODUCTS);
      await count(cards, shown);
    }
    await app.page.getByText("That is everything").waitFor();
  });

  it("offers other picks when pulled down", async () => {
    const first = app.seen("wx-product-card").first();
    const before = await first.innerText();
    await swipe(app.page, { x: 200, y: 330 }, { x: 200, y: 740 }, 16);
    await app.page
      .locator("[data-host=toast]")
      .getByText("Other picks")
      .waitFor();
    expect(await first.innerText()).not.toBe(before);
  });

  it("opens a category from the first page", async () => {
    await app.seen(".category", "Light").tap();
    await waitForPage(app.page, "pages/categories/categories");
    await app.seen("wx-product-card", "Dome pendant").waitFor();
    await app.seen(".rail__item", "Desk").tap();
    await app.seen("wx-product-card", "Quiet clock").waitFor();
  });

  it("finds by words in either language and remembers them", async () => {
    await app.page.locator("#search").tap();
    await waitForPage(app.page, "pages/search/search");
    await app.page.locator("#words input").fill("lamp");
    await count(app.seen("wx-product-card"), 2);
    await app.page.keyboard.press("Enter");
    await app.page.locator("#words input").fill("花瓶");
    await app.seen("wx-product-card", "Arch vase").waitFor();
    await app.page.locator("#words input").fill("zeppelin");
    await app.page.getByText("Nothing found").waitFor();
    await app.page.locator("#words input").fill("");
    await app.seen(".hints", "Recent searches").waitFor();
    await app.seen(".word", "lamp").first().tap();
    await count(app.seen("wx-product-card"), 2);
  });

  it("puts the chosen colour and size into the cart", async () => {
    await openProduct("Morning mug");
    await app.page.locator("#add").tap();
    await app.seen(".choice", "Sea").tap();
    await app.seen(".choice", "450 ml").tap();
    await app.seen(".price", "¥80").first().waitFor();
    await app.seen(".stepper .button").last().tap();
    await app.seen(".stepper .value", "2").waitFor();
    await app.seen(".confirm").tap();
    await app.page.locator(".bar__badge").getByText("2").waitFor();
    await app.page.locator(".bar__cart").tap();
    await waitForPage(app.page, "pages/cart/cart");
    const line = app.seen("wx-line-row", "Morning mug");
    expect(await line.innerText()).toContain("Sea · 450 ml");
    await app.seen(".sum__value", "¥160").waitFor();
    await badge("2");
  });

  it("chooses the picture and the colour by one another", async () => {
    await openProduct("Dot notebook");
    await swipe(app.page, { x: 330, y: 250 }, { x: 60, y: 250 });
    await app.page.locator(".swatch--on:nth-child(2)").waitFor();
    await app.page.locator("#add").tap();
    await app.seen(".choice--on", "Clay").waitFor();
    await app.seen(".choice", "Moss").tap();
    await app.page
      .locator(".dot--on:nth-child(3)")
      .waitFor({ state: "attached" });
  });

  it("counts, chooses and removes in the cart", async () => {
    await app.seen(".add").nth(0).tap();
    await badge("1");
    await app.seen(".add").nth(1).tap();
    await badge("2");
    await tab("Cart", "pages/cart/cart");
    await count(app.seen("wx-line-row"), 2);
    await app.seen(".sum__value", "¥88").waitFor();
    await app.seen(".target").first().tap();
    await app.seen(".sum__value", "¥39").waitFor();
    await app.seen(".stepper .button").last().tap();
    await app.seen(".sum__value", "¥78").waitFor();
    await app.seen(".stepper .button").first().tap();
    const modal = app.page.locator("[data-host=modal]");
    await modal.locator("[data-action=confirm]").tap();
    await count(app.seen("wx-line-row"), 1);
    await badge("2");
  });

  it("keeps an order that cannot be paid here", async () => {
    await order();
    await app.seen(".state__name", "To pay").waitFor();
    expect(await app.seen(".address").innerText()).toContain("Lindenweg 4");
    expect(await app.seen(".sum--total").innerText()).toContain("¥51");
    await app.page.locator("[data-host=nav-bar] [data-action=back]").tap();
    await waitForPage(app.page, "pages/product/product");
    await app.page.locator("[data-host=nav-bar] [data-action=back]").tap();
    await waitForPage(app.page, "pages/home/home");
    await tab("Me", "pages/me/me");
    await app.seen(".state", "To pay").tap();
    await waitForPage(app.page, "checkout/pages/orders/orders");
    await count(app.seen("wx-order-card"), 1);
    await app.seen("wx-order-card", "Dot notebook").waitFor();
  });

  it("cancels an order and buys it again", async () => {
    await order();
    await app.page.locator("#cancel").tap();
    await app.page.locator("[data-host=modal] [data-action=confirm]").tap();
    await app.seen(".state__name", "Cancelled").waitFor();
    await app.page.locator("#again").tap();
    await waitForPage(app.page, "pages/cart/cart");
    await app.seen("wx-line-row", "Dot notebook").waitFor();
  });

  it("says what is missing in an address", async () => {
    await tab("Me", "pages/me/me");
    await app.page.locator("#address").filter({ visible: true }).tap();
    await waitForPage(app.page, "checkout/pages/address/address");
    await app.page.locator("#name input").fill("Mara Oakes");
    await app.page.locator("#phone input").fill("12");
    await app.page.locator("#area input").fill("Berlin");
    await app.page.locator("#street input").fill("Lindenweg 4");
    await app.seen(".main-button", "Save").tap();
    await app.page
      .locator("[data-host=toast]")
      .getByText("Please enter a phone number")
      .waitFor();
    await app.page.locator(".field--wrong").getByText("Phone").waitFor();
  });

  it("goes through the states of an order", async () => {
    await tab("Me", "pages/me/me");
    await app.seen(".state", "On its way").tap();
    await waitForPage(app.page, "checkout/pages/orders/orders");
    await app.seen("wx-order-card", "Mushroom lamp").tap();
    await waitForPage(app.page, "checkout/pages/order/order");
    await app.page.locator("#received").tap();
    await app.seen(".state__name", "Delivered").waitFor();
  });

  it("keeps the cart over a reload", async () => {
    await app.seen(".add").first().tap();
    await badge("1");
    await app.page.reload();
    await ready(app.page);
    await badge("1");
  });
});

it("opens a shared product in the shared colour", async () => {
  await app.become();
  await app.open("pages/product/product?id=kettle&colour=moss");
  await app.page.getByText("Slow-pour kettle").first().waitFor();
  await app.page.locator(".swatch--on:nth-child(3)").waitFor();
});

it("says that a product is no longer there", async () => {
  await app.become();
  await app.open("pages/product/product?id=none");
  await app.page.getByText("no longer in the shop").waitFor();
});

it("speaks Chinese where the device does", async () => {
  await app.become({ locale: "zh-CN" });
  await app.open();
  await app.page.getByText("点阵笔记本").first().waitFor();
  await app.page.locator("[data-host=tab-bar]").getByText("购物车").waitFor();
});

it("has a picture for the README", async () => {
  await app.become();
  await app.open();
  await app.page.waitForLoadState("networkidle");
  await documentationImage(app.page, "docs/images/shop.png");
});
