/**
 * Builtins that the host relies on after program code has run, taken before it can replace them.
 *
 * A program that patches builtins can only harm itself: nothing secret is in its context. What is taken here keeps its
 * session answerable: messages, errors and snapshots stay intact.
 */
export const stringify: (value: unknown) => string = JSON.stringify;
export const parse: (text: string) => unknown = JSON.parse;
export const apply: (fn: Callable, self: unknown, args: ArrayLike<unknown>) => unknown = Reflect.apply;
export const hasOwn = Object.hasOwn;
export const NativeDate = Date;
export const keysOf = Object.keys;
export const isArray = Array.isArray;
const nativeBind = Function.prototype.bind;
export const bind = (fn: Callable, self: unknown): Callable => apply(nativeBind, fn, [self]) as Callable;

export type Callable = (...args: never[]) => unknown;
export type Dictionary = Record<string, unknown>;

const NativePromise = Promise;
const promiseThen = Promise.prototype.then;
const settled = Promise.resolve();

export const then = (job: () => void): unknown => apply(promiseThen, settled, [job]);
export const newPromise = <T>(
  run: (resolve: (value: T) => void, reject: (error: unknown) => void) => void,
): Promise<T> => new NativePromise(run);

export const isObject = (value: unknown): value is Dictionary => typeof value === "object" && value !== null;
export const isFunction = (value: unknown): value is Callable => typeof value === "function";
export const asString = (value: unknown): string => (value === undefined || value === null ? "" : `${value as string}`);
