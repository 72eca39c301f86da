import { execFile, execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryPath } from "./server.js";

const FOLDER = repositoryPath("sdk", "miniprogram-ci");
const OUTPUT_BYTES_MAX = 1 << 24;

/** The tool gives a process of its own twenty seconds to start, which is not enough on a very busy machine. */
const IMPATIENT = "fork process timeout";
const TRIES = 3;

/** Longer than a thousand packages take on a slow machine. */
export const INSTALL_MS_MAX = 900_000;

/** What a run of the tool has printed, and whether it succeeded. */
export interface ToolRun {
  ok: boolean;
  output: string;
}

/**
 * Installs the platform's upload tool when it is not there yet, exactly as its lock file says. It has so many packages that only the
 * tests that drive it wait for them, and no build does.
 */
export function installUploadTool(): void {
  const stamp = join(FOLDER, "node_modules/.minihost-lock");
  const lock = readFileSync(join(FOLDER, "package-lock.json"), "utf8");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  const options = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  execFileSync("npm", ["ci", ...options], { cwd: FOLDER, stdio: "inherit" });
  writeFileSync(stamp, lock);
}

/** Runs the tool's command line against a server, as `npx miniprogram-ci` would. */
export function uploadTool(server: string, ...args: string[]): Promise<ToolRun> {
  return node(server, join(FOLDER, "node_modules/miniprogram-ci/bin/miniprogram-ci.js"), ...args);
}

/** Runs a script that requires the tool. */
export function uploadScript(server: string, script: string, ...args: string[]): Promise<ToolRun> {
  return node(server, script, ...args);
}

async function node(server: string, ...args: string[]): Promise<ToolRun> {
  for (let left = TRIES; ; left--) {
    const run = await once(server, args);
    if (left <= 1 || !run.output.includes(IMPATIENT)) return run;
  }
}

function once(server: string, args: string[]): Promise<ToolRun> {
  const env = {
    ...process.env,
    MPCI_HOST: server,
    NODE_OPTIONS: `--require=${join(FOLDER, "redirect.cjs")}`,
    NODE_PATH: join(FOLDER, "node_modules"),
    NO_PROXY: "servicewechat.com",
  };
  return new Promise((done) => {
    execFile(process.execPath, args, { env, maxBuffer: OUTPUT_BYTES_MAX }, (error, out, errors) =>
      done({ ok: error === null, output: out + errors }),
    );
  });
}
