/*
 * How fast a program feels: npm run speed -w e2e -- [--people N] [--seconds N] [--times N]
 *
 * Measures the shop sample in Chromium beside a static copy of its first page and a bare WebSocket, on loopback and with a
 * network as slow as a phone's; lets many people use it at once without browsers; and asks for its files beside nginx, where
 * nginx and wrk are installed. Prints a table in Markdown. A server is started unless MINIHOST_SERVER and MINIHOST_TOKEN name
 * one, whose CPU time is not known then.
 */
import { parseArgs } from "node:util";
import { Api } from "./api.js";
import { launchChromium } from "./chromium.js";
import type { Delay } from "./proxy.js";
import { repositoryPath, startServer } from "./server.js";
import { fileRates } from "./speed/files.js";
import { firstPaint } from "./speed/first-paint.js";
import { crowd } from "./speed/people.js";
import { milliseconds } from "./speed/statistics.js";
import { tapTimes } from "./speed/tap.js";

const PAGE = "pages/categories/categories";
const ELEMENT = "rail__item";
/** Class names in the document carry their scope before a colon. */
const SELECTOR = `[class~="_:${ELEMENT}"]`;

const TAPS = 100;
const PHONE_NETWORK: Delay = { meanMs: 80, spreadMs: 40 };
const AT_A_DISTANCE = "at 80 ms ± 40 ms";

const { values } = parseArgs({
  options: {
    people: { type: "string", default: "300" },
    seconds: { type: "string", default: "60" },
    times: { type: "string", default: "30" },
  },
});
const { MINIHOST_SERVER: url, MINIHOST_TOKEN: token = "" } = process.env;
const server = url ? { url, token, pid: 0, stop: async () => {} } : await startServer();
const browser = await launchChromium();
try {
  const appId = await new Api(server).publish("Oakery", repositoryPath("samples/shop"));
  const row = (what: string, here: string, there: string, ratio: string) =>
    console.log(`| ${what} | ${here} | ${there} | ${ratio} |`);
  const beside = (what: string, here: number, there: number) =>
    row(what, milliseconds(here), milliseconds(there), (here / there).toFixed(2));
  const tap = (delay: Delay | null = null) =>
    tapTimes(browser, server.url, { appId, page: PAGE, element: SELECTOR }, TAPS, delay);
  const times = Number(values.times);
  console.log("| | here | beside it | ratio |\n|---|---|---|---|");

  const paint = await firstPaint(browser, server.url, appId, times);
  beside("first paint, beside a static copy", paint.program, paint.document);
  const slowPaint = await firstPaint(browser, server.url, appId, times, PHONE_NETWORK);
  beside(`the same ${AT_A_DISTANCE}`, slowPaint.program, slowPaint.document);
  row("bytes of a first visit", `${(paint.bytes / 1024).toFixed(0)} KB`, "", "");

  const first = await tap();
  beside("tap to change, beside a bare WebSocket", first.painted, first.echo);
  const slow = await tap(PHONE_NETWORK);
  beside(`the same ${AT_A_DISTANCE}`, slow.painted, slow.echo);
  row("bytes of a tap", first.bytes.toFixed(0), "", "");

  const { people, taps, errors, p50, p99, cpuPerPerson } = await crowd({
    server: server.url,
    appId,
    page: PAGE,
    element: ELEMENT,
    people: Number(values.people),
    seconds: Number(values.seconds),
    group: server.pid,
  });
  row(`${people} people, ${taps} taps: p99 beside p50`, milliseconds(p99), milliseconds(p50), (p99 / p50).toFixed(1));
  row("server CPU of a person", `${(cpuPerPerson * 100).toFixed(2)} % of a core`, "", "");
  row("errors", String(errors.length), "", "");
  const warm = await tap();
  beside("tap to change after these people", warm.painted, warm.echo);

  const rates = await fileRates(browser, server.url, appId);
  if (rates === null) console.error("Files are not compared: nginx or wrk is not installed.");
  else {
    const rate = (value: number) => `${Math.round(value)} a second`;
    row(
      `${rates.files} files, beside nginx`,
      rate(rates.here),
      rate(rates.nginx),
      (rates.here / rates.nginx).toFixed(2),
    );
  }
  for (const error of new Set(errors)) console.error(error);
} finally {
  await browser.close();
  await server.stop();
}
