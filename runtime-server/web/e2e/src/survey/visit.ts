import type { BrowserContext, Page } from "playwright-core";
import type { Api, LogEntry } from "../api.js";
import { programUrl, sessionId } from "../phone.js";
import { squeeze } from "./texts.js";

/** Share of the expected texts that must be there. */
const PAINTED_SHARE = 0.8;
const READY_MS_MAX = 45_000;
/** For what a page loads after it is ready, before the picture is taken; programs of some frameworks paint only then. */
const SETTLE_MS = 1_200;
const SETTLE_MS_MAX = 5_000;

export interface Visit {
  page: string;
  state: string;
  painted: boolean;
  expected: number;
  missing: string[];
  /** from the request of the address until the state is `ready` */
  readyMs: number;
  entries: LogEntry[];
  /** JPEG, base64 */
  picture: string;
}

export interface Target {
  api: Api;
  url: string;
  appId: string;
}

/** Opens one page of a program as a person with its address would, and says what came of it. */
export async function visit(person: BrowserContext, target: Target, path: string, texts: string[]): Promise<Visit> {
  const page = await person.newPage();
  try {
    const start = Date.now();
    const state = await open(page, programUrl(target.url, target.appId, path));
    const readyMs = Date.now() - start;
    const { missing, enough } = await settle(page, texts);
    const session = await sessionId(page).catch(() => undefined);
    const entries = session ? await target.api.log(target.appId, session).catch(() => []) : [];
    const picture = (await page.screenshot({ type: "jpeg", quality: 60, scale: "css" })).toString("base64");
    const painted = state === "ready" && enough;
    return { page: path, state, painted, expected: texts.length, missing, readyMs, entries, picture };
  } finally {
    await page.close();
  }
}

/** Waits until enough is to be seen; gives up on texts that are missing by then. */
async function settle(page: Page, texts: string[]): Promise<{ missing: string[]; enough: boolean }> {
  for (let waited = 0; ; waited += SETTLE_MS) {
    await page.waitForTimeout(SETTLE_MS);
    const seen = await page.evaluate(seenOnPage);
    const shown = squeeze(seen.text);
    const missing = texts.filter((text) => !shown.includes(text));
    const enough = seen.things > 0 && texts.length - missing.length >= texts.length * PAINTED_SHARE;
    if (enough || waited + SETTLE_MS > SETTLE_MS_MAX) return { missing, enough };
  }
}

async function open(page: Page, url: string): Promise<string> {
  try {
    const answer = await page.goto(url, { timeout: READY_MS_MAX });
    if (!answer?.ok()) return `HTTP ${answer?.status()}`;
    await page.waitForFunction(() => document.documentElement.dataset["minihostState"] !== "loading", undefined, {
      timeout: READY_MS_MAX,
    });
    return await page.evaluate(() => document.documentElement.dataset["minihostState"] ?? "none");
  } catch (error) {
    return error instanceof Error && error.name === "TimeoutError" ? "timeout" : String(error);
  }
}

/**
 * Runs in the browser: the text that has a place on the page, and how many things (texts, pictures, drawings, coloured
 * areas) have one. Host chrome does not count.
 */
function seenOnPage(): { text: string; things: number } {
  const range = document.createRange();
  let text = "";
  let things = 0;
  const hasPlace = (box: DOMRect) => box.width > 0 && box.height > 0;
  const look = (node: Node): void => {
    if (node instanceof Text) {
      range.selectNodeContents(node);
      if (node.data.trim() === "" || !Array.from(range.getClientRects()).some(hasPlace)) return;
      text += node.data;
      things += 1;
      return;
    }
    if (!(node instanceof Element) || node.matches("script, style, template, [data-host]")) return;
    const style = getComputedStyle(node);
    if (style.display === "none" || style.visibility === "hidden") return;
    const coloured =
      style.backgroundImage !== "none" || node.matches("img, canvas, video, svg, iframe, input, textarea");
    if (coloured && hasPlace(node.getBoundingClientRect())) things += 1;
    if (node instanceof HTMLInputElement) text += node.value + node.placeholder;
    node.childNodes.forEach(look);
    node.shadowRoot?.childNodes.forEach(look);
  };
  look(document.body);
  return { text, things };
}
