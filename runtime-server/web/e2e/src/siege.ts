/*
 * Whether a server with little memory serves others while somebody makes it remember much:
 * npm run siege -w e2e -- [--heap 700m] [--seconds N] [--only PART]
 *
 * For each way eight people open the attacker's program and tap, while a neighbour in another program taps on.
 * Prints how long the neighbour waited. Ends with 1 when the server died, the neighbour lost a visit, or waited for more than 2 s
 * in more than one of a hundred cases.
 */
import { parseArgs } from "node:util";
import { Api } from "./api.js";
import { type RunningServer, repositoryPath, startServer } from "./server.js";
import { deeds, siegeProgram } from "./siege/programs.js";
import { startSink } from "./siege/sink.js";
import { unfinished } from "./siege/strangers.js";
import { isServer, processesOf, residentMegabytes } from "./soak/processes.js";
import { quantile } from "./speed/statistics.js";
import { Visitor } from "./speed/visitor.js";

const ATTACKERS = 8;
const THINKING_MS = 200;
const P99_MAX_MS = 2_000;

const { values } = parseArgs({
  options: {
    heap: { type: "string", default: "700m" },
    seconds: { type: "string", default: "30" },
    only: { type: "string", default: "" },
  },
});
const seconds = Number(values.seconds);
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

interface Siege {
  name: string;
  /** begins it and returns what ends it */
  begin(server: RunningServer, api: Api, sink: string): Promise<() => void>;
}

const sieges: Siege[] = [
  ...deeds.map((deed) => ({
    name: deed,
    begin: async (server: RunningServer, api: Api, sink: string) => {
      const appId = await api.publish(deed, siegeProgram(deed, sink));
      const visitors = await Promise.all(Array.from({ length: ATTACKERS }, () => attacker(server, appId)));
      return () => visitors.forEach((visitor) => visitor?.leave());
    },
  })),
  strangers(
    "archives without their last byte",
    "PUT",
    "/api/v1/programs/wx0000000000000000/versions/1.0.0",
    "application/zip",
  ),
  strangers("objects without their last byte", "POST", "/api/v1/programs", "application/json"),
].filter(({ name }) => name.includes(values.only));

const sink = await startSink();
const server = await startServer({
  MINIHOST_JAVA_OPTIONS: `-Xmx${values.heap}`,
  MINIHOST_OUTBOUND_ALLOW: "127.0.0.0/8",
  MINIHOST_SESSIONS_PROBATION: "1ms",
});
let failed = false;
try {
  const api = new Api(server);
  const shop = await api.publish("Oakery", repositoryPath("samples/shop"));
  console.log("| siege | neighbour's taps | p50 | p99 | visits lost | server |");
  console.log("|---|---|---|---|---|---|");
  await round({ name: "nothing", begin: async () => () => undefined }, api, shop);
  for (const siege of sieges) await round(siege, api, shop);
} finally {
  sink.stop();
  await server.stop();
}
process.exitCode = failed ? 1 : 0;

function strangers(name: string, method: string, path: string, type: string): Siege {
  return {
    name,
    begin: async (to) => {
      const sockets = unfinished(to, method, path, type, 100);
      return () => sockets.forEach((socket) => socket.destroy());
    },
  };
}

/** Somebody whose program attacks; whoever is refused or ended for it has done what was wanted of them. */
async function attacker(to: RunningServer, appId: string): Promise<Visitor | undefined> {
  try {
    const visitor = await Visitor.arrive(to.url, appId);
    visitor.tap("deed").catch(() => undefined);
    return visitor;
  } catch {
    return undefined;
  }
}

async function round(siege: Siege, api: Api, shop: string): Promise<void> {
  const ends = performance.now() + seconds * 1000;
  const neighbour = tapOn(shop, ends);
  const end = await siege.begin(server, api, sink.url);
  const { times, lost } = await neighbour;
  end();
  const alive = await fetch(server.url + "/actuator/health").then(
    ({ ok }) => ok,
    () => false,
  );
  const main = processesOf(server).find(isServer)?.pid;
  const memory = alive && main !== undefined ? `${residentMegabytes(main).toFixed(0)} MB` : "dead";
  const [p50, p99] = [quantile(times, 0.5), quantile(times, 0.99)];
  failed ||= !alive || lost > 0 || times.length === 0 || p99 > P99_MAX_MS;
  console.log(
    `| ${siege.name} | ${times.length} | ${p50.toFixed(0)} ms | ${p99.toFixed(0)} ms | ${lost} | ${memory} |`,
  );
  if (!alive) throw new Error("The server is gone:\n" + server.output().slice(-2000));
}

/** A person who taps on until the end, and comes again after a loss. */
async function tapOn(appId: string, ends: number): Promise<{ times: number[]; lost: number }> {
  const times: number[] = [];
  let lost = 0;
  while (performance.now() < ends) {
    try {
      const visitor = await Visitor.arrive(server.url, appId, "pages/categories/categories");
      try {
        while (performance.now() < ends) {
          const start = performance.now();
          await visitor.tap("rail__item");
          times.push(performance.now() - start);
          await pause(THINKING_MS);
        }
      } finally {
        visitor.leave();
      }
    } catch {
      lost++;
      await pause(THINKING_MS);
    }
  }
  return { times, lost };
}
