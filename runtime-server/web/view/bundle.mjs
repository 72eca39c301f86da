// How the view is bundled, for its build and for its tests.
import { fileURLToPath } from "node:url";

const source = fileURLToPath(new URL("./src/", import.meta.url));
const parts = ["leaflet", "quill", "hls", "regions"];

/** Parts are bundled by themselves: helpers that old packages need would else be one more file that every page waits for. */
const apart = {
  name: "apart",
  setup: (build) =>
    build.onResolve({ filter: new RegExp(`^\\./(${parts.join("|")})\\.js$`) }, ({ path, kind }) =>
      kind === "dynamic-import" ? { path: `./parts/${path.slice(2)}`, external: true } : undefined,
    ),
};

/** Options of esbuild: the view with its chunks, and beside it what joins before it and the libraries that few pages need. */
export const viewTargets = [
  {
    entryPoints: { view: `${source}main.ts` },
    format: "esm",
    target: "es2022",
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
    plugins: [apart],
  },
  { entryPoints: { early: `${source}early.ts` }, format: "iife", target: "es2022", sourcemap: false },
  {
    entryPoints: Object.fromEntries(parts.map((name) => [`parts/${name}`, `${source}lazy/${name}.ts`])),
    format: "esm",
    target: "es2022",
    sourcemap: false,
  },
];
