import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { newPhone, programUrl, ready } from "../phone.js";
import type { Delay } from "../proxy.js";
import { delayed } from "./delayed.js";
import { median } from "./statistics.js";

export interface FirstPaint {
  /** medians in ms, from the start of the navigation to the frame that shows the page */
  program: number;
  document: number;
  /** over the network, of one first visit */
  bytes: number;
}

const PAINTED = "painted after";

/** Tells of the frame in which the page is there: when the view says so, else when the document has loaded. */
const TELL = `
  const tell = () => console.debug(${JSON.stringify(PAINTED)}, performance.now());
  const seen = () => requestAnimationFrame(() => requestAnimationFrame(tell));
  const html = () => document.documentElement;
  if (location.pathname.startsWith("/p/")) {
    const look = () => { if (html()?.dataset.minihostState === "ready") { seen(); return; } requestAnimationFrame(look); };
    look();
  } else addEventListener("load", seen);
`;

/**
 * Loads a program and a static copy of what it shows (one document with its styles in it) in turn, each in a new context, so
 * that nothing is cached.
 *
 * @param delay of the network to both; null for none
 */
export async function firstPaint(
  browser: Browser,
  server: string,
  appId: string,
  times: number,
  delay: Delay | null = null,
): Promise<FirstPaint> {
  const copy = await staticCopy(browser, server, appId);
  try {
    return await delayed(delay, [server, copy.url], ([here, there]) => inTurn(browser, here, there, appId, times));
  } finally {
    copy.close();
  }
}

async function inTurn(
  browser: Browser,
  server: string,
  copy: string,
  appId: string,
  times: number,
): Promise<FirstPaint> {
  const program: number[] = [];
  const document: number[] = [];
  for (let i = 0; i < times; i++) {
    document.push(await load(browser, `${copy}/?${new URLSearchParams({ server })}`));
    program.push(await load(browser, programUrl(server, appId)));
  }
  const bytes = await bytesOf(browser, programUrl(server, appId));
  return { program: median(program), document: median(document), bytes };
}

/** Waits for the page to tell: whoever asks it again and again takes from the cores that it has to share. */
async function load(browser: Browser, url: string): Promise<number> {
  const phone = await newPhone(browser);
  try {
    const page = await phone.newPage();
    await page.addInitScript(TELL);
    const told = page.waitForEvent("console", (message) => message.text().startsWith(PAINTED));
    await page.goto(url, { waitUntil: "commit" });
    return Number((await told).text().slice(PAINTED.length));
  } finally {
    await phone.close();
  }
}

async function bytesOf(browser: Browser, url: string): Promise<number> {
  const phone = await newPhone(browser);
  try {
    const page = await phone.newPage();
    const cdp = await phone.newCDPSession(page);
    let bytes = 0;
    await cdp.send("Network.enable");
    cdp.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
    cdp.on("Network.webSocketFrameReceived", ({ response }) => (bytes += response.payloadData.length));
    await page.goto(url);
    await ready(page);
    return bytes;
  } finally {
    await phone.close();
  }
}

async function staticCopy(browser: Browser, server: string, appId: string): Promise<{ url: string; close(): void }> {
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await page.goto(programUrl(server, appId));
  await ready(page);
  const html = await page.evaluate(() => {
    const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText));
    const body = document.body.cloneNode(true) as HTMLElement;
    body.querySelectorAll("script").forEach((script) => script.remove());
    return `<style>${rules.join("\n")}</style>${body.outerHTML}`;
  });
  await phone.close();
  const http = createServer((request, response) => {
    // Its pictures are the program's own, from as far away as the program.
    const base = new URL(request.url ?? "", "http://copy").searchParams.get("server") ?? server;
    const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><base href="${base}/p/${appId}/">`;
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(`<!doctype html>${head}${html}`);
  });
  await new Promise<void>((listening) => http.listen(0, "127.0.0.1", listening));
  return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, close: () => http.close() };
}
