import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import type { Manifest } from "@minihost/protocol";
import { TmplGroup } from "glass-easel-template-compiler";
import { transformSync } from "esbuild";

/** Files of a program by path. */
export type Files = Record<string, string>;

export interface Compiled {
  manifest: Manifest;
  modules: Map<string, string>;
  templates: string;
}

/** Reads a folder as a program. */
export function readFiles(folder: string, below = "", into: Files = {}): Files {
  for (const name of readdirSync(join(folder, below))) {
    const path = posix.join(below, name);
    if (statSync(join(folder, path)).isDirectory()) readFiles(folder, path, into);
    else if (/\.(js|json|wxml|wxs)$/.test(name)) into[path] = readFileSync(join(folder, path), "utf8");
  }
  return into;
}

export function resolveComponent(from: string, target: string, files: Files): string {
  if (target.startsWith("/")) return target.slice(1);
  const relative = posix.join(posix.dirname(from), target);
  if (files[`${relative}.json`]) return relative;
  const npm = `miniprogram_npm/${target}`;
  return files[`${npm}.json`] ? npm : files[`${npm}/index.json`] ? `${npm}/index` : relative;
}

/** Just enough of a compiler for the guest's tests: no styles, no checks. */
export function compile(files: Files): Compiled {
  const app = JSON.parse(files["app.json"] ?? "{}") as Record<string, unknown>;
  const manifest: Manifest = {
    pages: app.pages as string[],
    entry: (app.pages as string[])[0]!,
    app,
    configs: {},
    scopes: {},
    styles: {},
    modules: [],
    npm: {},
    independent: [],
    customTabBar: "custom-tab-bar/index.js" in files,
  };
  const modules = new Map<string, string>();
  const group = new TmplGroup();
  for (const [path, text] of Object.entries(files)) {
    const base = path.replace(/\.\w+$/, "");
    if (path.endsWith(".wxml")) group.addTmpl(base, text);
    else if (path.endsWith(".wxs")) {
      group.addScript(base, text);
      group.addScript(path, text);
    } else if (path.endsWith(".js")) modules.set(path, wrap(text));
    else if (path.endsWith(".json") && path !== "app.json" && `${base}.wxml` in files) {
      manifest.configs[base] = configOf(base, text, files);
      const { component, styleIsolation } = manifest.configs[base];
      const scopes = styleIsolation === "shared" ? (manifest.hosts ??= {}) : manifest.scopes;
      if (component) scopes[base] = `c${Object.keys(scopes).length + 1}`;
    }
  }
  for (const path of Object.keys(files))
    if (path.endsWith(".json"))
      modules.set(path, `(function(require,module,exports){module.exports=${files[path] || null}\n})`);
  manifest.modules = [...modules.keys()];
  manifest.npm = packagesOf(files);
  return { manifest, modules, templates: group.getTmplGenObjectGroups() };
}

function packagesOf(files: Files): Record<string, string> {
  const packages: Record<string, string> = {};
  for (const path of Object.keys(files)) {
    const match = /^(.*?miniprogram_npm\/(?:@[^/]+\/)?[^/]+)\/package\.json$/.exec(path);
    if (match)
      packages[match[1]!] = posix.join(match[1]!, (JSON.parse(files[path]!) as { main?: string }).main ?? "index.js");
  }
  return packages;
}

function wrap(text: string): string {
  const isModule = /(^|[;\s}])(import|export)[\s{*"']/.test(text);
  const plain = isModule ? transformSync(text, { format: "cjs", loader: "ts" }).code : text;
  return `(function (require, module, exports) {${plain}\n})`;
}

function configOf(base: string, text: string, files: Files): Manifest["configs"][string] {
  const config = JSON.parse(text || "{}") as Manifest["configs"][string];
  const using = config.usingComponents ?? {};
  config.usingComponents = Object.fromEntries(
    Object.entries(using).map(([name, target]) => [name, resolveComponent(base, target, files)]),
  );
  for (const generic of Object.values((config.componentGenerics ?? {}) as Record<string, { default?: string }>))
    if (generic.default) generic.default = resolveComponent(base, generic.default, files);
  return config;
}
