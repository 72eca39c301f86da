import {
  Api,
  launchChromium,
  newPhone,
  openProgram,
  programUrl,
  sharedServer,
  slowProxy,
  still,
  waitForPage,
  zipTexts,
  type Browser,
  type BrowserContext,
  type Page,
  type SlowProxy,
} from "../src/index.js";

/** What the view does alone, watched frame by frame, with a server that is 80 ms ± 40 ms away. */
const server = sharedServer();
let browser: Browser;
let appId: string;
let line: SlowProxy;
let phone: BrowserContext;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  appId = await new Api(server).publish("Feel", program());
  line = await slowProxy(server.url, { meanMs: 80, spreadMs: 40 });
});

afterAll(async () => {
  await line?.close();
  await browser?.close();
});

beforeEach(async () => {
  phone = await newPhone(browser);
  page = await phone.newPage();
});

afterEach(() => phone.close());

function program(): Uint8Array {
  const rows = Array.from({ length: 60 }, (_, i) => `<view class="row">Row ${i}</view>`).join("");
  const files: Record<string, string> = {
    "app.json": JSON.stringify({
      pages: ["pages/index/index", "pages/next/next"],
      window: { navigationBarTitleText: "Feel" },
    }),
    "app.js": "App({})",
    "pages/index/index.js": `Page({
      data: { text: '', upper: '', head: '' },
      onLoad() { this.setData({ head: 'Good morning' }); wx.setNavigationBarTitle({ title: 'Felt' }) },
      type(e) { this.setData({ text: e.detail.value }) },
      raise(e) { const upper = e.detail.value.toUpperCase(); this.setData({ upper }); return upper },
      go() { wx.navigateTo({ url: '/pages/next/next' }) },
    })`,
    "pages/index/index.wxml": `
      <view class="head">{{head}}</view>
      <image class="picture" src="/dot.svg"/>
      <view id="card" hover-class="pressed" hover-start-time="0" bindtap="go">Card</view>
      <input id="typed" value="{{text}}" bindinput="type"/><text id="got">{{text}}</text>
      <input id="raised" value="{{upper}}" bindinput="raise"/><text id="high">{{upper}}</text>
      ${rows}`,
    "pages/index/index.wxss": `
      .head { height: 60rpx } .picture { width: 200rpx; height: 200rpx } .row { height: 90rpx }
      #card { height: 120rpx; background: #eee } .pressed { opacity: .5 } input { border: 1px solid #ccc; height: 80rpx }`,
    "pages/next/next.js": "Page({ data: {}, onLoad() { this.setData({ ready: 'There' }) } })",
    "pages/next/next.wxml": "<view id='there'>{{ready}}</view>",
    "dot.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="5"/></svg>',
  };
  return zipTexts(files);
}

/** Notes something in every frame that is drawn, until it is asked for the notes. */
async function film<T>(note: () => T): Promise<() => Promise<{ at: number; note: T }[]>> {
  await page.evaluate((source) => {
    const frames: unknown[] = [];
    const look = (0, eval)(`(${source})`) as () => unknown;
    const frame = (at: number) => {
      frames.push({ at, note: look() });
      if (frames.length < 2_000) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    Object.assign(window, { __frames: frames });
  }, note.toString());
  return () => page.evaluate(() => (window as never as { __frames: never[] }).__frames);
}

async function open(options?: { unshut: boolean }): Promise<void> {
  if (options?.unshut) {
    await phone.close();
    phone = await newPhone(browser, { bypassCSP: true });
    page = await phone.newPage();
  }
  await openProgram(page, line.url, appId);
}

it("starts with the outlines of the last time", async () => {
  await openProgram(page, server.url, appId);
  await page.waitForFunction(() => localStorage.getItem("minihost-looks") !== null);
  const picture = await page.locator(".mh-page .picture, .mh-page wx-image").first().boundingBox();
  const again = await phone.newPage();
  await again.routeWebSocket(/_ws/, () => undefined);
  await again.goto(programUrl(server.url, appId));
  const skeleton = again.locator("[data-host=skeleton]");
  await skeleton.locator("b").first().waitFor();
  expect(await skeleton.locator("span").first().textContent()).toBe("Felt");
  const boxes = await skeleton.locator("b").evaluateAll((all) =>
    all.map((box) => {
      const { left, top, width, height } = box.getBoundingClientRect();
      return [left, top, width, height];
    }),
  );
  expect(boxes.length).toBeGreaterThan(8);
  const { x, y, width, height } = picture!;
  expect(boxes).toContainEqual([x, y, width, height].map(Math.round));
});

it("shows a press in the very frame after it", async () => {
  await open({ unshut: true });
  const box = (await page.locator("#card").boundingBox())!;
  await page.evaluate(() =>
    addEventListener("pointerdown", () => Object.assign(window, { __down: performance.now() }), true),
  );
  const frames = await film(() => ({
    down: (window as never as { __down?: number }).__down !== undefined,
    pressed: getComputedStyle(document.querySelector("#card")!).opacity === "0.5",
  }));
  const devtools = await phone.newCDPSession(page);
  const touchPoints = [{ x: box.x + 30, y: box.y + 20 }];
  await devtools.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints });
  await page.waitForFunction(() => getComputedStyle(document.querySelector("#card")!).opacity === "0.5");
  await devtools.send("Input.dispatchTouchEvent", { type: "touchCancel", touchPoints: [] });
  const notes = (await frames()).map(({ note }) => note);
  expect(notes.some(({ pressed }) => pressed)).toBe(true);
  expect(notes.find(({ down }) => down)).toEqual({ down: true, pressed: true });
});

it("keeps every character that is typed fast, in order, in every frame", async () => {
  await open({ unshut: true });
  const text = "The quick brown fox jumps over the lazy dog 0123456789, again and again.";
  const frames = await film(() => document.querySelector<HTMLInputElement>("#typed input")!.value);
  await page.locator("#typed input").tap();
  await page.keyboard.type(text, { delay: 12 });
  await page.locator("#got", { hasText: text }).waitFor();
  const shown = (await frames()).map(({ note }) => note);
  for (const value of shown) expect(text.startsWith(value)).toBe(true);
  const lengths = shown.map((value) => value.length);
  expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
  expect(shown.at(-1)).toBe(text);
});

it("loses no character where the program writes each of them anew", async () => {
  await open();
  const text = "every letter of this is raised by the program";
  await page.locator("#raised input").tap();
  await page.keyboard.type(text, { delay: 12 });
  await page.locator("#high", { hasText: text.toUpperCase() }).waitFor();
  await expect.poll(() => page.locator("#raised input").inputValue()).toBe(text.toUpperCase());
});

it("does not jump while the first page comes", async () => {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as never as { value: number }[]) shifts.push(entry.value);
    }).observe({ type: "layout-shift", buffered: true });
    Object.assign(window, { __shifts: shifts });
  });
  await open();
  await page.locator("wx-image").first().waitFor();
  await still(page);
  const shifts = await page.evaluate(() => (window as never as { __shifts: number[] }).__shifts);
  // what a person does not notice, by the browsers' own measure, is up to 0.1
  expect(shifts.reduce((sum, value) => sum + value, 0)).toBeLessThan(0.02);
});

it("slides a page in without a step back", async () => {
  await open({ unshut: true });
  const frames = await film(() => {
    const pages = [...document.querySelectorAll<HTMLElement>(".mh-page")].filter(
      (each) => each.getClientRects().length > 0,
    );
    return { pages: pages.length, left: pages.at(-1)?.getBoundingClientRect().left ?? 0 };
  });
  await page.locator("#card").tap();
  await waitForPage(page, "pages/next/next");
  await page.locator("#there", { hasText: "There" }).waitFor();
  await still(page);
  const lefts = (await frames())
    .map(({ note }) => note)
    .filter(({ pages }) => pages > 1)
    .map(({ left }) => left);
  expect(lefts.length).toBeGreaterThan(1);
  expect(lefts).toEqual([...lefts].sort((a, b) => b - a));
  expect(lefts.at(-1)).toBeCloseTo(0, 0);
});

it("scrolls under the finger while the server is out of reach", async () => {
  await open();
  const slow = await slowProxy(server.url, { meanMs: 0, spreadMs: 0 });
  try {
    await openProgram(page, slow.url, appId);
    slow.cut();
    const row = page.getByText("Row 40");
    const before = (await row.boundingBox())!.y;
    const devtools = await phone.newCDPSession(page);
    await devtools.send("Input.synthesizeScrollGesture", { x: 195, y: 600, yDistance: -400, speed: 1600 });
    await expect.poll(async () => (await row.boundingBox())!.y).toBeLessThan(before - 300);
  } finally {
    await slow.close();
  }
});
