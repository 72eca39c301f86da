import { bind, isFunction, isObject, keysOf, type Callable, type Dictionary } from "../base/builtins.js";
import { innerOf, isInstance } from "../base/core-internals.js";
import { warnOnce } from "../base/errors.js";
import { resolvePath } from "../base/paths.js";
import { builtinBehavior, EXPORT } from "./behaviors.js";
import { evaluatedFile } from "./modules.js";
import { space } from "./space.js";
import { visit } from "./state.js";

/** The adapter's builder, as far as definitions need it; its own types follow definitions that are known at compile time. */
interface Builder {
  definition(def: Dictionary): Builder;
  init(run: (this: Dictionary) => void): Builder;
  register(): unknown;
}

/** Page or component whose file the host is loading; what `Page`, `Component` and helper modules define belongs to it. */
let loading: string | null = null;
const defined = new Set<string>();

export function definesFor(path: string, load: () => void): void {
  const outer = loading;
  loading = path;
  try {
    load();
  } finally {
    loading = outer;
  }
}

const related = new Map<string, string[]>();

/** Components that a component names in its relations; the core looks for them when it is first used. */
export const relatedTo = (path: string): string[] => related.get(path) ?? [];

/** Path of the page or component whose file is being evaluated. */
export const loadingPath = (): string | null => loading;

function owner(what: string): string | null {
  if (loading === null) warnOnce(`define ${what}`, `${what}() was called outside of a page's or component's file`);
  return loading;
}

const builderFor = (path: string): Builder => space.component(path) as unknown as Builder;

/** The global `Component`. */
export function defineComponent(def: unknown): void {
  const path = owner("Component");
  if (path === null || !isObject(def)) return;
  noteRelations(path, def.relations);
  builderFor(path).definition(componentDefinition(def)).register();
  defined.add(path);
}

function noteRelations(path: string, relations: unknown, from = path): void {
  if (!isObject(relations)) return;
  const targets = keysOf(relations).filter((name) => isObject(relations[name]) && !relations[name].target);
  related.set(path, [...relatedTo(path), ...targets.map((name) => resolvePath(from, name))]);
}

/** The global `Behavior`. */
export function defineBehavior(def: unknown): unknown {
  const definition = componentDefinition(isObject(def) ? def : {});
  if (isObject(definition.relations)) {
    if (loading !== null) noteRelations(loading, definition.relations, evaluatedFile());
    definition.relations = absoluteRelations(definition.relations);
  }
  return (space.behavior() as unknown as Builder).definition(definition).register();
}

/** The core does not know where a behaviour is written; what its relations name is relative to that file. */
function absoluteRelations(relations: Dictionary): Dictionary {
  const file = evaluatedFile();
  const result: Dictionary = {};
  for (const name of keysOf(relations)) {
    const relation = relations[name] as Dictionary;
    result[name] = relation.target ? relation : { ...relation, target: `/${resolvePath(file, name)}` };
  }
  return result;
}

const PAGE_DEFINITION = new Set(
  "data methods behaviors options observers lifetimes pageLifetimes relations externalClasses properties".split(" "),
);

/** What the first pages were told to call when their data had changed; the platform has kept the names. */
const PAINTS_ANYWAY = ["update", "forceUpdate"];

/**
 * The global `Page`: functions become methods, the rest is copied for each instance. The definition filters of behaviours
 * see, and may change, all of it.
 */
export function definePage(def: unknown): void {
  const path = owner("Page");
  if (path === null) return;
  const source = isObject(def) ? def : {};
  const { methods: ownMethods, ...rest } = source;
  const methods: Dictionary = {};
  const given: Dictionary = { methods };
  for (const name of keysOf(rest)) {
    if (name !== "data" && isFunction(rest[name])) methods[name] = rest[name];
    else given[name] = rest[name];
  }
  const definition = componentDefinition(given);
  const builder = builderFor(path).definition(definition);
  const fields: Dictionary = ownMethods === undefined ? {} : { methods: ownMethods };
  for (const name of keysOf(definition)) if (!PAGE_DEFINITION.has(name)) fields[name] = definition[name];
  const bound = onlyFunctions(definition.methods);
  builder.init(function () {
    for (const name of PAINTS_ANYWAY) this[name] = () => {};
    for (const name of keysOf(fields)) this[name] = copyPlain(fields[name], new Map());
    // A page's methods keep their page wherever they are passed, such as to setInterval; a component's do not.
    for (const name of keysOf(bound)) this[name] = bind(bound[name] as Callable, this);
  });
  builder.register();
  defined.add(path);
}

/** Defines what a file should have defined and did not, so that its template is shown. */
export function defineEmpty(path: string): void {
  if (defined.has(path)) return;
  builderFor(path).definition({}).register();
  defined.add(path);
}

function copyPlain(value: unknown, copies: Map<unknown, unknown>): unknown {
  if (!isObject(value)) return value;
  const known = copies.get(value);
  if (known) return known;
  const proto: unknown = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && proto !== Object.prototype && proto !== null) return value;
  const copy: Dictionary = Array.isArray(value) ? ([] as unknown as Dictionary) : {};
  copies.set(value, copy);
  for (const name of keysOf(value)) copy[name] = copyPlain(value[name], copies);
  return copy;
}

/** A definition in the form that the adapter takes: names resolved, what is no function where one is wanted left out. */
function componentDefinition(def: Dictionary): Dictionary {
  const behaviors = Array.isArray(def.behaviors) ? def.behaviors : [];
  const result: Dictionary = { ...def, behaviors: behaviors.map(resolveBehavior).filter(Boolean) };
  if (isObject(def.data)) result.data = def.data;
  else delete result.data;
  for (const name of ["methods", "lifetimes", "pageLifetimes"])
    if (name in def) result[name] = onlyFunctions(def[name]);
  for (const name of ["created", "attached", "ready", "moved", "detached"])
    if (!isFunction(def[name])) delete result[name];
  if (isObject(def.properties)) result.properties = propertyDefinitions(def.properties);
  if (isObject(def.relations)) result.relations = relationDefinitions(def.relations);
  if (!Array.isArray(def.externalClasses)) delete result.externalClasses;
  if (!isObject(def.options)) delete result.options;
  if (!isObject(def.observers)) delete result.observers;
  if (!isFunction(def.export) || !behaviors.includes(EXPORT)) delete result.export;
  return result;
}

function resolveBehavior(behavior: unknown): unknown {
  if (isInstance(behavior)) return behavior;
  const builtin = typeof behavior === "string" ? builtinBehavior(behavior) : null;
  if (!builtin) warnOnce(`behavior ${String(behavior)}`, `No such behavior: ${String(behavior)}`);
  return builtin;
}

function onlyFunctions(source: unknown): Dictionary {
  const result: Dictionary = {};
  if (isObject(source)) for (const name of keysOf(source)) if (isFunction(source[name])) result[name] = source[name];
  return result;
}

function propertyDefinitions(source: Dictionary): Dictionary {
  const result: Dictionary = {};
  for (const name of keysOf(source)) {
    const given = source[name];
    const def: Dictionary = isObject(given) && !Array.isArray(given) ? { ...given } : { type: given ?? null };
    if (Array.isArray(def.type)) Object.assign(def, { type: def.type[0], optionalTypes: def.type.slice(1) });
    if (def.type === undefined) def.type = typeOfValue(def.value);
    if (!isFunction(def.observer) && typeof def.observer !== "string") delete def.observer;
    result[name] = def;
  }
  return result;
}

function typeOfValue(value: unknown): unknown {
  if (Array.isArray(value)) return Array;
  if (typeof value === "string") return String;
  if (typeof value === "number") return Number;
  if (typeof value === "boolean") return Boolean;
  return isObject(value) ? Object : null;
}

function relationDefinitions(source: Dictionary): Dictionary {
  const result: Dictionary = {};
  for (const name of keysOf(source)) {
    const relation = source[name];
    if (!isObject(relation)) continue;
    const target = relation.target;
    result[name] = isInstance(target) ? { ...relation, target: innerOf(target) } : relation;
  }
  return result;
}

/** JSON configuration of a component, as the adapter takes it. */
export function configure(path: string, using: Record<string, string>): void {
  const config = visit().manifest.configs[path] ?? {};
  const usingComponents: Record<string, string> = {};
  for (const name of keysOf(using)) usingComponents[name] = `/${using[name]!}`;
  space.addComponentStaticConfig(path, {
    component: config.component,
    usingComponents,
    componentGenerics: genericsOf(config.componentGenerics),
  });
}

type Generics = Record<string, true | { default?: string }>;

function genericsOf(source: unknown): Generics | undefined {
  if (!isObject(source)) return undefined;
  const generics: Generics = {};
  for (const name of keysOf(source)) {
    const value = source[name];
    const fallback = isObject(value) ? value.default : undefined;
    generics[name] = typeof fallback === "string" && fallback ? { default: `/${fallback}` } : true;
  }
  return generics;
}
