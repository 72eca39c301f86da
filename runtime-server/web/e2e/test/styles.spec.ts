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
