import * as glassEasel from "glass-easel";
import { prepareOptions, sharedStyleScope } from "../base/core-internals.js";
import { type CodeSpace, MiniProgramEnv } from "glass-easel-miniprogram-adapter";
import { loadModule } from "../base/door.js";
import { oneLine } from "../base/format.js";
import { report, warnOnce } from "../base/errors.js";
import { visit } from "./state.js";

/** What a component asks for in its `options`, beside what the core knows. */
export interface DefinitionOptions {
  styleIsolation?: string;
  addGlobalClass?: boolean;
  virtualHost?: boolean;
  multipleSlots?: boolean;
  dynamicSlots?: boolean;
  pureDataPattern?: RegExp;
  [name: string]: unknown;
}

type Options = glassEasel.NormalizedComponentOptions;

const NO_SHEET = "-";
const scopeIds = new Map<string, number>();
let templates: Record<string, unknown> = {};

export const environment = new MiniProgramEnv();
export const space: CodeSpace = environment.createCodeSpace("", true, {});
const manager = space.getComponentSpace().styleScopeManager;
const shared = sharedStyleScope(space);

// The core takes it where nobody says which component a generic one stands for, and gives up the whole parent without it.
space.getComponentSpace().defineComponent({ is: "" });

prepareOptions<DefinitionOptions>(space, (is, options = {}) => {
  const isolation = isolationOf(is, options);
  return [{ ...componentOptions(is, options), ...scopesOf(is, isolation) }, isolation];
});

glassEasel.addGlobalErrorListener((error, method, component) => {
  const name = typeof component === "string" ? component : (component?.is ?? "");
  // the core names its own wrapper around a handler; the stack names the handler
  const where = method?.startsWith("listener ") ? "event handler" : method;
  report(error, [name, where].filter(Boolean).join(" "));
  return false;
});

glassEasel.addGlobalWarningListener((message, component) => {
  const name = typeof component === "string" ? component : component.is;
  if (!/is not a valid (property|event binding)/.test(message)) {
    warnOnce(`${name} ${message}`, name ? `${message} (${name})` : message, "debug");
  }
  return false;
});

function componentOptions(is: string, options: DefinitionOptions): Partial<Options> {
  const config = visit().manifest.configs[is] ?? {};
  return {
    multipleSlots: options.multipleSlots,
    dynamicSlots: options.dynamicSlots,
    pureDataPattern: options.pureDataPattern ?? patternOf(config.pureDataPattern),
    virtualHost: visit().pages.has(is) ? false : (options.virtualHost ?? config.virtualHost === true),
    writeIdToDOM: true,
    writeFieldsToNode: false,
    idPrefixGenerator: null,
    useMethodCallerListeners: true,
  };
}

function patternOf(source: unknown): RegExp | undefined {
  try {
    return typeof source === "string" ? new RegExp(source) : undefined;
  } catch {
    warnOnce(`pattern ${source as string}`, `pureDataPattern is not a regular expression: ${oneLine(source)}`);
    return undefined;
  }
}

/** How styles flow into a component. JavaScript options count more than JSON; pages are shared unless they say otherwise. */
function isolationOf(is: string, options: DefinitionOptions): string {
  const config = visit().manifest.configs[is] ?? {};
  const usual = visit().pages.has(is) || config.component !== true ? "shared" : "isolated";
  const configured = config.styleIsolation || (config.addGlobalClass === true ? "apply-shared" : usual);
  const said = options.styleIsolation ?? configured.replace(/^page-/, "");
  return said === "isolated" && options.addGlobalClass ? "apply-shared" : said.replace(/^page-/, "");
}

/**
 * The scopes of a component's class names. The compiler may have given a scope to a sheet whose component turns out to be
 * shared: then both apply.
 */
function scopesOf(is: string, isolation: string): Partial<Options> {
  const name = visit().manifest.scopes[is];
  if (isolation === "isolated") return { styleScope: scopeId(name ?? NO_SHEET) };
  return name ? { styleScope: scopeId(name), extraStyleScope: shared } : { styleScope: shared };
}

function scopeId(name: string): number {
  let id = scopeIds.get(name);
  if (id === undefined) scopeIds.set(name, (id = manager.register(name)));
  return id;
}

export function scopeName(scope: number | undefined): string {
  return (scope === undefined ? "" : manager.queryName(scope)) || "_";
}

/** Makes the program's compiled templates known to the component core. */
export function loadTemplates(): void {
  templates = loadModule("#templates") as Record<string, unknown>;
}

/** The compiled template of a component, in the form that the core takes. */
export function templateOf(path: string): glassEasel.template.ComponentTemplate | null {
  const content = templates[path];
  if (typeof content !== "function") return null;
  return {
    groupList: templates as glassEasel.template.ProcGenGroupList,
    content: content as glassEasel.template.ProcGenGroup,
    fallbackListenerOnNativeNode: true,
  };
}
