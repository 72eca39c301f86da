import { drawn } from "./still.js";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";

export const PHONE = { width: 390, height: 844 } as const;
const READY_MS_MAX = 45_000;

/** A person with a phone: cookies and storage of their own. */
export function newPhone(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { ...PHONE },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: "en-US",
    timezoneId: "Europe/Berlin",
    ...options,
  });
}

/** Address of a program's page; an empty path means its first page. */
export function programUrl(server: string, appId: string, path = ""): string {
  return `${server}/p/${appId}${path === "" ? "" : "/" + path}`;
}

/** Opens a program and waits until its first page is painted and ready. */
export async function openProgram(page: Page, server: string, appId: string, path = ""): Promise<void> {
  await page.goto(programUrl(server, appId, path));
  await ready(page);
}

/** Waits for the first page; fails at once when the view says `error`. */
export async function ready(page: Page, timeout = READY_MS_MAX): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset["minihostState"] !== "loading", undefined, {
    timeout,
  });
  const state = await attribute(page, "minihostState");
  if (state !== "ready") throw new Error(`The program's state is ${state}: ${await visibleText(page)}`);
}

export async function sessionId(page: Page): Promise<string> {
  const session = await attribute(page, "minihostSession");
  if (!session) throw new Error("The page has no session");
  return session;
}

/** Path of the page on top of the stack. */
export function currentPage(page: Page): Promise<string | undefined> {
  return attribute(page, "minihostPage");
}

/** Waits until a page is on top and has come to rest: its bars move with it, and a tap hits what is there by then. */
export async function waitForPage(page: Page, path: string): Promise<void> {
  const isThere = (wanted: string) =>
    document.documentElement.dataset["minihostPage"] === wanted &&
    !document.getAnimations().some(({ effect, playState }) => {
      const moved = effect instanceof KeyframeEffect ? effect.target : null;
      return playState === "running" && moved !== null && moved.classList.contains("mh-page");
    });
  await page.waitForFunction(isThere, path, { timeout: READY_MS_MAX });
}

function attribute(page: Page, name: string): Promise<string | undefined> {
  return page.evaluate((key) => document.documentElement.dataset[key], name);
}

async function visibleText(page: Page): Promise<string> {
  return (await page.evaluate(() => document.body.innerText)).slice(0, 300);
}

/** Moves one finger from point to point, as a person does: several small steps. */
export async function swipe(
  page: Page,
  from: { x: number; y: number },
  to: { x: number; y: number },
  steps = 8,
): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", points: { x: number; y: number }[]) =>
    devtools.send("Input.dispatchTouchEvent", { type, touchPoints: points });
  await touch("touchStart", [from]);
  for (let step = 1; step <= steps; step += 1) {
    const share = step / steps;
    await touch("touchMove", [{ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }]);
    await drawn(page, 1);
  }
  await touch("touchEnd", []);
  await devtools.detach();
}

/** Opens the host's menu on a program and does one of its things. */
export async function inMenu(page: Page, action: string): Promise<void> {
  await page.locator("[data-host=capsule] [data-action=menu]").click();
  await page.locator(`[data-host=menu] [data-action=${action}]:not([disabled])`).click();
}

/** Leaves a program by the circle of the capsule. */
export async function leave(page: Page): Promise<void> {
  await page.locator("[data-host=capsule] [data-action=close]").click();
  await page.waitForSelector("[data-page=home]");
}
