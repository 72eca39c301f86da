import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const REPOSITORY = resolve(fileURLToPath(import.meta.url), "../../../../..");
const LAUNCHER = join(REPOSITORY, "runtime-server/server/target/minihost-server");
const START_MS_MAX = 120_000;
const STOP_MS_MAX = 20_000;
const PRINTED_MS_MAX = 180_000;

/** A server that these tests started, with an empty data folder of its own. */
export interface RunningServer {
  /** without a slash at the end */
  url: string;
  token: string;
  /** of the launcher, which is also the process group of everything it starts */
  pid: number;
  /** everything it keeps is in here */
  folder: string;
  /** everything the server has printed */
  output(): string;
  stop(): Promise<void>;
}

/** Absolute path of something in the repository. */
export function repositoryPath(...parts: string[]): string {
  return join(REPOSITORY, ...parts);
}

/**
 * Starts the launcher that the build left behind and waits until it is healthy.
 *
 * @param env settings besides port, data folder and token
 * @param before a server that has ended, on whose folder and port this one goes on
 */
export async function startServer(env: Record<string, string> = {}, before?: RunningServer): Promise<RunningServer> {
  if (!existsSync(LAUNCHER)) throw new Error(`${LAUNCHER} is missing: build first, mvn -DskipTests package`);
  const folder = before?.folder ?? mkdtempSync(join(tmpdir(), "minihost-e2e-"));
  const port = before ? Number(new URL(before.url).port) : await freePort();
  const token = "browser-tests-operator-token-" + port;
  const output = openSync(join(folder, "output.log"), "a");
  const child = spawn(LAUNCHER, [], {
    detached: true,
    stdio: ["ignore", output, output],
    env: {
      ...process.env,
      SERVER_PORT: String(port),
      MINIHOST_DATA_DIR: join(folder, "data"),
      MINIHOST_OPERATOR_TOKEN: token,
      MINIHOST_TEST_HOOKS: "true",
      ...env,
    },
  });
  closeSync(output);
  const server: RunningServer = {
    url: `http://127.0.0.1:${port}`,
    token,
    pid: child.pid ?? 0,
    folder,
    output: () => readFileSync(join(folder, "output.log"), "utf8"),
    stop: async () => {
      await stop(child);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
  await healthy(server, child);
  return server;
}

async function healthy(server: RunningServer, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_MS_MAX;
  while (Date.now() < deadline && child.exitCode === null) {
    const health = await fetch(server.url + "/actuator/health").catch(() => undefined);
    if (health?.ok) return;
    await new Promise((done) => setTimeout(done, 250));
  }
  const said = server.output().slice(-4000);
  const reason = child.exitCode === null ? `is not healthy after ${START_MS_MAX} ms` : `ended with ${child.exitCode}`;
  await server.stop();
  throw new Error(`The server ${reason}:\n${said}`);
}

/** Waits until a server has printed something so many times; answers what the last of them was. */
export async function printed(server: RunningServer, what: RegExp, times = 1): Promise<RegExpMatchArray> {
  const deadline = Date.now() + PRINTED_MS_MAX;
  while (Date.now() < deadline) {
    const found = [...server.output().matchAll(what)][times - 1];
    if (found) return found;
    await new Promise((done) => setTimeout(done, 250));
  }
  throw new Error(`The server does not print ${what}:\n${server.output().slice(-4000)}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  process.kill(child.pid, "SIGTERM");
  const late = setTimeout(() => process.kill(-(child.pid ?? 0), "SIGKILL"), STOP_MS_MAX);
  await ended;
  clearTimeout(late);
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === "object" ? done(address.port) : fail(new Error("no port"))));
    });
  });
}
