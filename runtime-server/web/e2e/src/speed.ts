/*
 * How fast a program feels: npm run speed -w e2e -- [--people N] [--seconds N] [--times N]
 *
 * Measures the shop sample in Chromium beside a static copy of its first page and a bare WebSocket, then lets many people
 * use it at once without browsers. Prints a table in Markdown. A server is started unless MINIHOST_SERVER and MINIHOST_TOKEN
 * name one, whose CPU time is not known then.
 */
import { parseArgs } from "node:util";
import { Api } from "./api.js";
import { launchChromium } from "./chromium.js";
import { repositoryPath, startServer } from "./server.js";
import { firstPaint } from "./speed/first-paint.js";
import { crowd } from "./speed/people.js";
import { milliseconds } from "./speed/statistics.js";
import { tapTimes } from "./speed/tap.js";

const PAGE = "pages/categories/categories";
const ELEMENT = "rail__item";
/** Class names in the document carry their scope before a colon. */
const SELECTOR = `[class~="_:${ELEMENT}"]`;

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
  console.log("| | here | beside it | ratio |\n|---|---|---|---|");
  const paint = await firstPaint(browser, server.url, appId, Number(values.times));
  const ratio = (paint.program / paint.document).toFixed(2);
  row("first paint, beside a static copy", milliseconds(paint.program), milliseconds(paint.document), ratio);
  row("bytes of a first visit", `${(paint.bytes / 1024).toFixed(0)} KB`, "", "");
  const tap = await tapTimes(browser, server.url, { appId, page: PAGE, element: SELECTOR }, 100);
  row(
    "tap to change, beside a bare WebSocket",
    milliseconds(tap.painted),
    milliseconds(tap.echo),
    (tap.painted / tap.echo).toFixed(2),
  );
  row("bytes of a tap", tap.bytes.toFixed(0), "", "");
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
  for (const error of new Set(errors)) console.error(error);
} finally {
  await browser.close();
  await server.stop();
}
