import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, zipSync, type Zippable } from "fflate";

const NEVER_PACKED = new Set([".git", ".svn", "node_modules", ".DS_Store", ".minihost.json"]);

interface Ignored {
  type?: string;
  value?: string;
}

/**
 * Packs a program's folder as a developer's tool would: `miniprogramRoot` of project.config.json becomes the root of the
 * zip; version control, dot files, `node_modules` and the folders, files and suffixes of `packOptions.ignore` stay behind.
 *
 * @param more files from elsewhere: paths in the zip, each with the file it comes from
 */
export function zipFolder(folder: string, more: Iterable<[string, string]> = []): Uint8Array {
  const files: Zippable = {};
  const ignored = ignoredPaths(folder);
  collect(join(folder, programRoot(folder)), "", files, ignored);
  for (const [path, source] of more) files[path] ??= readFileSync(source);
  return zipSync(files, { level: 6 });
}

/** Packs a program that is written down as its files' texts by path. */
export function zipTexts(files: Record<string, string>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
}

/** Folder of app.json below `folder`: `miniprogramRoot` where project.config.json has one, else `.`. */
export function programRoot(folder: string): string {
  const config = readJson(join(folder, "project.config.json"));
  const root = config?.miniprogramRoot;
  return typeof root === "string" && root !== "" ? root : ".";
}

/** A JSON file as an object, or undefined where it is missing or broken. */
export function readJson(path: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8").replace(/^\uFEFF/, "")) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

function ignoredPaths(folder: string): Ignored[] {
  const options = readJson(join(folder, "project.config.json"))?.packOptions as { ignore?: unknown } | undefined;
  return Array.isArray(options?.ignore) ? (options.ignore as Ignored[]) : [];
}

function isIgnored(path: string, ignored: Ignored[]): boolean {
  return ignored.some(({ type, value }) => {
    if (!value) return false;
    if (type === "suffix") return path.endsWith(value);
    return (type === "folder" || type === "file") && path === value.replace(/^\.?\//, "").replace(/\/$/, "");
  });
}

function collect(folder: string, prefix: string, files: Zippable, ignored: Ignored[]): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const name = prefix + entry.name;
    if (NEVER_PACKED.has(entry.name) || entry.name.startsWith(".") || isIgnored(name, ignored)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) collect(path, name + "/", files, ignored);
    else if (entry.isFile()) files[name] = readFileSync(path);
  }
}
