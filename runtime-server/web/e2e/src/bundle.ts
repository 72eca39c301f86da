import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { zipSync, type Zippable } from "fflate";

const NEVER_PACKED = new Set([".git", ".svn", "node_modules", ".DS_Store", ".minihost.json"]);

/**
 * Packs a program's folder as a developer's tool would: `miniprogramRoot` of project.config.json becomes the root of the
 * zip; version control, dot files and `node_modules` stay behind.
 */
export function zipFolder(folder: string): Uint8Array {
  const files: Zippable = {};
  collect(join(folder, programRoot(folder)), "", files);
  return zipSync(files, { level: 6 });
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

function collect(folder: string, prefix: string, files: Zippable): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (NEVER_PACKED.has(entry.name) || entry.name.startsWith(".")) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) collect(path, prefix + entry.name + "/", files);
    else if (entry.isFile()) files[prefix + entry.name] = readFileSync(path);
  }
}
