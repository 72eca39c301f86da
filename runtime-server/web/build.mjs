// Bundles what runs elsewhere: the guest (inside the sandbox), the compiler's npm half (in GraalJS too) and the view (in the
// person's browser).
import { build } from "esbuild";
import { existsSync } from "node:fs";

const common = { bundle: true, minify: true, sourcemap: "linked", logLevel: "warning", legalComments: "none" };

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
  { entryPoints: ["view/src/main.ts"], outfile: "dist/view/view.js", format: "esm", target: "es2022" },
  { entryPoints: ["view/src/view.css"], outfile: "dist/view/view.css" },
];

await Promise.all(targets.filter((t) => existsSync(t.entryPoints[0])).map((t) => build({ ...common, ...t })));
