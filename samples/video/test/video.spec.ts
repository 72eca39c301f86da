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
  waitForPage,
  type Browser,
  type BrowserContext,
  type Locator,
  type Page,
} from "../../../runtime-server/web/e2e/src/index.js";

const FILM = "pages/film/film";
const FOLDER = repositoryPath("samples/video");
/** So slow that a film is not there as a whole before somebody seeks in it. */
const SLOW_BYTES_PER_SECOND = 40_000;
const server = sharedServer();
const api = new Api(server);

let browser: Browser;
let appId: string;
let phone: BrowserContext;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  appId = await api.publish("Quiet Reel", FOLDER);
});

afterAll(() => browser?.close());

beforeEach(async () => {
  phone = await newPhone(browser);
  page = await phone.newPage();
});

afterEach(async (test) => {
  const entries = await api.log(appId, await sessionId(page)).catch(() => []);
  if (test.task.result?.state === "fail") console.log(entries);
  await phone.close();
  expect(entries.filter((entry) => entry.level === "error")).toEqual([]);
});

function seen(selector: string): Locator {
  return page.locator(selector).filter({ visible: true });
}

function tab(name: string): Locator {
  return page.locator("[data-host=tab-bar]").getByText(name, { exact: true });
}

async function openFilm(id: string): Promise<void> {
  await openProgram(page, server.url, appId, `${FILM}?id=${id}`);
}

function media<T>(read: (video: HTMLVideoElement) => T): Promise<T> {
  return page.locator("#player video").evaluate(read as never) as Promise<T>;
}

/** Waits until the film is at a second, give or take one. */
async function at(second: number): Promise<void> {
  await expect
    .poll(() => media((video) => video.currentTime), { timeout: 20_000 })
    .toBeGreaterThanOrEqual(second - 1);
  expect(await media((video) => video.currentTime)).toBeLessThan(second + 4);
}

async function comment(text: string): Promise<void> {
  await page.locator("#draft input").fill(text);
  await page.locator("#send").tap();
  await seen(".comment").filter({ hasText: text }).waitFor();
}

it("shows every film and filters by category", async () => {
  await openProgram(page, server.url, appId);
  await seen(".hero").getByText("Tide").waitFor();
  expect(await seen("wx-film-card").count()).toBe(5);
  await seen(".chip").getByText("Journeys").tap();
  await expect.poll(() => seen("wx-film-card").count()).toBe(2);
  await seen("wx-film-card").getByText("Night Train").waitFor();
});

it("plays a film that the browser understands", async () => {
  await openProgram(page, server.url, appId);
  await seen(".hero").tap();
  await waitForPage(page, FILM);
  await expect
    .poll(() => page.locator("[data-host=nav-bar]").innerText())
    .toContain("Tide");
  await expect.poll(() => media((video) => video.duration)).toBeCloseTo(28, 0);
  expect(await media((video) => [video.videoWidth, video.videoHeight])).toEqual(
    [768, 432],
  );
  await seen(".chapter").getByText("Low sun").tap();
  await expect
    .poll(() => media((video) => video.currentTime), { timeout: 20_000 })
    .toBeGreaterThan(1);
});

it("fetches only what it needs when somebody seeks", async () => {
  const devtools = await phone.newCDPSession(page);
  const answers: { range: string; status: number; from: string }[] = [];
  page.on("response", async (response) => {
    if (!response.url().endsWith(".mp4")) return;
    const range = (await response.request().allHeaders())["range"] ?? "";
    const from = response.headers()["content-range"] ?? "";
    answers.push({ range, status: response.status(), from });
  });
  await openProgram(page, server.url, appId);
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 20,
    downloadThroughput: SLOW_BYTES_PER_SECOND,
    uploadThroughput: -1,
  });
  await seen(".hero").tap();
  await waitForPage(page, FILM);
  await expect
    .poll(() => media((video) => video.readyState), { timeout: 30_000 })
    .toBeGreaterThan(0);
  expect(answers[0]?.status).toBe(206);
  await seen(".chapter").getByText("Moonrise").tap();
  await at(17);
  const later = answers.filter(({ range }) => /^bytes=[1-9]\d*-/.test(range));
  expect(later.length).toBeGreaterThan(0);
  for (const { range, status, from } of later) {
    expect(status).toBe(206);
    expect(from).toContain(`bytes ${/\d+/.exec(range)![0]}-`);
  }
});

it("jumps to chapters and to the moment of a comment", async () => {
  await openFilm("cranes");
  await seen(".chapter").getByText("South").tap();
  await at(19);
  await seen(".chapter--on").getByText("South").waitFor();
  await seen(".comment")
    .filter({ hasText: "Sofia" })
    .locator(".comment__at")
    .tap();
  await at(4);
  await seen(".chapter--on").getByText("A square").waitFor();
});

it("goes on where somebody stopped", async () => {
  await openProgram(page, server.url, appId);
  await seen("wx-film-card").getByText("Orbits").tap();
  await waitForPage(page, FILM);
  await seen(".chapter").getByText("A guest").tap();
  await at(14);
  await page.locator("[data-host=nav-bar] [data-action=back]").tap();
  await waitForPage(page, "pages/discover/discover");
  await seen("wx-film-row").filter({ hasText: "s left" }).tap();
  await waitForPage(page, FILM);
  await seen("#resumed").getByText("Goes on at 0:1").waitFor();
  await at(14);
  await seen("#resumed").getByText("From the start").tap();
  await at(1);
});

it("keeps a comment with its moment, and lets it go again", async () => {
  await openFilm("tide");
  await seen(".chapter").getByText("Dusk").tap();
  await at(9);
  await media((video) => video.pause());
  await comment("What a sky");
  await page.reload();
  await ready(page);
  const own = seen(".comment").filter({ hasText: "What a sky" });
  await own.getByText(/0:(09|1\d)/).waitFor();
  const box = (await own.boundingBox())!;
  const devtools = await phone.newCDPSession(page);
  const touchPoints = [{ x: box.x + 120, y: box.y + box.height / 2 }];
  await devtools.send("Input.dispatchTouchEvent", {
    type: "touchStart",
    touchPoints,
  });
  const sheet = page.locator("[data-host=action-sheet]");
  await sheet.waitFor();
  await devtools.send("Input.dispatchTouchEvent", {
    type: "touchEnd",
    touchPoints: [],
  });
  await sheet.getByText("Delete").tap();
  await own.waitFor({ state: "detached" });
});

it("counts a like and lists it in the library", async () => {
  await openFilm("first-snow");
  await seen("#like").getByText("1542").waitFor();
  await seen("#like").tap();
  await seen("#like").getByText("1543").waitFor();
  await openProgram(page, server.url, appId);
  await tab("Library").tap();
  await waitForPage(page, "pages/library/library");
  await seen(".segment").getByText("Liked").tap();
  await seen("wx-film-row").getByText("First Snow").waitFor();
  expect(await seen("wx-film-row").count()).toBe(1);
});

it("finds films by any of their words and remembers searches", async () => {
  await openProgram(page, server.url, appId);
  await seen("#search").tap();
  await waitForPage(page, "pages/search/search");
  await page.locator("#query input").fill("teng train");
  await expect.poll(() => seen("wx-film-row").count()).toBe(1);
  await page.locator("#query input").press("Enter");
  await page.locator("#query input").fill("zebra");
  await seen("wx-empty-state").getByText("Nothing found").waitFor();
  await page.locator("#query input").fill("");
  await seen(".recent__item").getByText("teng train").tap();
  await seen("wx-film-row").getByText("Night Train").waitFor();
});

it("goes home from a film that does not exist", async () => {
  await openFilm("no-such-film");
  await waitForPage(page, "pages/discover/discover");
  await seen(".hero").getByText("Tide").waitFor();
});

it("speaks Chinese where the device does", async () => {
  const other = await newPhone(browser, { locale: "zh-CN" });
  const chinese = await other.newPage();
  await openProgram(chinese, server.url, appId);
  await chinese.locator(".hero").getByText("潮汐").waitFor();
  await chinese
    .locator("[data-host=tab-bar]")
    .getByText("片库", { exact: true })
    .waitFor();
  await other.close();
  await openProgram(page, server.url, appId);
});

it("has pictures for the documentation", async () => {
  await openProgram(page, server.url, appId);
  await seen(".hero").waitFor();
  await page.waitForTimeout(800);
  await documentationImage(page, "docs/images/video.png");
});
