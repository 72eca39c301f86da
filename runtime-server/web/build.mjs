// Bundles what runs elsewhere: the guest (inside the sandbox), the compiler's npm half (in GraalJS too), the view (in the
// person's browser), the host's own pages and the console.
import { build } from "esbuild";
import { existsSync, rmSync } from "node:fs";
import { checkSizes, consoleTargets, writeTypes } from "./console/bundle.mjs";
import { packLibraries } from "./extlib/pack.mjs";
import { writeContract } from "./protocol/contract.mjs";
import { packagesOf, writeNotices } from "./notices.mjs";
import { viewTargets } from "./view/bundle.mjs";

const common = {
  bundle: true,
  minify: true,
  sourcemap: "linked",
  logLevel: "warning",
  legalComments: "none",
  metafile: true,
};

const targets = [
  {
    entryPoints: ["guest/src/main.ts"],
    outfile: "dist/guest/guest.js",
    format: "iife",
    globalName: "minihostGuest",
    target: "es2022",
  },
  {
    entryPoints: ["compiler/src/main.ts"],
    outfile: "dist/compiler/compiler.js",
    format: "iife",
    globalName: "minihostCompiler",
    target: "es2022",
    platform: "browser",
  },
  // each is read when the first program wants it
  ...["sass", "less"].map((name) => ({
    entryPoints: [`compiler/src/preprocess/${name}.ts`],
    outfile: `dist/compiler/${name}.js`,
    format: "iife",
    globalName: `minihost_${name}`,
    target: "es2022",
    platform: "browser",
    sourcemap: false,
  })),
  ...viewTargets.map((target) => ({ ...target, outdir: "dist/view" })),
  // stands in the page itself
  { entryPoints: ["view/src/view.css"], outfile: "dist/view/view.css", sourcemap: false },
  // the host's own pages; the decoder is loaded where the browser has none, the worker lives at an address of its own
  {
    entryPoints: ["shell/src/main.ts"],
    outfile: "dist/shell/shell.js",
    format: "esm",
    target: "es2022",
    external: ["./decoder.js"],
  },
  {
    entryPoints: ["view/src/scan/decoder.ts"],
    outfile: "dist/shell/decoder.js",
    format: "esm",
    target: "es2022",
    sourcemap: false,
  },
  { entryPoints: ["shell/src/sw.ts"], outfile: "dist/shell/sw.js", format: "iife", target: "es2022", sourcemap: false },
  { entryPoints: ["shell/src/shell.css"], outfile: "dist/shell/shell.css", external: ["./icon.svg"] },
  ...consoleTargets,
];

// chunks are named by their content, so old ones would stay
for (const part of ["view", "console"]) rmSync(`dist/${part}/chunks`, { recursive: true, force: true });
writeTypes();

const packedLibraries = packLibraries("node_modules", "dist/extlib");
await writeContract("dist/protocol");

const built = await Promise.all(
  targets
    .filter((t) => Object.values(t.entryPoints).every((file) => existsSync(file)))
    .map((t) => build({ ...common, ...t })),
);
for (const { metafile } of built) if ("dist/console/console.js" in metafile.outputs) checkSizes(metafile);
// What is shipped as it is: libraries for programs, and the compiler of templates.
const whole = [...packedLibraries, "glass-easel-template-compiler"].map((name) => `node_modules/${name}`);
writeNotices([...packagesOf(built.map(({ metafile }) => metafile)), ...whole], "dist/notices.txt");
