import {
  drawn,
  Api,
  launchChromium,
  newPhone,
  openProgram,
  sessionId,
  sharedServer,
  slowProxy,
  zipTexts,
  type Browser,
  type BrowserContext,
  type Page,
} from "../src/index.js";
import { Visitor } from "../src/speed/visitor.js";

/** What a program, a person or a network can do to the host, each with somebody beside it who must not feel it. */
const ROWS = 5_000;
/** More than one turn of a program may make. */
const TOO_MANY_ROWS = 50_000;
const EVENTS_PER_S = 1_000;
const SECONDS = 5;
/** Events without an answer; a client with many more is cut off. */
const WINDOW = 500;
const server = sharedServer();
const api = new Api(server);
let browser: Browser;
let appId: string;
let phone: BrowserContext;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  appId = await api.publish("Strain", program());
});

afterAll(() => browser?.close());

beforeEach(async () => {
  phone = await newPhone(browser);
  page = await phone.newPage();
  await openProgram(page, server.url, appId);
});

afterEach(() => phone.close());

function program(): Uint8Array {
  const files: Record<string, string> = {
    "app.json": JSON.stringify({ pages: ["pages/index/index"], window: { navigationBarTitleText: "Strain" } }),
    "app.js": "App({})",
    "pages/index/index.js": `Page({
      data: { count: 0, rows: [], angle: 0, text: '', said: '' },
      count() { this.setData({ count: this.data.count + 1 }) },
      rows(e) { this.setData({ rows: Array.from({ length: +e.currentTarget.dataset.count }, (_, i) => i) }) },
      spin() { setInterval(() => this.setData({ angle: this.data.angle + 3 }), 16) },
      type(e) { this.setData({ text: e.detail.value }) },
      fill() {
        let kept = 0
        try { for (;;) { wx.setStorageSync('k' + kept, 'x'.repeat(900 * 1024)); kept++ } }
        catch (e) { this.setData({ said: kept + ' kept, then ' + e.message }) }
      },
    })`,
    "pages/index/index.wxml": `
      <button id="count" class="count" bindtap="count">Count</button><text id="counted">{{count}}</text>
      <button id="rows" data-count="${ROWS}" bindtap="rows">Rows</button>
      <button id="too-many" data-count="${TOO_MANY_ROWS}" bindtap="rows">More</button>
      <button id="spin" bindtap="spin">Spin</button>
      <button id="fill" bindtap="fill">Fill</button><text id="said">{{said}}</text>
      <input id="typed" bindinput="type" style="border: 1px solid #ccc"/><text id="text">{{text}}</text>
      <view class="endless" style="transform: rotate({{angle}}deg)">▲</view>
      <view wx:for="{{rows}}" wx:key="*this" class="row">Row {{item}}</view>`,
    "pages/index/index.wxss": `
      .endless { width: 80rpx; animation: breathe 1ms infinite }
      @keyframes breathe { to { opacity: .9; filter: blur(1px) } }`,
  };
  return zipTexts(files);
}

async function count(on: Page, wanted: number): Promise<void> {
  await on.locator("#count").tap();
  await on.locator("#counted", { hasText: new RegExp(`^${wanted}$`) }).waitFor({ timeout: 20_000 });
}

it("shows thousands of rows at once", async () => {
  await page.locator("#rows").tap();
  await page.getByText(`Row ${ROWS - 1}`).waitFor({ state: "attached", timeout: 60_000 });
  await count(page, 1);
});

it("says so when there are too many, and nobody beside feels it", async () => {
  const beside = await newPhone(browser);
  const other = await beside.newPage();
  await openProgram(other, server.url, appId);
  const session = await sessionId(page);
  await page.locator("#too-many").tap();
  await count(other, 1);
  await page.locator("[data-host=error]").waitFor();
  expect(await api.log(appId, session)).toContainEqual(
    expect.objectContaining({ kind: "limit", limit: "turnAllocation", attribution: "program" }),
  );
  await count(other, 2);
  await beside.close();
});

it("takes a thousand events a second from one client", async () => {
  const flood = await Visitor.arrive(server.url, appId);
  let handled = 0;
  let sent = 0;
  const start = Date.now();
  const beside = count(page, 1);
  while (handled < EVENTS_PER_S * SECONDS) {
    const due = Math.min(((Date.now() - start) / 1000) * EVENTS_PER_S, EVENTS_PER_S * SECONDS, handled + WINDOW);
    for (; sent < due; sent++) void flood.tap("count").then(() => handled++);
    await new Promise((done) => setTimeout(done, 5));
  }
  await beside;
  await count(page, 2);
  flood.leave();
});

it("answers beside an animation that never ends", async () => {
  await page.locator("#spin").tap();
  await drawn(page, 60);
  await count(page, 1);
  await count(page, 2);
});

it("tells a program that it keeps too much, and goes on", async () => {
  await page.locator("#fill").tap();
  const said = page.locator("#said", { hasText: "kept, then" });
  await said.waitFor({ timeout: 30_000 });
  expect(await said.innerText()).toBe("11 kept, then setStorageSync:fail exceed storage max size 10Mb");
  await count(page, 1);
});

it("loses nothing of what is typed while the network is gone for a minute", async () => {
  const line = await slowProxy(server.url, { meanMs: 0, spreadMs: 0 });
  try {
    await openProgram(page, line.url, appId);
    await page.locator("#typed input").tap();
    await page.keyboard.type("before, ", { delay: 20 });
    line.cut();
    await page.keyboard.type("without, ", { delay: 20 });
    await page.locator("[data-host=offline]").waitFor();
    // the minute itself is what is tested
    await page.waitForTimeout(60_000);
    line.heal();
    await page.keyboard.type("after", { delay: 20 });
    await page.locator("#text", { hasText: "before, without, after" }).waitFor({ timeout: 30_000 });
    expect(await sessionId(page)).toBeTruthy();
  } finally {
    await line.close();
  }
}, 150_000);
