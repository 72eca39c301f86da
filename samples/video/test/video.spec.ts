import {
  documentationImage,
  ready,
  sample,
  still,
  waitForPage,
} from "../../../runtime-server/web/e2e/src/index.js";

const FILM = "pages/film/film";
/** So slow that a film is not there as a whole before somebody seeks in it. */
const SLOW_BYTES_PER_SECOND = 40_000;
const app = sample("Quiet Reel", "video");

app.visit();

async function openFilm(id: string): Promise<void> {
  await app.open(`${FILM}?id=${id}`);
}

function media<T>(read: (video: HTMLVideoElement) => T): Promise<T> {
  return app.page
    .locator("#player video")
    .evaluate(read as never) as Promise<T>;
}

/** Waits until the film is at a second, give or take one. */
async function at(second: number): Promise<void> {
  await expect
    .poll(() => media((video) => video.currentTime), { timeout: 20_000 })
    .toSatisfy((time: number) => time >= second - 1 && time < second + 4);
}

async function comment(text: string): Promise<void> {
  await app.page.locator("#draft input").fill(text);
  await app.page.locator("#send").tap();
  await app.seen(".comment").filter({ hasText: text }).waitFor();
}

it("shows every film and filters by category", async () => {
  await app.open();
  await app.seen(".hero").getByText("Tide").waitFor();
  expect(await app.seen("wx-film-card").count()).toBe(5);
  await app.seen(".chip").getByText("Journeys").tap();
  await expect.poll(() => app.seen("wx-film-card").count()).toBe(2);
  await app.seen("wx-film-card").getByText("Night Train").waitFor();
});

it("plays a film that the browser understands", async () => {
  await app.open();
  await app.seen(".hero").tap();
  await waitForPage(app.page, FILM);
  await expect
    .poll(() => app.page.locator("[data-host=nav-bar]").innerText())
    .toContain("Tide");
  await expect.poll(() => media((video) => video.duration)).toBeCloseTo(28, 0);
  expect(await media((video) => [video.videoWidth, video.videoHeight])).toEqual(
    [768, 432],
  );
  await app.seen(".chapter").getByText("Low sun").tap();
  await expect
    .poll(() => media((video) => video.currentTime), { timeout: 20_000 })
    .toBeGreaterThan(1);
});

it("fetches only what it needs when somebody seeks", async () => {
  const devtools = await app.phone.newCDPSession(app.page);
  const answers: { range: string; status: number; from: string }[] = [];
  app.page.on("response", async (response) => {
    if (!response.url().endsWith(".mp4")) return;
    const range = (await response.request().allHeaders())["range"] ?? "";
    const from = response.headers()["content-range"] ?? "";
    answers.push({ range, status: response.status(), from });
  });
  await app.open();
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 20,
    downloadThroughput: SLOW_BYTES_PER_SECOND,
    uploadThroughput: -1,
  });
  await app.seen(".hero").tap();
  await waitForPage(app.page, FILM);
  await expect
    .poll(() => media((video) => video.readyState), { timeout: 30_000 })
    .toBeGreaterThan(0);
  expect(answers[0]?.status).toBe(206);
  await app.seen(".chapter").getByText("Moonrise").tap();
  await at(17);
  const later = () =>
    answers.filter(({ range }) => /^bytes=[1-9]\d*-/.test(range));
  await expect.poll(() => later().length).toBeGreaterThan(0);
  for (const { range, status, from } of later()) {
    expect(status).toBe(206);
    expect(from).toContain(`bytes ${/\d+/.exec(range)![0]}-`);
  }
});

it("jumps to chapters and to the moment of a comment", async () => {
  await openFilm("cranes");
  await app.seen(".chapter").getByText("South").tap();
  await at(19);
  await app.seen(".chapter--on").getByText("South").waitFor();
  await app
    .seen(".comment")
    .filter({ hasText: "Sofia" })
    .locator(".comment__at")
    .tap();
  await at(4);
  await app.seen(".chapter--on").getByText("A square").waitFor();
});

it("goes on where somebody stopped", async () => {
  await app.open();
  await app.seen("wx-film-card").getByText("Orbits").tap();
  await waitForPage(app.page, FILM);
  await app.seen(".chapter").getByText("A guest").tap();
  await at(14);
  await app.page.locator("[data-host=nav-bar] [data-action=back]").tap();
  await waitForPage(app.page, "pages/discover/discover");
  await app.seen("wx-film-row").filter({ hasText: "s left" }).tap();
  await waitForPage(app.page, FILM);
  await app.seen("#resumed").getByText("Goes on at 0:1").waitFor();
  await at(14);
  await app.seen("#resumed").getByText("From the start").tap();
  await at(1);
});

it("keeps a comment with its moment, and lets it go again", async () => {
  await openFilm("tide");
  await app.seen(".chapter").getByText("Dusk").tap();
  await at(9);
  await media((video) => video.pause());
  await comment("What a sky");
  await app.page.reload();
  await ready(app.page);
  const own = app.seen(".comment").filter({ hasText: "What a sky" });
  await own.getByText(/0:(09|1\d)/).waitFor();
  const box = (await own.boundingBox())!;
  const devtools = await app.phone.newCDPSession(app.page);
  const touchPoints = [{ x: box.x + 120, y: box.y + box.height / 2 }];
  await devtools.send("Input.dispatchTouchEvent", {
    type: "touchStart",
    touchPoints,
  });
  const sheet = app.page.locator("[data-host=action-sheet]");
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
  await app.seen("#like").getByText("1542").waitFor();
  await app.seen("#like").tap();
  await app.seen("#like").getByText("1543").waitFor();
  await app.open();
  await app.tab("Library").tap();
  await waitForPage(app.page, "pages/library/library");
  await app.seen(".segment").getByText("Liked").tap();
  await app.seen("wx-film-row").getByText("First Snow").waitFor();
  expect(await app.seen("wx-film-row").count()).toBe(1);
});

it("finds films by any of their words and remembers searches", async () => {
  await app.open();
  await app.seen("#search").tap();
  await waitForPage(app.page, "pages/search/search");
  await app.page.locator("#query input").fill("teng train");
  await expect.poll(() => app.seen("wx-film-row").count()).toBe(1);
  await app.page.locator("#query input").press("Enter");
  await app.page.locator("#query input").fill("zebra");
  await app.seen("wx-empty-state").getByText("Nothing found").waitFor();
  await app.page.locator("#query input").fill("");
  await app.seen(".recent__item").getByText("teng train").tap();
  await app.seen("wx-film-row").getByText("Night Train").waitFor();
});

it("goes home from a film that does not exist", async () => {
  await openFilm("no-such-film");
  await waitForPage(app.page, "pages/discover/discover");
  await app.seen(".hero").getByText("Tide").waitFor();
});

it("speaks Chinese where the device does", async () => {
  await app.become({ locale: "zh-CN" });
  await app.open();
  await app.page.locator(".hero").getByText("潮汐").waitFor();
  await app.tab("片库").waitFor();
});

it("has pictures for the documentation", async () => {
  await app.open();
  await app.seen(".hero").waitFor();
  await still(app.page);
  await documentationImage(app.page, "docs/images/video.png");
});
