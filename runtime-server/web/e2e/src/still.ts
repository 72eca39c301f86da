import type { Page } from "playwright-core";

const patienceMs = 30_000;

/**
 * Waits until nothing on a page moves by itself any more: pictures and fonts are there, animations that end have ended, and
 * nothing has been scrolled for some frames.
 */
export async function still(page: Page): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!(await page.evaluate(rests))) {
    if (Date.now() > end) throw new Error("the page does not come to rest");
  }
}

/** Lets the page draw some frames: whatever was on its way through the browser has arrived. */
export async function drawn(page: Page, count = 3): Promise<void> {
  await page.evaluate(async (left) => {
    for (; left > 0; left--) await new Promise(requestAnimationFrame);
  }, count);
}

/** Watches some frames, in the page. */
async function rests(): Promise<boolean> {
  const roots = [document, ...[...document.querySelectorAll("*")].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
  const moves = () => {
    const running = roots.flatMap((root) => root.getAnimations()).filter((each) => each.playState === "running");
    return running.some((each) => each.effect?.getComputedTiming().endTime !== Infinity);
  };
  const loads = () => [...document.images].some((image) => image.getClientRects().length > 0 && !image.complete);
  const places = () => {
    const pages = [...document.querySelectorAll(".mh-page")].map((el) => el.getBoundingClientRect().left);
    const scrolled = [...document.querySelectorAll(".mh-page *")].map((el) => `${el.scrollLeft},${el.scrollTop}`);
    return [...pages, ...scrolled].join(" ");
  };
  await document.fonts.ready;
  for (let frame = 0, before = places(); frame < 10; frame++) {
    await new Promise(requestAnimationFrame);
    const now = places();
    if (moves() || loads() || now !== before) return false;
    before = now;
  }
  return true;
}
