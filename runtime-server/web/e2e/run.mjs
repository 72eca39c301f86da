// Runs a TypeScript tool of this folder: node run.mjs survey FOLDER… ; paths are relative to where npm was called.
import { spawnSync } from "node:child_process";
import { build } from "esbuild";

const [name, ...args] = process.argv.slice(2);
const outfile = `dist/${name}.mjs`;
await build({
  entryPoints: [`src/${name}.ts`],
  outfile,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  logLevel: "warning",
});
const tool = new URL(outfile, import.meta.url).pathname;
const { status } = spawnSync(process.execPath, [tool, ...args], {
  stdio: "inherit",
  cwd: process.env.INIT_CWD ?? process.cwd(),
});
process.exit(status ?? 1);
