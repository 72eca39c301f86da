import { space } from "./space.js";

export const EXPORT = "wx://component-export";
export const FORM_FIELD = "wx://form-field";

const definitions: Record<string, object> = {
  [FORM_FIELD]: { properties: { name: { type: String }, value: { type: null } } },
  "wx://form-field-group": {},
  "wx://form-field-button": { properties: { formType: { type: String } } },
  [EXPORT]: {},
};

const behaviors = new Map<string, object>();

/** A behaviour that the platform brings along, or null. */
export function builtinBehavior(name: string): object | null {
  const known = behaviors.get(name);
  if (known) return known;
  if (!Object.hasOwn(definitions, name)) return null;
  const behavior = space.behavior().definition(definitions[name]!).register();
  behaviors.set(name, behavior);
  return behavior;
}
