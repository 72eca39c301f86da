import { readdirSync, readFileSync } from "node:fs";
import { quantile } from "./statistics.js";
import { Visitor } from "./visitor.js";

export interface Crowd {
  people: number;
  taps: number;
  errors: string[];
  /** ms from a tap to its having been handled */
  p50: number;
  p99: number;
  /** share of a core that the server and its runners used for each person; NaN when the server is elsewhere */
  cpuPerPerson: number;
}

interface Plan {
  server: string;
  appId: string;
  page: string;
  element: string;
  people: number;
  seconds: number;
  /** process group of the server, 0 when it is not ours */
  group: number;
}

const THINKING_MS = 2_000;
const ARRIVALS_AT_ONCE = 8;
const CLOCK_TICKS = 100;

/** Lets people arrive a few at a time and then tap, each every two seconds or so. */
export async function crowd(plan: Plan): Promise<Crowd> {
  const errors: string[] = [];
  const visitors: Visitor[] = [];
  let arriving = 0;
  const arrive = async () => {
    while (arriving++ < plan.people) {
      await Visitor.arrive(plan.server, plan.appId, plan.page).then(
        (visitor) => visitors.push(visitor),
        (error: unknown) => errors.push(String(error)),
      );
    }
  };
  await Promise.all(Array.from({ length: ARRIVALS_AT_ONCE }, arrive));
  await use(visitors, plan, plan.seconds / 2, []);
  const times: number[] = [];
  const [cpu, start] = [cpuSeconds(plan.group), performance.now()];
  errors.push(...(await use(visitors, plan, plan.seconds, times)));
  const cores = (cpuSeconds(plan.group) - cpu) / ((performance.now() - start) / 1000);
  visitors.forEach((visitor) => visitor.leave());
  return {
    people: visitors.length,
    taps: times.length,
    errors,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    cpuPerPerson: plan.group ? cores / visitors.length : NaN,
  };
}

async function use(visitors: Visitor[], plan: Plan, seconds: number, times: number[]): Promise<string[]> {
  const errors: string[] = [];
  const end = performance.now() + seconds * 1000;
  await Promise.all(
    visitors.map(async (visitor) => {
      await pause(Math.random() * THINKING_MS);
      while (performance.now() < end) {
        const start = performance.now();
        try {
          await visitor.tap(plan.element);
        } catch (error) {
          errors.push(String(error));
          return;
        }
        times.push(performance.now() - start);
        await pause(THINKING_MS * (0.5 + Math.random()));
      }
    }),
  );
  return errors;
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** CPU time of all processes of a group so far. */
function cpuSeconds(group: number): number {
  if (!group) return 0;
  let ticks = 0;
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
        .replace(/^.*\) /, "")
        .split(" ");
      if (Number(fields[2]) === group) ticks += Number(fields[11]) + Number(fields[12]);
    } catch {
      // It has ended meanwhile.
    }
  }
  return ticks / CLOCK_TICKS;
}
