import {
  LINES,
  documentationImage,
  drawn,
  ready,
  sample,
  swipe,
} from "../../../runtime-server/web/e2e/src/index.js";

const WATCHED_MS = 3000;
/** What feels smooth; two cores paint about 60, all other tests beside it included. */
const FRAMES_PER_S_MIN = 30;
const app = sample("Twofold", "2048");

type Direction = "left" | "right" | "up" | "down";
const MIDDLE = { x: 195, y: 450 };
const WAYS: Record<Direction, { x: number; y: number }> = {
  left: { x: -110, y: 0 },
  right: { x: 110, y: 0 },
  up: { x: 0, y: -110 },
  down: { x: 0, y: 110 },
};

async function push(direction: Direction): Promise<void> {
  const way = WAYS[direction];
  const to = { x: MIDDLE.x + way.x, y: MIDDLE.y + way.y };
  await swipe(app.page, MIDDLE, to, 4);
}

/** Swipes round and round for a while. */
async function play(ms: number): Promise<void> {
  const end = Date.now() + ms;
  while (Date.now() < end) {
    for (const direction of ["left", "down", "right", "up"] as const) {
      await push(direction);
      await drawn(app.page, 8);
    }
  }
}

/** A short text of all pixels of the canvas: equal for equal pictures. */
function picture(): Promise<string> {
  return app.page.evaluate(() =>
    document.querySelector<HTMLCanvasElement>("#tiles canvas")!.toDataURL(),
  );
}

/** Waits until no tile moves any more. */
async function rested(): Promise<void> {
  for (let same = 0, before = ""; same < 6;) {
    await drawn(app.page, 6);
    const now = await picture();
    same = now === before ? same + 1 : 0;
    before = now;
  }
}

/** Which of the 16 cells show a tile. */
function occupied(): Promise<number[]> {
  return app.page.evaluate(() => {
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

async function tiles(wanted: number): Promise<void> {
  await expect
    .poll(async () => (await occupied()).length, { timeout: 20_000 })
    .toBe(wanted);
}

/** Opens the game and waits for its first two tiles. */
async function start(): Promise<void> {
  await app.open();
  await tiles(2);
}

/** From now on counts the browser's frames in which the canvas was painted anew. */
async function countFrames(): Promise<() => Promise<number>> {
  await app.page.evaluate(() => {
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
    app.page.evaluate(() => (window as unknown as { frames: number }).frames);
}

describe.each(LINES)("The puzzle $line", ({ delay }) => {
  app.visit({ delay, begin: start });

  it("pushes all tiles to the side of the swipe", async () => {
    const before = await picture();
    await push("left");
    await push("up");
    await rested();
    await expect.poll(() => picture()).not.toBe(before);
    const cells = await occupied();
    expect(cells.length).toBeGreaterThanOrEqual(2);
    expect(cells).toContain(0);
  });

  it("counts points and takes moves back", async () => {
    const score = app.page.locator("#score .value");
    await expect
      .poll(
        async () => {
          await play(500);
          return Number(await score.innerText());
        },
        { timeout: 60_000 },
      )
      .toBeGreaterThan(0);
    await rested();
    const reached = Number(await score.innerText());
    const before = await picture();
    await app.page.locator("#undo").tap();
    await expect.poll(() => picture()).not.toBe(before);
    expect(Number(await score.innerText())).toBeLessThanOrEqual(reached);
    expect(
      Number(await app.page.locator("#best .value").innerText()),
    ).toBeGreaterThanOrEqual(reached);
  });

  it("keeps the game over a reload and asks before it starts anew", async () => {
    await play(2500);
    await rested();
    const cells = await occupied();
    const score = await app.page.locator("#score .value").innerText();
    await app.page.reload();
    await ready(app.page);
    await tiles(cells.length);
    expect(await occupied()).toEqual(cells);
    expect(await app.page.locator("#score .value").innerText()).toBe(score);
    await app.page.locator("#again").tap();
    const modal = app.page.locator("[data-host=modal]");
    await modal.locator("[data-action=confirm]").tap();
    await app.page
      .locator("#score .value")
      .getByText("0", { exact: true })
      .waitFor();
    await tiles(2);
  });
});

it("moves smoothly", async () => {
  await app.become();
  await start();
  await play(2000);
  const frames = await countFrames();
  await play(WATCHED_MS);
  const perSecond = (await frames()) / (WATCHED_MS / 1000);
  console.log(`${perSecond.toFixed(1)} painted frames in a second`);
  expect(perSecond).toBeGreaterThan(FRAMES_PER_S_MIN);
});

it("speaks Chinese where the device does", async () => {
  await app.become({ locale: "zh-CN" });
  await app.open();
  await app.page.getByText("最高分").waitFor();
});

it("has a picture for the README", async () => {
  await app.become();
  await start();
  await play(15_000);
  await rested();
  await documentationImage(app.page, "docs/images/2048.png");
});
