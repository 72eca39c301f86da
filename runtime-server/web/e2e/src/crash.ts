/*
 * Whether money survives crashes: npm run crash -w e2e -- [--kills N] [--database N] [--clients N]
 *
 * Eight people buy in a program, without browsers, and half of what is paid goes back, while the server is killed at random moments and
 * started again, and then the database under it. Clients send what was not answered again, as careful ones do. In the end the books are
 * compared with all that clients were told. Ends with 1 when something does not fit.
 */
import { parseArgs } from "node:util";
import { Api } from "./api.js";
import { zipTexts } from "./bundle.js";
import { faults, type Back, type World } from "./crash/books.js";
import { Counter, shopFiles } from "./crash/counter.js";
import { Customer } from "./crash/customer.js";
import { pause, untilAnswered } from "./money/answers.js";
import { ownNumber } from "./money/node-merchant.js";
import { PaidMerchant, type Told } from "./money/paid-merchant.js";
import { startServer, type RunningServer } from "./server.js";
import { processesOf } from "./soak/processes.js";

const SETTINGS = { MINIHOST_OUTBOUND_ALLOW: "127.0.0.9/32" };
const MONEY = 10_000_000;
/** A merchant's server that has trouble of its own now and then. */
const TAKES = 0.9;
const LIFE_MS = [1_500, 9_000] as const;
/** Notifications that were refused come again after 15, 15 and 30 seconds. */
const TOLD_MS_MAX = 180_000;

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "5" },
    database: { type: "string", default: "1" },
    clients: { type: "string", default: "8" },
  },
});
let server: RunningServer = await startServer(SETTINGS);
let isOver = false;
const tried = { buys: 0, paid: 0, broken: 0 };
const refunds: Back[] = [];
try {
  const api = new Api(server);
  const { appId, appSecret } = await api.create("Tea that crashes");
  const merchant = await PaidMerchant.open(server.url, api, appId, "Tea", () => Math.random() < TAKES);
  const redeem = async (code: string) => {
    const proof = `appid=${appId}&secret=${appSecret}&grant_type=authorization_code&js_code=${code}`;
    const told = (await (await fetch(`${server.url}/sns/jscode2session?${proof}`)).json()) as { openid?: string };
    if (!told.openid) throw new Error("this code is worth nothing");
    return told.openid;
  };
  const counter = await Counter.open(() => merchant, redeem);
  await api.upload(appId, zipTexts(shopFiles(counter.url)));
  await api.release(appId);
  const customers = await Promise.all(
    Array.from({ length: Number(values.clients) }, () => Customer.signUp(server.url, api, appId, MONEY)),
  );
  const people = customers.map(({ personId }) => ({ personId, money: MONEY }));
  const world: World = { api, merchant, counter, people, refunds };
  const work = [...customers.map(shop), giveBack(merchant)];
  await pause(LIFE_MS[1]);
  for (let kill = 1; kill <= Number(values.kills); kill++) await killServer(kill);
  for (let kill = 1; kill <= Number(values.database); kill++) await killDatabase(kill);
  isOver = true;
  await Promise.all(work);
  const wrong = await settled(world);
  wrong.forEach((fault) => console.log(fault));
  const { buys, paid, broken } = tried;
  console.log(
    `${counter.sales.size} orders, ${paid} of ${buys} purchases paid, ${broken} broken off, ${refunds.length} refunds, ` +
      `${merchant.told.length} notifications; ${wrong.length} faults`,
  );
  process.exitCode = wrong.length > 0 || paid === 0 ? 1 : 0;
  counter.close();
  await merchant.close();
} finally {
  await server.stop();
}

async function shop(customer: Customer): Promise<void> {
  while (!isOver) {
    tried.buys++;
    try {
      if ((await customer.buy()) === "paid") tried.paid++;
    } catch {
      tried.broken++;
      await pause(500);
    }
  }
}

/** Gives half of every second payment back that the merchant was told of. */
async function giveBack(merchant: PaidMerchant): Promise<void> {
  for (let next = 0; !isOver || next < merchant.told.length;) {
    const told = merchant.told[next];
    if (!told) {
      await pause(200);
      continue;
    }
    next++;
    if (isFirst(merchant.told, next - 1) && next % 2 === 0) await refund(merchant, told);
  }
}

/** Of a payment, and not told before. */
function isFirst(all: Told[], at: number): boolean {
  const { out_refund_no: refund, out_trade_no: order } = all[at]!;
  return refund === undefined && all.findIndex((one) => !one.out_refund_no && one.out_trade_no === order) === at;
}

async function refund(merchant: PaidMerchant, told: Told): Promise<void> {
  const back: Back = { number: ownNumber(), order: told.out_trade_no, amount: Math.ceil(told.amount.total / 2) };
  refunds.push(back);
  await untilAnswered(() => merchant.refund(told, back.amount, back.number));
}

async function killServer(kill: number): Promise<void> {
  await pause(LIFE_MS[0] + Math.random() * (LIFE_MS[1] - LIFE_MS[0]));
  process.kill(server.pid, "SIGKILL");
  const start = performance.now();
  server = await startServer(SETTINGS, server);
  console.log(
    `killed the server, ${kill}: back after ${((performance.now() - start) / 1000).toFixed(1)} s; paid ${tried.paid}`,
  );
}

async function killDatabase(kill: number): Promise<void> {
  await pause(LIFE_MS[0] + Math.random() * (LIFE_MS[1] - LIFE_MS[0]));
  const postmaster = processesOf(server).find(({ command }) => /\/postgres(ql)?\b.* -D /.test(command));
  if (!postmaster) throw new Error("the database is not found");
  process.kill(postmaster.pid, "SIGKILL");
  const start = performance.now();
  await untilAnswered(() => new Api(server).send("GET", "/programs"));
  console.log(
    `killed the database, ${kill}: back after ${((performance.now() - start) / 1000).toFixed(1)} s; paid ${tried.paid}`,
  );
}

/** Waits until every merchant was told of everything, and compares. */
async function settled(world: World): Promise<string[]> {
  const deadline = Date.now() + TOLD_MS_MAX;
  for (;;) {
    const wrong = await faults(world);
    if (wrong.length === 0 || Date.now() > deadline) return wrong;
    await pause(5_000);
  }
}
