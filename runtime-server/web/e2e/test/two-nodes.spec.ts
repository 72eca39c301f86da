import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  Api,
  balancer,
  currentPage,
  launchChromium,
  newPhone,
  openProgram,
  sessionId,
  startServer,
  waitForPage,
  zipTexts,
  type Balancer,
  type Browser,
  type BrowserContext,
  type Page,
  type RunningServer,
} from "../src/index.js";

/** Two servers on one database behind a balancer. The database is the first one's, and goes on when that is killed. */
const BACK_MS_MAX = 15_000;
const START_MS_MAX = 240_000;
let browser: Browser;
let shared: string;
let a: RunningServer;
let b: RunningServer;
let front: Balancer;
let database: number;
let phone: BrowserContext;
let appId: string;

beforeAll(async () => {
  shared = mkdtempSync(join(tmpdir(), "minihost-blobs-"));
  const both = {
    MINIHOST_STORAGE_URL: pathToFileURL(shared).href,
    MINIHOST_MASTER_KEY: "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    MINIHOST_OPERATOR_TOKEN: "two-nodes-operator-token",
  };
  a = await startServer({ ...both, MINIHOST_NODE: "a" });
  const postmaster = readFileSync(join(a.folder, "data/postgres/postmaster.pid"), "utf8").split("\n");
  database = Number(postmaster[0]);
  b = await startServer({
    ...both,
    MINIHOST_NODE: "b",
    SPRING_DATASOURCE_URL: `jdbc:postgresql://127.0.0.1:${postmaster[3]}/minihost`,
    SPRING_DATASOURCE_USERNAME: "postgres",
    SPRING_DATASOURCE_PASSWORD: readFileSync(join(a.folder, "data/postgres-password"), "utf8").trim(),
  });
  front = await balancer({ a: a.url, b: b.url });
  browser = await launchChromium();
}, START_MS_MAX);

afterAll(async () => {
  await browser?.close();
  await front?.close();
  await b?.stop();
  // whatever the one that was killed has left
  if (database) process.kill(database, "SIGINT");
  await a?.stop();
  rmSync(shared, { recursive: true, force: true });
});

beforeEach(async () => {
  appId = await api(a).publish("Two nodes", program("one"));
  phone = await newPhone(browser);
});

afterEach(() => phone.close());

function api(node: RunningServer): Api {
  return new Api({ url: node.url, token: "two-nodes-operator-token" });
}

function program(release: string): Uint8Array {
  const page = (name: string) => `Page({
    data: { release: '${release}', page: '${name}', count: 0, said: '' },
    onLoad(query) {
      this.setData({ query: query.q || '' })
      wx.getUpdateManager().onUpdateReady(() => this.setData({ said: 'new release' }))
    },
    count() { this.setData({ count: this.data.count + 1 }) },
    keep() {
      wx.setStorageSync('k', 'kept')
      wx.getFileSystemManager().writeFile({
        filePath: wx.env.USER_DATA_PATH + '/f.txt', data: 'written', encoding: 'utf8',
        success: () => this.setData({ said: 'done' }) })
    },
    look() {
      let file = 'none'
      try { file = wx.getFileSystemManager().readFileSync(wx.env.USER_DATA_PATH + '/f.txt', 'utf8') } catch (e) {}
      this.setData({ said: (wx.getStorageSync('k') || 'nothing') + ' and ' + file })
    },
    go() { wx.navigateTo({ url: '/pages/second/second?q=cat' }) },
  })`;
  const markup = `<text id="release">{{release}}</text><text id="query">{{query}}</text>
    <text id="count">{{count}}</text><text id="said">{{said}}</text>
    <button id="add" bindtap="count">count</button><button id="keep" bindtap="keep">keep</button>
    <button id="look" bindtap="look">look</button><button id="go" bindtap="go">go</button>`;
  return zipTexts({
    "app.json": JSON.stringify({ pages: ["pages/index/index", "pages/second/second"] }),
    "app.js": "App({ onLaunch() { console.log('launched') } })",
    "pages/index/index.js": page("first"),
    "pages/index/index.wxml": markup,
    "pages/second/second.js": page("second"),
    "pages/second/second.wxml": markup,
  });
}

async function open(node: string): Promise<Page> {
  const page = await phone.newPage();
  front.opens = node;
  await openProgram(page, front.url, appId);
  front.opens = undefined;
  expect(await sessionId(page)).toMatch(new RegExp(`^${node}\\.`));
  return page;
}

function seen(page: Page, id: string) {
  return page.locator(`#${id}`).filter({ visible: true });
}

async function says(page: Page, id: string, text: string, timeout = 20_000): Promise<void> {
  await seen(page, id).getByText(text, { exact: true }).waitFor({ timeout });
}

/** What it says after a tap; taps again, as what another node tells takes a moment. */
async function tapUntil(page: Page, id: string, text: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await seen(page, id).tap();
        return seen(page, "said").innerText();
      },
      { timeout: 20_000 },
    )
    .toBe(text);
}

describe("two nodes", () => {
  it("open what either of them has released", async () => {
    const there = await open("a");
    const here = await open("b");
    await says(there, "release", "one");
    await says(here, "release", "one");
    await api(b).upload(appId, program("two"), "2.0.0");
    await api(b).release(appId, "2.0.0");
    await says(there, "said", "new release");
    await says(here, "said", "new release");
    await says(await open("a"), "release", "two");
    await says(await open("b"), "release", "two");
  });

  it("show one person's storage and files in tabs on both", async () => {
    const there = await open("a");
    const here = await open("b");
    await tapUntil(here, "look", "nothing and none");
    await tapUntil(there, "keep", "done");
    await tapUntil(here, "look", "kept and written");
  });

  it("lead a tab that is loaded again to the node that has its visit", async () => {
    const page = await open("a");
    await seen(page, "add").tap();
    await says(page, "count", "1");
    const visit = await sessionId(page);
    front.opens = "b";
    await page.reload();
    await says(page, "count", "1");
    expect(await sessionId(page)).toBe(visit);
    await seen(page, "add").tap();
    await says(page, "count", "2");
  });

  it("take over from one another", async () => {
    const lost = await open("a");
    const beside = await open("b");
    await seen(beside, "add").tap();
    await tapUntil(lost, "keep", "done");
    await seen(lost, "go").tap();
    await waitForPage(lost, "pages/second/second");
    await seen(lost, "add").tap();
    await says(lost, "count", "1");
    const visit = await sessionId(lost);
    const killed = Date.now();
    process.kill(a.pid, "SIGKILL");
    await lost.locator("[data-host=restarted]").waitFor({ timeout: BACK_MS_MAX });
    await says(lost, "count", "0", BACK_MS_MAX);
    console.log(`back after ${Date.now() - killed} ms`);
    expect(Date.now() - killed).toBeLessThan(BACK_MS_MAX);
    expect(await currentPage(lost)).toBe("pages/second/second");
    await says(lost, "query", "cat");
    expect(await sessionId(lost)).toBe(visit);
    await tapUntil(lost, "look", "kept and written");
    await says(beside, "count", "1");
    const visits = await api(b).visits(appId);
    expect(visits.map(({ id }) => id).sort()).toEqual([visit, await sessionId(beside)].sort());
    expect(visits.filter(({ end }) => end)).toEqual([]);
    // one copy of it: its program was launched once on each node
    const launches = (await api(b).log(appId, visit)).filter(({ message }) => message === "launched");
    expect(launches).toHaveLength(2);
  });
});
