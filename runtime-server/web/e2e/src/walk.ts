/*
 * Walks through every sample as a newcomer with a phone would: npm run walk -w e2e -- --out FOLDER
 *
 * Finds each by search, uses it, leaves, finds it again, shares it, and opens it by its code in a picture; a screenshot of each step
 * is put into the folder. Ends with 1 when a step failed or a page reported an error. A server with the samples is started unless
 * MINIHOST_SERVER names one.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Browser, Page } from "playwright-core";
import { launchChromium } from "./chromium.js";
import { inMenu, leave, newPhone, ready } from "./phone.js";
import { startServer } from "./server.js";

const HANGZHOU = { latitude: 30.2489, longitude: 120.1572 };
const SETTLE_MS = 900;

const { values } = parseArgs({ options: { out: { type: "string", default: "walk" } } });
mkdirSync(values.out, { recursive: true });
const { MINIHOST_SERVER: given } = process.env;
const server = given ? { url: given, stop: async () => {} } : await startServer({ MINIHOST_SAMPLES: "true" });
const browser = await launchChromium();
let failures = 0;
try {
  for (const locale of ["en-US", "zh-CN"]) await walk(browser, locale);
} finally {
  await browser.close();
  await server.stop();
}
process.exitCode = failures ? 1 : 0;

async function walk(on: Browser, locale: string): Promise<void> {
  const phone = await newPhone(on, { locale, geolocation: HANGZHOU, permissions: ["geolocation"] });
  const page = await phone.newPage();
  page.on("pageerror", (error) => fail(`${locale} ${page.url()}`, error));
  await page.goto(server.url);
  const openers = page.locator("[data-list=discover] [data-id]");
  await openers.first().waitFor();
  await picture(page, `${locale}-home`);
  const samples = await openers.evaluateAll((rows) =>
    rows.map((row) => ({ id: row.getAttribute("data-id")!, name: row.querySelector(".name")?.textContent ?? "" })),
  );
  for (const { id, name } of samples) {
    const step = `${locale}-${name.replace(/\W+/g, "-").toLowerCase()}`;
    try {
      await use(page, id, name, step);
      console.log(`${step}: found, used, left, found again, shared, scanned`);
    } catch (error) {
      await picture(page, `${step}-failed`);
      fail(step, error);
      await page.goto(server.url);
    }
  }
  await picture(page, `${locale}-recents`);
  await phone.close();
}

async function use(page: Page, id: string, name: string, step: string): Promise<void> {
  await page.getByRole("searchbox").fill(name);
  await page.locator(`[data-found=exact] [data-id="${id}"] .opener`).tap();
  await ready(page);
  await consent(page);
  await picture(page, `${step}-1-first`);
  const tabs = page.locator("[data-host=tab-bar] [data-index='1']");
  const things = page.locator("[data-mh-tap]").filter({ visible: true });
  if (await tabs.isVisible()) await tabs.tap();
  else await things.first().tap();
  await picture(page, `${step}-2-used`);
  await leave(page);
  await page.locator(`[data-list=recents] [data-id="${id}"] .opener`).tap();
  await ready(page);
  await inMenu(page, "share");
  await page.locator("[data-host=share] [data-share=link]").waitFor();
  await picture(page, `${step}-3-shared`);
  const link = await page.locator("[data-host=share] [data-share=link]").textContent();
  await page.goto(link ?? "");
  await ready(page);
  await page.goto(`${server.url}/scan`);
  const code = Buffer.from(await (await fetch(`${server.url}/_q/${id}.png`)).arrayBuffer());
  await page.locator("input[type=file]").setInputFiles({ name: "code.png", mimeType: "image/png", buffer: code });
  await page.waitForURL(`**/p/${id}**`);
  await ready(page);
  await leave(page);
}

/** A newcomer lets a program know where they are. */
async function consent(page: Page): Promise<void> {
  await page.waitForTimeout(SETTLE_MS);
  const yes = page.locator("[data-host=consent] [data-action=allow]");
  if (await yes.isVisible()) await yes.tap();
}

async function picture(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(SETTLE_MS);
  await page.screenshot({ path: join(values.out, `${name}.png`) });
}

function fail(where: string, error: unknown): void {
  failures++;
  console.error(`${where}: ${(error as Error).message.split("\n")[0]}`);
}
