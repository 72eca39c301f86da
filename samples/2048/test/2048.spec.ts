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
  type Browser,
  type BrowserContext,
  type Page,
  type SlowProxy,
} from "../../../runtime-server/web/e2e/src/index.js";

const FOLDER = repositoryPath("samples/2048");
const WATCHED_MS = 3000;
/** A quiet machine paints 50 to 60 frames in a second; the floor leaves room for a busy one. */
const FRAMES_PER_S_MIN = 12;
/** A little longer than a move is shown. */
const SETTLE_MS = 450;
const server = sharedServer();
const api = new Api(server);

let browser: Browser;
let appId: string;

beforeAll(async () => {
  browser = await launchChromium();
  appId = await api.publish("Twofold", FOLDER);
});

afterAll(() => browser?.close());

type Direction = "left" | "right" | "up" | "down";
const MIDDLE = { x: 195, y: 450 };
const WAYS: Record<Direction, { x: number; y: number }> = {
  left: { x: -110, y: 0 },
  right: { x: 110, y: 0 },
  up: { x: 0, y: -110 },
  down: { x: 0, y: 110 },
};

async function push(page: Page, direction: Direction): Promise<void> {
  const way = WAYS[direction];
  const to = { x: MIDDLE.x + way.x, y: MIDDLE.y + way.y };
  await swipe(page, MIDDLE, to, 4);
}

/** Swipes round and round for a while. */
async function play(page: Page, ms: number): Promise<void> {
  const end = Date.now() + ms;
  while (Date.now() < end) {
    for (const direction of ["left", "down", "right", "up"] as const) {
      await push(page, direction);
      await page.waitForTimeout(120);
    }
  }
}

/** A short text of all pixels of the canvas: equal for equal pictures. */
function picture(page: Page): Promise<string> {
  return page.evaluate(() =>
    document.querySelector<HTMLCanvasElement>("#tiles canvas")!.toDataURL(),
  );
}

/** Which of the 16 cells show a tile. */
function occupied(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>("#tiles canvas")!;
    const context = canvas.getContext("2d")!;
    const cell = canvas.width / 4;
    return [...Array(16).keys()].filter((at) => {
      const x = ((at % 4) + 0.5) * cell;
      const y = (Math.floor(at / 4) + 0.2) * cell;
      return context.getImageData(x, y, 1, 1).data[3]! > 0;
    });
  });
}

async function tiles(page: Page, wanted: number): Promise<void> {
  await expect
    .poll(async () => (await occupied(page)).length, { timeout: 20_000 })
    .toBe(wanted);
}

/** From now on counts the browser's frames in which the canvas was painted anew. */
async function countFrames(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const counted = window as unknown as { frames: number };
    let painted = false;
    counted.frames = 0;
    const { prototype } = CanvasRenderingContext2D;
    const draw = prototype.drawImage as (...args: unknown[]) => void;
    prototype.drawImage = function (this: unknown, ...args: unknown[]) {
      painted = true;
      draw.apply(this, args);
    } as typeof prototype.drawImage;
    const frame = () => {
      if (painted) counted.frames += 1;
      painted = false;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  return () =>
    page.evaluate(() => (window as unknown as { frames: number }).frames);
}

describe.each([
  { line: "directly", delay: undefined },
  { line: "over a slow line", delay: { meanMs: 80, spreadMs: 40 } },
])("The puzzle $line", ({ delay }) => {
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
    await tiles(page, 2);
  });

  afterEach(async (test) => {
    const entries = await api.log(appId, await sessionId(page)).catch(() => []);
    if (test.task.result?.state === "fail") console.log(entries);
    await phone.close();
    expect(entries.filter((entry) => entry.level === "error")).toEqual([]);
  });

  it("pushes all tiles to the side of the swipe", async () => {
    const before = await picture(page);
    await push(page, "left");
    await push(page, "up");
    await page.waitForTimeout(SETTLE_MS);
    await expect.poll(() => picture(page)).not.toBe(before);
    const cells = await occupied(page);
    expect(cells.length).toBeGreaterThanOrEqual(2);
    expect(cells).toContain(0);
  });

  it("counts points and takes moves back", async () => {
    const score = page.locator("#score .value");
    await expect
      .poll(
        async () => {
          await play(page, 500);
          return Number(await score.innerText());
        },
        { timeout: 60_000 },
      )
      .toBeGreaterThan(0);
    await page.waitForTimeout(SETTLE_MS);
    const reached = Number(await score.innerText());
    const before = await picture(page);
    await page.locator("#undo").tap();
    await expect.poll(() => picture(page)).not.toBe(before);
    expect(Number(await score.innerText())).toBeLessThanOrEqual(reached);
    expect(
      Number(await page.locator("#best .value").innerText()),
    ).toBeGreaterThanOrEqual(reached);
  });

  it("keeps the game over a reload and asks before it starts anew", async () => {
    await play(page, 2500);
    await page.waitForTimeout(SETTLE_MS);
    const cells = await occupied(page);
    const score = await page.locator("#score .value").innerText();
    await page.reload();
    await ready(page);
    await tiles(page, cells.length);
    expect(await occupied(page)).toEqual(cells);
    expect(await page.locator("#score .value").innerText()).toBe(score);
    await page.locator("#again").tap();
    const modal = page.locator("[data-host=modal]");
    await modal.locator("[data-action=confirm]").tap();
    await page
      .locator("#score .value")
      .getByText("0", { exact: true })
      .waitFor();
    await tiles(page, 2);
  });
});

it("moves smoothly", async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await openProgram(page, server.url, appId);
  await tiles(page, 2);
  await play(page, 2000);
  const frames = await countFrames(page);
  await play(page, WATCHED_MS);
  const perSecond = (await frames()) / (WATCHED_MS / 1000);
  console.log(`${perSecond.toFixed(1)} painted frames in a second`);
  expect(perSecond).toBeGreaterThan(FRAMES_PER_S_MIN);
  await phone.close();
});

it("speaks Chinese where the device does", async () => {
  const phone = await newPhone(browser, { locale: "zh-CN" });
  const page = await phone.newPage();
  await openProgram(page, server.url, appId);
  await page.getByText("最高分").waitFor();
  await phone.close();
});

it("has a picture for the README", async () => {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await openProgram(page, server.url, appId);
  await tiles(page, 2);
  await play(page, 15_000);
  await page.waitForTimeout(SETTLE_MS);
  await documentationImage(page, "docs/images/2048.png");
  await phone.close();
});
