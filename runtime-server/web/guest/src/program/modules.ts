import { apply, hasOwn, newPromise, type Callable } from "../base/builtins.js";
import { later, loadModule } from "../base/door.js";
import { report } from "../base/errors.js";
import { resolvePath } from "../base/paths.js";
import { unalias } from "./aliases.js";
import { visit } from "./state.js";

interface Module {
  exports: unknown;
}

const SUFFIXES = ["", ".js", ".ts", ".json", "/index.js", "/index.ts", "/index.json"];
const loaded = new Map<string, Module>();
let known: Set<string> | null = null;

function exists(file: string): boolean {
  known ??= new Set(visit().manifest.modules);
  return known.has(file);
}

function fileOf(path: string): string | null {
  for (const suffix of SUFFIXES) if (exists(path + suffix)) return path + suffix;
  return null;
}

/** The file of `miniprogram_npm` that a bare name means, looked up from folder to folder as npm does. */
function npmFile(from: string, request: string): string | null {
  const { npm } = visit().manifest;
  const folders = from.split("/").slice(0, -1);
  for (;;) {
    const base = [...folders, "miniprogram_npm", request].join("/");
    const entry = hasOwn(npm, base) ? npm[base]! : base;
    const file = fileOf(entry);
    if (file) return file;
    if (!folders.pop()) return null;
  }
}

/** The module that a request in file `from` means, or null. */
export function resolveModule(from: string, written: string): string | null {
  const request = unalias(written);
  const relative = fileOf(resolvePath(from, request));
  if (request.startsWith(".") || request.startsWith("/")) return relative;
  return npmFile(from, request) ?? relative ?? fileOf(resolvePath("", request));
}

/** The JavaScript of a page or component, if it has any. */
export function scriptOf(path: string): string | null {
  return exists(`${path}.js`) ? `${path}.js` : exists(`${path}.ts`) ? `${path}.ts` : null;
}

let evaluating = "";

/** The file whose top-level code runs. */
export const evaluatedFile = (): string => evaluating;

/** Exports of a module; evaluates it the first time. A module that fails is tried again when required again. */
export function requireFile(file: string): unknown {
  const ready = loaded.get(file);
  if (ready) return ready.exports;
  const module: Module = { exports: {} };
  const outer = evaluating;
  loaded.set(file, module);
  evaluating = file;
  try {
    apply(loadModule(file) as Callable, module.exports, [requireFrom(file), module, module.exports]);
  } catch (error) {
    loaded.delete(file);
    throw error;
  } finally {
    evaluating = outer;
  }
  return module.exports;
}

function requireNamed(from: string, request: unknown): unknown {
  const file = resolveModule(from, String(request));
  if (!file) throw new Error(`module '${String(request)}' is not defined, require args is '${String(request)}'`);
  return requireFile(file);
}

function requireFrom(from: string): unknown {
  const require = (request: unknown, then?: unknown, fail?: unknown): unknown => {
    if (typeof then !== "function") return requireNamed(from, request);
    requireLater(from, request).then(then as (value: unknown) => void, fail as (error: unknown) => void);
    return undefined;
  };
  return Object.assign(require, { async: (request: unknown) => requireLater(from, request) });
}

/** A module, once what runs now is done; the code of every subpackage is at hand. */
export function requireLater(from: string, request: unknown): Promise<unknown> {
  return newPromise((resolve, reject) =>
    later(() => {
      try {
        resolve(requireNamed(from, request));
      } catch (error) {
        reject(error);
      }
    }),
  );
}

/** Evaluates a file of the program for its effects; what it throws is reported. */
export function runFile(file: string): void {
  try {
    requireFile(file);
  } catch (error) {
    report(error, file);
  }
}
