import {
  Api,
  documentationImage,
  launchChromium,
  newPhone,
  openProgram,
  ready,
  repositoryPath,
  sessionId,
  sharedServer,
  slowProxy,
  swipe,
  waitForPage,
  type Browser,
  type BrowserContext,
  type Locator,
  type Page,
  type SlowProxy,
} from "../../../runtime-server/web/e2e/src/index.js";

const FOLDER = repositoryPath("samples/shop");
const PAGE_SIZE = 8;
const PRODUCTS = 29;
const server = sharedServer();
const api = new Api(server);

let browser: Browser;
let appId: string;

beforeAll(async () => {
  browser = await launchChromium();
  appId = await api.publish("Oakery", FOLDER);
});

afterAll(() => browser?.close());

/** Pages below the one that is seen stay in the document. */
function seen(page: Page, selector: string, text?: string): Locator {
  const found = page.locator(selector).filter({ visible: true });
  return text === undefined ? found : found.filter({ hasText: text });
}

async function tab(page: Page, name: string, path: string): Promise<void> {
  await page
    .locator("[data-host=tab-bar]")
    .getByText(name, { exact: true })
    .tap();
  await waitForPage(page, path);
}

/** Waits until a count is reached: the change is on its way from the server. */
async function count(locator: Locator, wanted: number): Promise<void> {
  await vi.waitFor(async () => expect(await locator.count()).toBe(wanted), {
    timeout: 20_000,
    interval: 100,
  });
}

async function openProduct(page: Page, name: string): Promise<void> {
  await seen(page, "wx-product-card", name).first().tap();
  await waitForPage(page, "pages/product/product");
}

async function badge(page: Page, text: string): Promise<void> {
  await page
    .locator("[data-host=tab-bar] [data-index='2']")
    .getByText(text, { exact: true })
    .waitFor();
}

async function fillAddress(page: Page): Promise<void> {
  const fields = {
    name: "Mara Oakes",
    phone: "03012345678",
    area: "Berlin, Mitte",
    street: "Lindenweg 4",
  };
  for (const [field, value] of Object.entries(fields))
    await page.locator(`#${field} input`).fill(value);
  await seen(page, ".main-button", "Save").tap();
  await waitForPage(page, "checkout/pages/confirm/confirm");
}

/** From the first page to an order that waits to be paid. */
async function order(page: Page): Promise<void> {
  await openProduct(page, "Dot notebook");
  await page.locator("#buy").tap();
  await seen(page, ".confirm").tap();
  await waitForPage(page, "checkout/pages/confirm/confirm");
  await seen(page, "#address").tap();
  await waitForPage(page, "checkout/pages/address/address");
  await fillAddress(page);
  await page.locator("#place").tap();
  const modal = page.locator("[data-host=modal]");
  await modal.getByText("Payment is not available here").waitFor();
  await modal.locator("[data-action=confirm]").tap();
  await waitForPage(page, "checkout/pages/order/order");
}

describe.each([
  { line: "directly", delay: undefined },
  { line: "over a slow line", delay: { meanMs: 80, spreadMs: 40 } },
])("The shop $line", ({ delay }) => {
  let proxy: SlowProxy | undefined;
  let phone: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    proxy = delay && (await slowProxy(server.url, delay));
  });

  afterAll(() => proxy?.close());

  beforeEach(async () => {
    phone = await newPhone(browser);
    page = await phone.newPage();
    await openProgram(page, proxy?.url ?? server.url, appId);
  });

  afterEach(async (test) => {
    const entries = await api.log(appId, await sessionId(page)).catch(() => []);
    if (test.task.result?.state === "fail") console.log(entries);
    await phone.close();
    const wrong = entries.filter(
      ({ level, message }) =>
        level === "error" && !message.startsWith("requestPayment"),
    );
    expect(wrong).toEqual([]);
  });

  it("shows more when the end of the page is reached", async () => {
    const cards = seen(page, "wx-product-card");
    expect(await cards.count()).toBe(PAGE_SIZE);
    for (let shown = PAGE_SIZE; shown < PRODUCTS;) {
      await cards.last().scrollIntoViewIfNeeded();
      shown = Math.min(shown + PAGE_SIZE, PRODUCTS);
      await count(cards, shown);
    }
    await page.getByText("That is everything").waitFor();
  });

  it("offers other picks when pulled down", async () => {
    const first = seen(page, "wx-product-card").first();
    const before = await first.innerText();
    await swipe(page, { x: 200, y: 330 }, { x: 200, y: 740 }, 16);
    await page.locator("[data-host=toast]").getByText("Other picks").waitFor();
    expect(await first.innerText()).not.toBe(before);
  });

  it("opens a category from the first page", async () => {
    await seen(page, ".category", "Light").tap();
    await waitForPage(page, "pages/categories/categories");
    await seen(page, "wx-product-card", "Dome pendant").waitFor();
    await seen(page, ".rail__item", "Desk").tap();
    await seen(page, "wx-product-card", "Quiet clock").waitFor();
  });

  it("finds by words in either language and remembers them", async () => {
    await page.locator("#search").tap();
    await waitForPage(page, "pages/search/search");
    await page.locator("#words input").fill("lamp");
    await count(seen(page, "wx-product-card"), 2);
    await page.keyboard.press("Enter");
    await page.locator("#words input").fill("花瓶");
    await seen(page, "wx-product-card", "Arch vase").waitFor();
    await page.locator("#words input").fill("zeppelin");
    await page.getByText("Nothing found").waitFor();
    await page.locator("#words input").fill("");
    await seen(page, ".hints", "Recent searches").waitFor();
    await seen(page, ".word", "lamp").first().tap();
    await count(seen(page, "wx-product-card"), 2);
  });

  it("puts the chosen colour and size into the cart", async () => {
    await openProduct(page, "Morning mug");
    await page.locator("#add").tap();
    await seen(page, ".choice", "Sea").tap();
    await seen(page, ".choice", "450 ml").tap();
    await seen(page, ".price", "¥80").first().waitFor();
    await seen(page, ".stepper .button").last().tap();
    await seen(page, ".stepper .value", "2").waitFor();
    await seen(page, ".confirm").tap();
    await page.locator(".bar__badge").getByText("2").waitFor();
    await page.locator(".bar__cart").tap();
    await waitForPage(page, "pages/cart/cart");
    const line = seen(page, "wx-line-row", "Morning mug");
    expect(await line.innerText()).toContain("Sea · 450 ml");
    await seen(page, ".sum__value", "¥160").waitFor();
    await badge(page, "2");
  });

  it("chooses the picture and the colour by one another", async () => {
    await openProduct(page, "Dot notebook");
    await swipe(page, { x: 330, y: 250 }, { x: 60, y: 250 });
    await page.locator(".swatch--on:nth-child(2)").waitFor();
    await page.locator("#add").tap();
    await seen(page, ".choice--on", "Clay").waitFor();
    await seen(page, ".choice", "Moss").tap();
    await page.locator(".dot--on:nth-child(3)").waitFor({ state: "attached" });
  });

  it("counts, chooses and removes in the cart", async () => {
    await seen(page, ".add").nth(0).tap();
    await badge(page, "1");
    await seen(page, ".add").nth(1).tap();
    await badge(page, "2");
    await tab(page, "Cart", "pages/cart/cart");
    await count(seen(page, "wx-line-row"), 2);
    await seen(page, ".sum__value", "¥88").waitFor();
    await seen(page, ".target").first().tap();
    await seen(page, ".sum__value", "¥39").waitFor();
    await seen(page, ".stepper .button").last().tap();
    await seen(page, ".sum__value", "¥78").waitFor();
    await seen(page, ".stepper .button").first().tap();
    const modal = page.locator("[data-host=modal]");
    await modal.locator("[data-action=confirm]").tap();
    await count(seen(page, "wx-line-row"), 1);
    await badge(page, "2");
  });

  it("keeps an order that cannot be paid here", async () => {
    await order(page);
    await seen(page, ".state__name", "To pay").waitFor();
    expect(await seen(page, ".address").innerText()).toContain("Lindenweg 4");
    expect(await seen(page, ".sum--total").innerText()).toContain("¥51");
    await page.locator("[data-host=nav-bar] [data-action=back]").tap();
    await waitForPage(page, "pages/product/product");
    await page.locator("[data-host=nav-bar] [data-action=back]").tap();
    await waitForPage(page, "pages/home/home");
    await tab(page, "Me", "pages/me/me");
    await seen(page, ".state", "To pay").tap();
    await waitForPage(page, "checkout/pages/orders/orders");
    await count(seen(page, "wx-order-card"), 1);
    await seen(page, "wx-order-card", "Dot notebook").waitFor();
  });

  it("cancels an order and buys it again", async () => {
    await order(page);
    await page.locator("#cancel").tap();
    await page.locator("[data-host=modal] [data-action=confirm]").tap();
    await seen(page, ".state__name", "Cancelled").waitFor();
    await page.locator("#again").tap();
    await waitForPage(page, "pages/cart/cart");
    await seen(page, "wx-line-row", "Dot notebook").waitFor();
  });

  it("says what is missing in an address", async () => {
    await tab(page, "Me", "pages/me/me");
    await page.locator("#address").filter({ visible: true }).tap();
    await waitForPage(page, "checkout/pages/address/address");
    await page.locator("#name input").fill("Mara Oakes");
    await page.locator("#phone input").fill("12");
    await page.locator("#area input").fill("Berlin");
    await page.locator("#street input").fill("Lindenweg 4");
    await seen(page, ".main-button", "Save").tap();
    await page
      .locator("[data-host=toast]")
      .getByText("Please enter a phone number")
      .waitFor();
    await page.locator(".field--wrong").getByText("Phone").waitFor();
  });

  it("goes through the states of an order", async () => {
    await tab(page, "Me", "pages/me/me");
    await seen(page, ".state", "On its way").tap();
    await waitForPage(page, "checkout/pages/orders/orders");
    await seen(page, "wx-order-card", "Mushroom lamp").tap();
    await waitForPage(page, "checkout/pages/order/order");
    await page.locator("#received").tap();
    await seen(page, ".state__name", "Delivered").waitFor();
  });

  it("keeps the cart over a reload", async () => {
    await seen(page, ".add").first().tap();
    await badge(page, "1");
    await page.reload();
    await ready(page);
    await badge(page, "1");
  });
});

it("opens a shared product in the shared colour", async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await openProgram(
    page,
    server.url,
    appId,
    "pages/product/product?id=kettle&colour=moss",
  );
  await page.getByText("Slow-pour kettle").first().waitFor();
  await page.locator(".swatch--on:nth-child(3)").waitFor();
  await phone.close();
});

it("says that a product is no longer there", async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await openProgram(page, server.url, appId, "pages/product/product?id=none");
  await page.getByText("no longer in the shop").waitFor();
  await phone.close();
});

it("speaks Chinese where the device does", async () => {
  const phone = await newPhone(browser, { locale: "zh-CN" });
  const page = await phone.newPage();
  await openProgram(page, server.url, appId);
  await page.getByText("点阵笔记本").first().waitFor();
  await page.locator("[data-host=tab-bar]").getByText("购物车").waitFor();
  await phone.close();
});

it("has a picture for the README", async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await openProgram(page, server.url, appId);
  await page.waitForLoadState("networkidle");
  await documentationImage(page, "docs/images/shop.png");
  await phone.close();
});
