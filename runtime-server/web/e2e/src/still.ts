import type { Page } from "playwright-core";

/**
 * Waits until nothing on a page moves by itself any more: pictures and fonts are there, animations that end have ended, and
 * nothing has been scrolled for some frames.
 */
export async function still(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    const shown = (el: Element) => el.getClientRects().length > 0;
    const roots = [document, ...[...document.querySelectorAll("*")].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
    const moves = () => {
      const running = roots.flatMap((root) => root.getAnimations()).filter((each) => each.playState === "running");
      return running.some((each) => each.effect?.getComputedTiming().endTime !== Infinity);
    };
    const loads = () => [...document.images].some((image) => shown(image) && !image.complete);
    const places = () =>
      [...document.querySelectorAll(".mh-page *, .mh-page")].map((el) => `${el.scrollLeft},${el.scrollTop}`).join(" ");
    await document.fonts.ready;
    for (let frame = 0, before = places(); frame < 8; frame++) {
      await new Promise(requestAnimationFrame);
      const now = places();
      if (moves() || loads() || now !== before) return false;
      before = now;
    }
    return true;
  });
}

/** Lets the page draw some frames: whatever was on its way through the browser has arrived. */
export async function drawn(page: Page, count = 3): Promise<void> {
  await page.evaluate(async (left) => {
    for (; left > 0; left--) await new Promise(requestAnimationFrame);
  }, count);
}
