import { isObject, keysOf } from "../base/builtins.js";
import { unsupported } from "../base/errors.js";
import { resolvePath } from "../base/paths.js";
import { configure, defineEmpty, definesFor, relatedTo } from "./definitions.js";
import { runFile, scriptOf } from "./modules.js";
import { space, templateOf } from "./space.js";
import { appConfig, visit } from "./state.js";

const prepared = new Set<string>();

/**
 * Evaluates a page's or component's file and those of all components it can use, the used ones first. Nothing else of
 * the program is evaluated.
 */
export function prepareComponent(path: string): void {
  if (prepared.has(path)) return;
  prepared.add(path);
  const using = usedBy(path);
  for (const target of targetsOf(path, using)) prepareComponent(target);
  configure(path, using);
  const template = templateOf(path);
  if (template) space.addCompiledTemplate(path, template);
  const script = scriptOf(path);
  if (!script && !template) unsupported(path, `There is no component ${path}`);
  if (script) definesFor(path, () => runFile(script));
  defineEmpty(path);
  for (const target of relatedTo(path)) if (templateOf(target)) prepareComponent(target);
}

function usedBy(path: string): Record<string, string> {
  const config = visit().manifest.configs[path] ?? {};
  return { ...globalComponents(), ...onlyLocal(config.usingComponents, path) };
}

let globals: Record<string, string> | null = null;

/** Components that app.json declares for the whole program. */
function globalComponents(): Record<string, string> {
  globals ??= onlyLocal(appConfig("usingComponents"), "");
  return globals;
}

function onlyLocal(using: unknown, path: string): Record<string, string> {
  const result: Record<string, string> = {};
  if (!isObject(using)) return result;
  for (const name of keysOf(using)) {
    const target = String(using[name]);
    if (target.includes("://")) unsupported(target, `Components of plugins are not supported: ${target} in ${path}`);
    else result[name] = localPath(target);
  }
  return result;
}

/** Page and component configurations come with resolved paths, app.json as it was written. */
function localPath(target: string): string {
  const plain = resolvePath("", target);
  if (templateOf(plain)) return plain;
  const npm = `miniprogram_npm/${plain}`;
  return templateOf(npm) ? npm : templateOf(`${npm}/index`) ? `${npm}/index` : plain;
}

function targetsOf(path: string, using: Record<string, string>): string[] {
  const targets = Object.values(using);
  const generics = visit().manifest.configs[path]?.componentGenerics;
  if (isObject(generics)) {
    for (const generic of Object.values(generics)) {
      if (isObject(generic) && typeof generic.default === "string" && generic.default) targets.push(generic.default);
    }
  }
  return targets;
}
