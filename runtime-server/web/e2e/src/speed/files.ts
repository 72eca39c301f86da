import { execFile, spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { newPhone, programUrl, ready } from "../phone.js";
import { freePort } from "../server.js";
import { median } from "./statistics.js";

export interface FileRates {
  /** medians in requests a second */
  here: number;
  nginx: number;
  files: number;
}

const ROUNDS = 3;
const SECONDS = 5;
const WARM_UP_SECONDS = 15;
const CONNECTIONS = 16;
const run = promisify(execFile);

/**
 * Asks for the files of a bundle that its first page loads, here and from nginx in turn, with wrk. Null where nginx or wrk is
 * not installed.
 */
export async function fileRates(browser: Browser, server: string, appId: string): Promise<FileRates | null> {
  if (["nginx", "wrk"].some((tool) => spawnSync(tool, ["-v"]).error !== undefined)) return null;
  const paths = await filesOfFirstPage(browser, server, appId);
  const folder = mkdtempSync(join(tmpdir(), "minihost-nginx-"));
  // Workers of nginx that root starts are somebody else.
  chmodSync(folder, 0o755);
  try {
    for (const path of paths) await copy(server, path, join(folder, "root"));
    const script = join(folder, "paths.lua");
    writeFileSync(script, asksFor(paths));
    const nginx = await startNginx(folder);
    try {
      return { ...(await inTurn(server, nginx.url, script)), files: paths.length };
    } finally {
      nginx.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function inTurn(here: string, nginx: string, script: string): Promise<{ here: number; nginx: number }> {
  const rates: [number[], number[]] = [[], []];
  await requestsPerSecond(here, script, WARM_UP_SECONDS);
  for (let round = 0; round < ROUNDS; round++) {
    rates[0].push(await requestsPerSecond(here, script));
    rates[1].push(await requestsPerSecond(nginx, script));
  }
  return { here: median(rates[0]), nginx: median(rates[1]) };
}

async function filesOfFirstPage(browser: Browser, server: string, appId: string): Promise<string[]> {
  const phone = await newPhone(browser);
  try {
    const page = await phone.newPage();
    await page.goto(programUrl(server, appId));
    await ready(page);
    await page.waitForLoadState("networkidle");
    const addresses = await page.evaluate(() => performance.getEntriesByType("resource").map((entry) => entry.name));
    return [...new Set(addresses.map((address) => new URL(address).pathname))].filter((path) =>
      path.startsWith("/_b/"),
    );
  } finally {
    await phone.close();
  }
}

async function copy(server: string, path: string, root: string): Promise<void> {
  const answer = await fetch(server + path);
  const file = join(root, decodeURIComponent(path));
  const content = Buffer.from(await answer.arrayBuffer());
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  if (answer.headers.get("Content-Encoding") === "gzip") writeFileSync(file + ".gz", gzipSync(content, { level: 9 }));
}

const asksFor = (paths: string[]) => `
local paths = {${paths.map((path) => JSON.stringify(path)).join(", ")}}
local next = 0
request = function()
  next = next % #paths + 1
  return wrk.format("GET", paths[next])
end
`;

async function requestsPerSecond(server: string, script: string, seconds = SECONDS): Promise<number> {
  const { stdout } = await run("wrk", [
    ...["-t", "1", "-c", String(CONNECTIONS), "-d", String(seconds), "-s", script],
    ...["-H", "Accept-Encoding: gzip", server],
  ]);
  const rate = /Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1];
  if (rate === undefined || stdout.includes("Non-2xx")) throw new Error(`wrk found no files at ${server}:\n${stdout}`);
  return Number(rate);
}

async function startNginx(folder: string): Promise<{ url: string; stop(): void }> {
  const port = await freePort();
  const config = join(folder, "nginx.conf");
  const types = existsSync("/etc/nginx/mime.types") ? "include /etc/nginx/mime.types;" : "";
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((what) => `${what}_temp_path ${join(folder, what)};`)
    .join(" ");
  writeFileSync(
    config,
    `daemon off; worker_processes auto; pid ${join(folder, "pid")}; error_log ${join(folder, "error.log")};
events { worker_connections 1024; }
http {
  ${types} ${temporary} access_log off; sendfile on; tcp_nopush on; gzip_static on; keepalive_requests 1000000;
  server { listen 127.0.0.1:${port}; root ${join(folder, "root")}; }
}
`,
  );
  const nginx = spawn("nginx", ["-e", join(folder, "error.log"), "-c", config], { stdio: "ignore" });
  const url = `http://127.0.0.1:${port}`;
  for (let i = 0; i < 100 && nginx.exitCode === null; i++) {
    if (await fetch(url).catch(() => undefined)) return { url, stop: () => nginx.kill() };
    await new Promise((done) => setTimeout(done, 50));
  }
  nginx.kill();
  throw new Error("nginx does not start");
}
