/*
 * Whether the server stays as it is: npm run soak -w e2e -- [--minutes N] [--people N]
 *
 * Lets 200 people come, tap and go for an hour, kills a runner every five minutes and a connection of the database (which then
 * drops all of them and recovers) every seven, and prints each minute what was answered and how much memory is used. Ends with
 * 1 when the server's heap in the last quarter is more than 5% above what it was in the second, or when people were refused
 * while nothing had been killed.
 */
import { parseArgs } from "node:util";
import { Api } from "./api.js";
import { repositoryPath, startServer } from "./server.js";
import { growth, heapMegabytes } from "./soak/heap.js";
import { isConnection, isRunner, isServer, processesOf, residentMegabytes } from "./soak/processes.js";
import { quantile } from "./speed/statistics.js";
import { Visitor } from "./speed/visitor.js";

const PAGE = "pages/categories/categories";
const ELEMENT = "rail__item";
const THINKING_MS = 2_000;
const VISIT_TAPS = 40;
const RUNNER_EVERY = 5;
const DATABASE_EVERY = 7;
/** After a kill, what was under way then may fail. */
const TROUBLED_MS = 30_000;
const GROWTH_MAX = 1.05;

const { values } = parseArgs({
  options: { minutes: { type: "string", default: "60" }, people: { type: "string", default: "200" } },
});
const minutes = Number(values.minutes);
const people = Number(values.people);
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

const server = await startServer();
const ends = performance.now() + minutes * 60_000;
let times: number[] = [];
let visits = 0;
let lost = 0;
let refused = 0;
let killed = -Infinity;
const heaps: number[] = [];
try {
  const appId = await new Api(server).publish("Oakery", repositoryPath("samples/shop"));
  const everybody = Array.from({ length: people }, (_, index) => live(appId, index));
  console.log("| minute | visits | taps | p50 | p99 | lost | refused | server heap | server | runners |");
  console.log("|---|---|---|---|---|---|---|---|---|---|");
  for (let minute = 1; performance.now() < ends; minute++) {
    await pause(Math.min(60_000, ends - performance.now()));
    await report(minute);
    if (minute % RUNNER_EVERY === 0) kill(isRunner);
    if (minute % DATABASE_EVERY === 0) kill(isConnection);
  }
  await Promise.all(everybody);
} finally {
  await server.stop();
}
const grown = growth(heaps);
console.log(
  `heap at the end ${grown.toFixed(3)} of what it was in the second quarter; refused ${refused}, lost ${lost}`,
);
process.exitCode = grown > GROWTH_MAX || refused > 0 ? 1 : 0;

/** Comes, looks around, leaves, and comes again. */
async function live(appId: string, index: number): Promise<void> {
  await pause((index / people) * 30_000);
  while (performance.now() < ends) {
    try {
      const visitor = await Visitor.arrive(server.url, appId, PAGE);
      visits++;
      try {
        await look(visitor);
      } finally {
        visitor.leave();
      }
    } catch {
      if (performance.now() - killed < TROUBLED_MS) lost++;
      else refused++;
      await pause(THINKING_MS);
    }
  }
}

async function look(visitor: Visitor): Promise<void> {
  for (let tap = 0; tap < VISIT_TAPS && performance.now() < ends; tap++) {
    await pause(THINKING_MS * (0.5 + Math.random()));
    const start = performance.now();
    await visitor.tap(ELEMENT);
    times.push(performance.now() - start);
  }
}

function kill(which: (process: { pid: number; command: string }) => boolean): void {
  const victim = processesOf(server).find(which);
  if (victim === undefined) return console.log(`nothing to kill: ${which.name}`);
  killed = performance.now();
  console.log(`killed ${victim.pid}: ${victim.command.slice(0, 60)}`);
  process.kill(victim.pid, "SIGKILL");
}

async function report(minute: number): Promise<void> {
  const all = processesOf(server);
  const main = all.find(isServer)?.pid ?? server.pid;
  const heap = await heapMegabytes(server);
  heaps.push(heap);
  const runners = all.filter(isRunner).reduce((sum, { pid }) => sum + residentMegabytes(pid), 0);
  const cells = [minute, visits, times.length, ms(quantile(times, 0.5)), ms(quantile(times, 0.99)), lost, refused];
  console.log(`| ${[...cells, mb(heap), mb(residentMegabytes(main)), mb(runners)].join(" | ")} |`);
  times = [];
}

function ms(value: number): string {
  return `${value.toFixed(0)} ms`;
}

function mb(value: number): string {
  return `${value.toFixed(0)} MB`;
}
