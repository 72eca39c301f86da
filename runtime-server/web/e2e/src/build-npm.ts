// Copies the npm packages that samples use to where the program looks for them, as a developer tool's "build npm" does:
// npm run build-npm -w e2e -- SAMPLES TO; without TO each program gets a folder miniprogram_npm of its own.
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { programRoot } from "./bundle.js";
import { npmFiles } from "./npm.js";

const [samples, to = samples] = process.argv.slice(2);
if (!samples || !to) throw new Error("usage: build-npm SAMPLES [TO]");

for (const name of readdirSync(samples)) {
  const folder = join(samples, name);
  if (!existsSync(join(folder, "package.json"))) continue;
  const program = join(to, name, programRoot(folder));
  rmSync(join(program, "miniprogram_npm"), { recursive: true, force: true });
  for (const [path, source] of npmFiles(folder)) {
    const target = join(program, path);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(source, target);
  }
}
