import { componentSupport, type Verdict } from "@minihost/protocol";
import { apis, lacking } from "./api.js";
import { OPTIONS, RETURNS } from "./options.js";

/** Values of `open-type` that do something here. */
const OPEN_TYPES = new Set(
  "share contact getUserInfo getPhoneNumber getRealtimePhoneNumber openSetting chooseAvatar feedback agreePrivacyAuthorization".split(
    " ",
  ),
);

/** Only what this host really has: an API, what it takes or gives, or a component. */
export function canIUse(schema: unknown): boolean {
  const parts = String(schema).replace(/^wx\./, "").replace(/\(\)$/, "").split(".");
  const [name = "", ...rest] = parts;
  const { builtIns } = componentSupport();
  if (Object.hasOwn(builtIns, name)) return canUseComponent(name, rest);
  if (!Object.hasOwn(apis, name) || Object.hasOwn(lacking, name)) return false;
  return rest.length === 0 || canUsePart(name, rest);
}

const isThere = (verdict: Verdict | undefined): boolean => verdict !== undefined && !verdict.startsWith("none");

/** A component, one of its attributes or events, or a value of an attribute. */
function canUseComponent(name: string, [part, value]: string[]): boolean {
  const { common, builtIns } = componentSupport();
  const { itself, attributes, events } = builtIns[name]!;
  if (!isThere(itself) || part === undefined) return isThere(itself);
  if (part === "open-type" && value !== undefined) return OPEN_TYPES.has(value);
  const event = part.replace(/^bind:?/, "");
  return [attributes[part], events[event], common.attributes[part], common.events[event]].some(isThere);
}

function canUsePart(name: string, [method, ...path]: string[]): boolean {
  const [takes = "", gives = ""] = (OPTIONS[name] ?? "").split(">");
  const isAsync = Object.hasOwn(OPTIONS, name);
  if (method === "object") return path.length === 0 ? isAsync : has(takes, path);
  if (method === "success" || method === "fail" || method === "complete") {
    return isAsync && (path.length === 0 || has(`${gives} errMsg`, path));
  }
  if (method === "return") return path.length === 0 ? !isAsync : has(RETURNS[name] ?? "", path);
  // Methods of what the API gives are asked for without a word between: `getUpdateManager.applyUpdate`.
  return method === "callback" ? isAsync && path.length === 0 : has(RETURNS[name] ?? "", [method!, ...path]);
}

/** Whether a list names an option, and the value of it if one is asked for. */
function has(list: string, [option, value]: string[]): boolean {
  return list.split(" ").some((entry) => {
    const [known, knownValue] = entry.split(".");
    return known === option && (value === undefined || value === knownValue);
  });
}
