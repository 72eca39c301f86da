import {
  Api,
  launchChromium,
  newPhone,
  openProgram,
  sharedServer,
  waitForPage,
  zipTexts,
  type Browser,
} from "../src/index.js";

/** Which of a program's style sheets wins: a page's own over the program's, on the first page and on later ones. */
const server = sharedServer();
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(() => browser?.close());

/** Too much to stand in the page that the server sends. */
const large = Array.from({ length: 2_000 }, (_, i) => `.unused-${i} { margin: ${i}px }`).join("\n");

describe.each([
  ["small", "", ""],
  ["large", large, ""],
  ["followed by a large one of the page", "", large],
])("a program's sheet, %s", (_name, more, pageMore) => {
  it("applies everywhere, and less than a page's", async () => {
    const own = ".own { color: rgb(3, 3, 3) }";
    const files: Record<string, string> = {
      "app.json": JSON.stringify({ pages: ["pages/index/index", "pages/next/next"] }),
      "app.js": "App({})",
      "app.wxss": `${more} .shared, .own { color: rgb(1, 2, 3) }`,
      "pages/index/index.js": "Page({ go() { wx.navigateTo({ url: '/pages/next/next' }) } })",
      "pages/index/index.wxml": '<view class="shared" bindtap="go">Shared</view><view class="own">Own</view>',
      "pages/index/index.wxss": `${pageMore} ${own}`,
      "pages/next/next.js": "Page({})",
      "pages/next/next.wxml": '<view class="shared">Shared next</view><view class="own">Own next</view>',
      "pages/next/next.wxss": own,
    };
    const appId = await new Api(server).publish("Styles", zipTexts(files));
    const phone = await newPhone(browser);
    try {
      const page = await phone.newPage();
      await openProgram(page, server.url, appId);
      const color = (text: string) =>
        page.getByText(text, { exact: true }).evaluate((element) => getComputedStyle(element).color);
      expect([await color("Shared"), await color("Own")]).toEqual(["rgb(1, 2, 3)", "rgb(3, 3, 3)"]);
      await page.getByText("Shared", { exact: true }).tap();
      await waitForPage(page, "pages/next/next");
      expect([await color("Shared next"), await color("Own next")]).toEqual(["rgb(1, 2, 3)", "rgb(3, 3, 3)"]);
    } finally {
      await phone.close();
    }
  });
});

const opening = (files: Record<string, string>): Record<string, string> => ({
  "app.json": JSON.stringify({
    pages: ["pages/index/index"],
    permission: { "scope.userLocation": { desc: "Shops near you" } },
  }),
  "app.js": "App({})",
  "pages/index/index.js": "Page({})",
  "pages/index/index.wxml": '<view class="own">Own</view>',
  ...files,
});

it("applies them in a browser that knows no scopes", async () => {
  const files = { "app.wxss": `${large} .own { color: rgb(4, 4, 4) }`, "pages/index/index.wxss": ".own { top: 3px }" };
  const appId = await new Api(server).publish("Old", zipTexts(opening(files)));
  const phone = await newPhone(browser);
  try {
    await phone.addInitScript(() => Reflect.deleteProperty(window, "CSSScopeRule"));
    const page = await phone.newPage();
    await openProgram(page, server.url, appId);
    const own = page.getByText("Own", { exact: true });
    await expect.poll(() => own.evaluate((el) => getComputedStyle(el).top)).toBe("3px");
    await expect.poll(() => own.evaluate((el) => getComputedStyle(el).color)).toBe("rgb(4, 4, 4)");
    const scoped = await page.evaluate(() =>
      [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).some((rule) => /^@scope/.test(rule.cssText)),
    );
    expect(scoped).toBe(false);
  } finally {
    await phone.close();
  }
});

it("hides no question of the host's, and has none answered by a tap on the page", async () => {
  const hiding =
    "opacity: 0 !important; mask: linear-gradient(#0000, #0000) !important; pointer-events: none !important";
  const appId = await new Api(server).publish(
    "Hidden",
    zipTexts(
      opening({
        "pages/index/index.js": `Page({ data: { said: "" }, onReady() {
          wx.authorize({ scope: "scope.userLocation", complete: ({ errMsg }) => this.setData({ said: errMsg }) }) } })`,
        "pages/index/index.wxml": '<view class="a">Play</view><view id="said">{{said}}</view>',
        "pages/index/index.wxss": `.a { [data-host="chrome"]:not(&) { ${hiding} } *:has(&) { ${hiding} } }
          .a { content: "\n} [data-host=chrome] { ${hiding} } .b { content: "; }`,
      }),
    ),
  );
  const phone = await newPhone(browser);
  try {
    const page = await phone.newPage();
    await openProgram(page, server.url, appId);
    const allow = page.locator("[data-host=consent] [data-action=allow]");
    await allow.waitFor();
    const box = (await allow.boundingBox())!;
    await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
    const { opacity, maskImage } = await page
      .locator("[data-host=chrome]")
      .evaluate((el) => ({ opacity: getComputedStyle(el).opacity, maskImage: getComputedStyle(el).maskImage }));
    expect([opacity, maskImage]).toEqual(["1", "none"]);
    expect(await page.locator("#said").innerText()).toBe("");
    await page.locator("[data-host=consent] [data-action=allow]:enabled").tap();
    await page.getByText("authorize:ok").waitFor();
  } finally {
    await phone.close();
  }
});
