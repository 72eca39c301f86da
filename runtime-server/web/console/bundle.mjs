// How the console is bundled, how its types are made, and how large it may be.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { gzipSync } from "node:zlib";

const ENTRY = "dist/console/console.js";
const KB = 1_000;
/** compressed script that the first page waits for, and that one more page may add */
const FIRST_MAX = 350 * KB;
const PAGE_MAX = 120 * KB;

/** Where a library keeps what it exports under a name, for those of which a page takes only some. */
const places = {
  antd: (name) => `antd/es/${name.replace(/(?<=[a-z])[A-Z]/g, "-$&").toLowerCase()}`,
  "@ant-design/icons": (name) => `@ant-design/icons/es/icons/${name}`,
};

/** Takes each component from its own file: by way of a library's index, the first page would load what any page uses. */
const apart = {
  name: "apart",
  setup: (build) =>
    build.onLoad({ filter: /\/console\/src\/.*\.tsx?$/ }, ({ path }) => ({
      loader: path.endsWith("x") ? "tsx" : "ts",
      contents: readFileSync(path, "utf8").replace(
        /^import \{([^}]*)\} from "(antd|@ant-design\/icons)";$/gm,
        (_, names, library) =>
          names
            .split(",")
            .map((name) => name.trim())
            .filter((name) => name && !name.startsWith("type "))
            .map((name) => name.split(" as "))
            .map(([name, here = name]) => `import ${here} from "${places[library](name)}";`)
            .join(" "),
      ),
    })),
};

export const consoleTargets = [
  {
    entryPoints: { console: "console/src/main.tsx" },
    outdir: "dist/console",
    format: "esm",
    target: "es2022",
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
    jsx: "automatic",
    sourcemap: false,
    plugins: [apart],
    define: { "process.env.NODE_ENV": '"production"' },
  },
  { entryPoints: { console: "console/src/css/console.css" }, outdir: "dist/console", sourcemap: false },
];

/** Makes the types of the REST API from the document that the server's tests keep true. */
export function writeTypes(outfile = "target/console/rest.d.ts") {
  mkdirSync(dirname(outfile), { recursive: true });
  const tool = "node_modules/openapi-typescript/bin/cli.js";
  execFileSync(process.execPath, [tool, "../../docs/openapi.json", "-o", outfile], { stdio: "pipe" });
}

/** Fails when a browser has to load more than it may; says the sizes otherwise. */
export function checkSizes({ outputs }) {
  const compressed = new Map();
  const size = (file) => {
    if (!compressed.has(file)) compressed.set(file, gzipSync(readFileSync(file)).length);
    return compressed.get(file);
  };
  const first = reached(ENTRY, outputs);
  const total = sum(first, size);
  if (total > FIRST_MAX) throw new Error(`The console's first load is ${total} bytes compressed; ${FIRST_MAX} at most`);
  for (const page of lazy(outputs)) {
    const more = sum(
      [...reached(page, outputs)].filter((file) => !first.has(file)),
      size,
    );
    if (more > PAGE_MAX) throw new Error(`${page} adds ${more} bytes compressed; ${PAGE_MAX} at most`);
  }
  return total;
}

const sum = (files, size) => [...files].reduce((total, file) => total + size(file), 0);

const lazy = (outputs) => [
  ...new Set(
    Object.values(outputs).flatMap(({ imports }) =>
      imports.filter(({ kind }) => kind === "dynamic-import").map(({ path }) => path),
    ),
  ),
];

/** A file and all that it cannot run without. */
function reached(file, outputs, found = new Set()) {
  if (found.has(file) || !outputs[file]) return found;
  found.add(file);
  for (const { path, kind } of outputs[file].imports) {
    if (kind === "import-statement") reached(path, outputs, found);
  }
  return found;
}
