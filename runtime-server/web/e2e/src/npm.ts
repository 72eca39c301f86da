import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, extname, join, normalize, relative } from "node:path";
import { programRoot, readJson, zipFolder } from "./bundle.js";
import { repositoryPath } from "./server.js";

const INSTALLED = repositoryPath("runtime-server/web/node_modules");
const SOURCES = [".js", ".json", ".wxml", ".wxss", ".wxs"];
/** Where a package keeps what goes into a program, unless its package.json says otherwise. */
const USUAL_FOLDER = "miniprogram_dist";

/**
 * What "build npm" would put into a program: of the packages that its package.json names, the files that the program
 * reaches, so that a bundle has two hundred files of a component library and not two thousand.
 *
 * @returns paths from the program's root, each with the file it comes from
 */
export function npmFiles(folder: string): Map<string, string> {
  const root = join(folder, programRoot(folder));
  const dependencies = readJson(join(folder, "package.json"))?.dependencies ?? {};
  const files = new Map<string, string>();
  for (const name of Object.keys(dependencies)) {
    const home = join(INSTALLED, name);
    if (!existsSync(home)) throw new Error(`${folder} needs ${name}: add it to the packages of runtime-server/web/e2e`);
    const dist = join(home, String(readJson(join(home, "package.json"))?.miniprogram ?? USUAL_FOLDER));
    const wanted = sources(root).flatMap((file) => named(readFileSync(file, "utf8"), name));
    for (const file of reached(dist, wanted)) files.set(`miniprogram_npm/${name}/${relative(dist, file)}`, file);
  }
  return files;
}

/** A sample as a zip, with what it uses of npm. */
export function packSample(folder: string): Uint8Array {
  return zipFolder(folder, npmFiles(folder));
}

/** The program's own files that can name others. */
function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "miniprogram_npm" ? [] : sources(path);
    return SOURCES.includes(extname(path)) ? [path] : [];
  });
}

/** Paths within a package that a file names, as in `"@vant/weapp/button/index"`. */
function named(text: string, name: string): string[] {
  return Array.from(text.matchAll(/["']([\w./@-]+)["']/g), ([, path = ""]) =>
    path.replace(/^[./]*miniprogram_npm\//, ""),
  )
    .filter((path) => path.startsWith(`${name}/`))
    .map((path) => path.slice(name.length + 1));
}

function reached(dist: string, wanted: string[]): Set<string> {
  const found = new Set<string>();
  const open = wanted.flatMap((path) => candidates(join(dist, path)));
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    if (SOURCES.includes(extname(file))) open.push(...references(file, dist));
  }
  return found;
}

/** What a file of a package names: beside it, below it, or in a package that the package itself brings. */
function references(file: string, dist: string): string[] {
  const text = readFileSync(file, "utf8");
  const beside = Array.from(text.matchAll(/["'(](\.{1,2}\/[\w./@-]+)["')]/g), ([, path = ""]) => path);
  const attributes = Array.from(text.matchAll(/\bsrc=["']([\w./@-]+)["']/g), ([, path = ""]) => path);
  const packages = Array.from(text.matchAll(/(?:\brequire\(|\bfrom\s*|\bimport\s*)["']([a-z@][\w./@-]*)["']/g));
  return [
    ...[...beside, ...attributes].flatMap((path) => candidates(join(dirname(file), path))),
    ...packages.flatMap(([, path = ""]) => candidates(join(dist, "miniprogram_npm", path))),
  ];
}

/** A name may mean a file, a file without its suffix, all files of a component, or the index of a folder. */
function candidates(path: string): string[] {
  const plain = normalize(path);
  return [plain, ...SOURCES.flatMap((suffix) => [plain + suffix, join(plain, `index${suffix}`)])].filter(
    (file) => existsSync(file) && statSync(file).isFile(),
  );
}
