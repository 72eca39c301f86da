import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryPath } from "../src/index.js";
import type { Case, Cases } from "./case.js";

/** A component library of npm, and how a program names its components. */
export interface Library {
  /** npm name, which is also its folder below miniprogram_npm */
  name: string;
  /** folder of the package that goes into miniprogram_npm */
  dist: string;
  /** in front of each tag, `van-` for `van-button` */
  prefix: string;
  /** file of a component below its folder, without suffix */
  entry: (component: string) => string;
  /** its components have virtual hosts, so that there are no elements of their names */
  virtual?: true;
  /** style sheet that the library's documentation has app.wxss import */
  sheet?: string;
}

/** A program with one page per case, in a folder of its own; the caller removes it. */
export function writeProgram(library: Library, cases: Cases): string {
  const folder = mkdtempSync(join(tmpdir(), "minihost-library-"));
  const put = (path: string, content: unknown) =>
    writeFileSync(join(folder, path), typeof content === "string" ? content : JSON.stringify(content));
  cpSync(distFolder(library), join(folder, "miniprogram_npm", library.name), { recursive: true });
  put("app.js", "App({});");
  put("app.wxss", library.sheet ? `@import "miniprogram_npm/${library.name}/${library.sheet}";` : "");
  put("app.json", { pages: Object.keys(cases).map((name) => `pages/${name}/index`), window: {} });
  for (const [name, each] of Object.entries(cases)) {
    mkdirSync(join(folder, "pages", name), { recursive: true });
    put(`pages/${name}/index.wxml`, each.wxml);
    put(`pages/${name}/index.json`, { usingComponents: usedBy(each, library) });
    put(`pages/${name}/index.js`, pageScript(each));
  }
  return folder;
}

export function removeProgram(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Names of everything in the library that is a component. */
export function published(library: Library): string[] {
  const dist = distFolder(library);
  return readdirSync(dist, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(dist, `${library.entry(entry.name)}.wxml`)))
    .map((entry) => entry.name);
}

function distFolder(library: Library): string {
  return repositoryPath("runtime-server/web/node_modules", library.name, library.dist);
}

function usedBy(each: Case, library: Library): Record<string, string> {
  const tags = new Set(Array.from(each.wxml.matchAll(/<([a-z][\w-]*)/g), (match) => match[1] ?? ""));
  const names = [...tags]
    .filter((tag) => tag.startsWith(library.prefix))
    .map((tag) => tag.slice(library.prefix.length));
  return Object.fromEntries(names.map((name) => [library.prefix + name, `${library.name}/${library.entry(name)}`]));
}

function pageScript(each: Case): string {
  return `Page({
  data: ${JSON.stringify(each.data ?? {})},
  onReady() { ${each.ready ?? ""} },
  onTap() {},
});
`;
}
