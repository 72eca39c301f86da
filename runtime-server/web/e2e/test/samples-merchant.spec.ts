import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  Api,
  launchChromium,
  newPhone,
  openProgram,
  printed,
  repositoryPath,
  startServer,
  zipTexts,
  type Browser,
  type RunningServer,
} from "../src/index.js";

/** The samples' merchant as the server runs it: who reaches it, what it knows, and when it ends. */
const NAME = "http://127.0.0.1:8090";
const MEMORY_KB_MAX = 256 * 1024;
const START_MS_MAX = 240_000;
let samples: string;
let server: RunningServer;
let browser: Browser;
/** of the server, which goes on when that is killed */
let database = 0;

beforeAll(async () => {
  samples = mkdtempSync(join(tmpdir(), "minihost-samples-"));
  const shop = repositoryPath("runtime-server/server/target/samples/shop");
  cpSync(shop, join(samples, "shop"), { recursive: true });
  server = await startServer({
    MINIHOST_SAMPLES: "true",
    MINIHOST_JAVA_OPTIONS: `-Dminihost.samples-dir=${samples}`,
  });
  database = Number(readFileSync(join(server.folder, "data/postgres/postmaster.pid"), "utf8").split("\n")[0]);
  browser = await launchChromium();
  await port();
}, START_MS_MAX);

afterAll(async () => {
  await browser?.close();
  if (database) process.kill(database, "SIGINT");
  await server?.stop();
  rmSync(samples, { recursive: true, force: true });
});

/** Where it listens, after it was started so many times. */
async function port(starts = 1): Promise<number> {
  const [, port] = await printed(server, /samples' merchant: listening on port (\d+)/g, starts);
  return Number(port);
}

/** A file of a process; empty when it has ended. */
function about(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}

function merchants(): number[] {
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => about(pid, "cmdline").includes("MerchantBesideServer"))
    .filter((pid) => about(pid, "cmdline").includes(server.folder));
}

/** What a program hears that asks these addresses. */
async function answers(urls: string[]): Promise<string[]> {
  const appId = await new Api(server).publish(
    "Stranger",
    zipTexts({
      "app.json": JSON.stringify({ pages: ["pages/index/index"] }),
      "pages/index/index.js": `Page({
        data: { answers: [] },
        onLoad() {
          const ask = (url) => new Promise((resolve) => wx.request({
            url, success: ({ statusCode }) => resolve('reached ' + statusCode), fail: ({ errMsg }) => resolve(errMsg),
          }))
          Promise.all(${JSON.stringify(urls)}.map(ask)).then((answers) => this.setData({ answers }))
        },
      })`,
      "pages/index/index.wxml": `<view wx:for="{{answers}}" wx:key="*this" class="answer">{{item}}</view>`,
    }),
  );
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await openProgram(page, server.url, appId);
  await page
    .locator(".answer")
    .nth(urls.length - 1)
    .waitFor();
  const heard = await page.locator(".answer").allInnerTexts();
  await phone.close();
  return heard;
}

it("is reached by no other program, wherever it listens", async () => {
  const here = await port();
  const heard = await answers([
    `${NAME}/shop/orders/1`,
    `http://127.0.0.1:${here}/shop/orders/1`,
    `http://localhost:${here}/shop/orders/1`,
    `http://[::1]:${here}/shop/orders/1`,
    `http://0.0.0.0:${here}/shop/orders/1`,
  ]);
  expect(heard.filter((answer) => !answer.startsWith("request:fail"))).toEqual([]);
  // it is there
  expect((await fetch(`http://127.0.0.1:${here}/shop/orders/1`)).status).toBe(401);
});

it("tells its keys to nobody", () => {
  const file = join(server.folder, "data/samples-merchant/accounts.json");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const [account] = Object.values(JSON.parse(readFileSync(file, "utf8")) as Record<string, Record<string, string>>);
  const [pid = 0] = merchants();
  const seen = about(pid, "cmdline") + about(pid, "environ") + server.output();
  for (const secret of ["appSecret", "apiV3Key", "privateKey"] as const) {
    expect(account?.[secret]?.length).toBeGreaterThan(20);
    expect(seen).not.toContain(account?.[secret]);
  }
  expect(about(pid, "environ")).toBe("");
});

it("is one process of 256 MB at most", () => {
  expect(merchants()).toHaveLength(1);
  const most = /VmHWM:\s+(\d+) kB/.exec(about(merchants()[0] ?? 0, "status"));
  expect(Number(most?.[1])).toBeLessThan(MEMORY_KB_MAX);
});

it("comes back when it has died", async () => {
  const [before = 0] = merchants();
  process.kill(before, "SIGKILL");
  await port(2);
  expect(merchants()).not.toContain(before);
  expect(merchants()).toHaveLength(1);
});

it("ends with a server that is killed", async () => {
  expect(merchants()).toHaveLength(1);
  process.kill(server.pid, "SIGKILL");
  await vi.waitFor(() => expect(merchants()).toEqual([]), { timeout: 15_000, interval: 100 });
});
