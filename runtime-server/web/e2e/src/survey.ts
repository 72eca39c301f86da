/*
 * How well real programs run here: npm run survey -w e2e -- [--out DIR] [--pages N] [--jobs N] FOLDER…
 *
 * Uploads each folder, opens its pages in Chromium at phone size and writes survey.md, survey.json and contact sheets to
 * DIR. A page counts as painted when it is ready and at least 80% of its static WXML texts have a place on it. A server
 * is started unless MINIHOST_SERVER and MINIHOST_TOKEN name one.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Browser } from "playwright-core";
import { Api, Refused } from "./api.js";
import { programRoot, readJson } from "./bundle.js";
import { launchChromium } from "./chromium.js";
import { newPhone } from "./phone.js";
import { startServer } from "./server.js";
import { contactSheet, markdown, type Surveyed } from "./survey/report.js";
import { staticTexts } from "./survey/texts.js";
import { visit, type Visit } from "./survey/visit.js";

interface Settings {
  browser: Browser;
  api: Api;
  url: string;
  pages: number;
}

async function survey(folder: string, settings: Settings): Promise<Surveyed> {
  const program = basename(resolve(folder));
  const result: Surveyed = { program, problems: [], visits: [] };
  try {
    const { appId } = await settings.api.create(program);
    result.problems = (await settings.api.upload(appId, folder)).problems;
    await settings.api.release(appId);
    const root = join(folder, programRoot(folder));
    const person = await newPhone(settings.browser, { locale: "zh-CN", timezoneId: "Asia/Shanghai" });
    try {
      for (const path of pagesOf(root).slice(0, settings.pages)) {
        const texts = staticTexts(root, path + ".wxml");
        result.visits.push(await visit(person, { ...settings, appId }, path, texts));
      }
    } finally {
      await person.close();
    }
  } catch (error) {
    result.refused = error instanceof Refused ? error.problem.slice(0, 600) : String(error);
  }
  const painted = result.visits.filter((one) => one.painted).length;
  console.log(`${program}: ${painted}/${result.visits.length} painted ${result.refused ?? ""}`);
  return result;
}

/** Every page path of app.json, the first page first. */
function pagesOf(root: string): string[] {
  const app = readJson(join(root, "app.json")) as
    { pages?: string[]; entryPagePath?: string; subpackages?: Subpackage[]; subPackages?: Subpackage[] } | undefined;
  const packages = app?.subpackages ?? app?.subPackages ?? [];
  const nested = packages.flatMap((one) => one.pages.map((page) => join(one.root, page)));
  const first = app?.entryPagePath ? [app.entryPagePath.replace(/^\/|\.html$/g, "")] : [];
  return [...new Set([...first, ...(app?.pages ?? []), ...nested])];
}

interface Subpackage {
  root: string;
  pages: string[];
}

async function writeSheet(browser: Browser, path: string, html: string): Promise<void> {
  writeFileSync(path + ".html", html);
  const page = await browser.newPage({ viewport: { width: 1620, height: 900 } });
  await page.setContent(html, { waitUntil: "load" });
  await page.screenshot({ path: path + ".png", fullPage: true });
  await page.close();
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      out: { type: "string", default: "survey" },
      pages: { type: "string", default: "1000" },
      jobs: { type: "string", default: "1" },
    },
  });
  if (positionals.length === 0) throw new Error("usage: survey [--out DIR] [--pages N] [--jobs N] FOLDER…");
  mkdirSync(values.out, { recursive: true });
  const { MINIHOST_SERVER: url, MINIHOST_TOKEN: token = "" } = process.env;
  const server = url ? { url, token, stop: async () => {} } : await startServer();
  const browser = await launchChromium();
  try {
    const settings = { browser, api: new Api(server), url: server.url, pages: Number(values.pages) };
    const waiting = [...positionals];
    const results: Surveyed[] = [];
    const work = async () => {
      for (let folder = waiting.shift(); folder; folder = waiting.shift()) results.push(await survey(folder, settings));
    };
    await Promise.all(Array.from({ length: Number(values.jobs) }, work));
    results.sort((one, other) => one.program.localeCompare(other.program));
    await write(browser, values.out, results);
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function write(browser: Browser, out: string, results: Surveyed[]): Promise<void> {
  writeFileSync(join(out, "survey.md"), markdown(results));
  const withoutPictures = (key: string, value: unknown) => (key === "picture" ? undefined : value);
  writeFileSync(join(out, "survey.json"), JSON.stringify(results, withoutPictures, 1));
  const firstOf = (visits: Visit[]) => visits.slice(0, 1);
  await writeSheet(browser, join(out, "first-pages"), contactSheet(results, firstOf));
  for (const result of results.filter((one) => one.visits.length > 1)) {
    await writeSheet(
      browser,
      join(out, "pages-" + result.program),
      contactSheet([result], (visits) => visits),
    );
  }
}

await main();
