/*
 * All that we touch of the component core (glass-easel) and of its adapter though their types keep it to themselves. Whoever
 * moves to another version of either looks here first; the test beside it says what is no longer there.
 */
import type * as glassEasel from "glass-easel";

/** An instance of a page, a component or a behavior as programs have it: the adapter keeps what it stands for in `_$`. */
export interface Instance {
  _$: glassEasel.GeneralComponent;
}

/** Whether the adapter made it: an instance, or a behavior. */
export const isInstance = (value: unknown): value is Instance =>
  typeof value === "object" && value !== null && "_$" in value && typeof value._$ === "object" && value._$ !== null;

/** What an instance stands for; undefined for what is none. */
export const innerOf = (value: unknown): unknown => (isInstance(value) ? value._$ : undefined);

/** Keeps `_$` from being copied with an instance's own fields when a program puts the instance into its data. */
export function hideInner(proto: object): void {
  Object.defineProperty(proto, "_$", {
    set(this: object, value: unknown) {
      Object.defineProperty(this, "_$", { value, writable: true, configurable: true });
    },
    configurable: true,
  });
}

interface PrefixResolver {
  _$resolvePrefixes(name: string, take: (scope: number | undefined, name: string) => void): void;
}

/** Tells the style scopes that apply to a class name where it was written. */
export function resolvePrefixes(
  classes: glassEasel.ClassList,
  name: string,
  take: (scope: number | undefined, name: string) => void,
): void {
  (classes as unknown as PrefixResolver)._$resolvePrefixes(name, take);
}

/** Whether a component or one of its behaviors has functions for a lifetime. */
export const hasLifetime = (component: glassEasel.GeneralComponent, name: string): boolean =>
  !!(component as unknown as { _$lifetimeFuncs: Record<string, unknown> })._$lifetimeFuncs[name];

/** The prototype of what runs a component's template, shared by all components. */
export const templateRunnerOf = (component: glassEasel.GeneralComponent): object => {
  const { _$tmplInst: instance } = component as unknown as { _$tmplInst: { procGenWrapper: object } };
  return Object.getPrototypeOf(instance.procGenWrapper) as object;
};

/** The adapter's code space. */
export interface OpenSpace<Options> {
  readonly _$sharedStyleScope: number;
  prepareComponentOptions(is: string, options?: Options): [object, string];
}

/** The style scope that all files of a program share. */
export const sharedStyleScope = (space: object): number => (space as OpenSpace<never>)._$sharedStyleScope;

/** Makes the options of each component that the adapter defines. */
export function prepareOptions<Options>(space: object, prepare: OpenSpace<Options>["prepareComponentOptions"]): void {
  (space as OpenSpace<Options>).prepareComponentOptions = prepare;
}
