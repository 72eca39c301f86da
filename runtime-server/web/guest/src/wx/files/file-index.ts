import type { CallArgs, CallName, UserFile } from "@minihost/protocol";
import { isArray, isObject, keysOf, type Dictionary } from "../../base/builtins.js";
import { callNow, onTopic } from "../../base/door.js";
import { visit } from "../../program/state.js";
import { fromBase64 } from "./bytes.js";

/** What is wrong with a file, in the platform's words and numbers. */
export class FileError extends Error {
  constructor(
    message: string,
    readonly errno: number,
    readonly host = false,
  ) {
    super(message);
  }
}

export const missing = (path: string): FileError => new FileError(`no such file or directory, open "${path}"`, 1300002);

/** Asks the server about a file and waits: only it has the package's files, those of the visit and large ones. */
export function askNow<N extends CallName>(name: N, args: CallArgs<N>): Dictionary {
  const { ok, value } = callNow(name, args);
  if (!isObject(value)) throw new FileError("system error", 1300201, true);
  if (ok) return value;
  throw new FileError(String(value.errMsg), Number(value.errno ?? 1300201), value.errno === undefined);
}

/** Whether a path leads into the program's own package. */
export const isPackaged = (path: string): boolean => !path.includes("://");

/** A path in the package as its files are called there. */
export const packaged = (path: string): string =>
  path
    .split("/")
    .filter((part) => part && part !== ".")
    .join("/");

export interface Known {
  size: number;
  /** seconds since 1970 */
  time: number;
  folder: boolean;
  data?: Uint8Array;
}

export const ROOT = "wxfile://usr";

/** Contents are remembered for synchronous reading while all of them together are not larger than this. */
const REMEMBERED_MAX = 4 * 1024 * 1024;

let index: Map<string, Known> | null = null;
const temporaries = new Map<string, Known>();
let remembered = 0;

/** The program's lasting files, as they were at launch and have changed since. */
export function lasting(): Map<string, Known> {
  if (!index) {
    index = new Map();
    const files = visit().launch.userFiles?.files ?? {};
    for (const path of keysOf(files)) note(path, files[path]!);
  }
  if (arrived.size) takeArrivals();
  return index;
}

/** Files that the host has put somewhere; what they are is asked when somebody wants to know. */
const arrived = new Set<string>();

export function noteArrival(path: string): void {
  if (path.startsWith(`${ROOT}/`)) arrived.add(path);
}

function takeArrivals(): void {
  const paths = [...arrived];
  arrived.clear();
  for (const path of paths) {
    const { ok, value } = callNow("fs.stat", { path });
    if (ok && isObject(value)) note(path, { size: Number(value.size), time: Number(value.time), folder: false });
  }
}

export function note(path: string, { size, time, folder, data }: UserFile, bytes?: Uint8Array): void {
  forget(path);
  const known: Known = { size, time, folder };
  const content = bytes ?? (data === undefined ? undefined : new Uint8Array(fromBase64(data)));
  if (content && remembered + content.length <= REMEMBERED_MAX) {
    known.data = content;
    remembered += content.length;
  }
  lasting().set(path, known);
}

/** A file is no more, nor what is in it if it is a folder. */
export function forget(path: string): void {
  const all = lasting();
  for (const [name, known] of all.get(path)?.folder ? [...inside(path), entry(path)] : [entry(path)]) {
    remembered -= known?.data?.length ?? 0;
    all.delete(name);
  }
}

const entry = (path: string): [string, Known | undefined] => [path, lasting().get(path)];

export const inside = (folder: string): [string, Known][] =>
  [...lasting()].filter(([path]) => path.startsWith(`${folder}/`));

/** Changes by another session of the same person, from the launch on. */
export function followFiles(): void {
  onTopic("files", follow);
  onTopic("userFiles.anew", begin);
}

/** The visit is somebody else's now, with these files. */
function begin(value: unknown): void {
  if (!isObject(value) || !isObject(value.files)) return;
  for (const path of [...lasting().keys()]) if (!isObject(value.files[path])) forget(path);
  follow(value.files);
}

function follow(value: unknown): void {
  if (!isObject(value)) return;
  for (const path of keysOf(value)) {
    if (isObject(value[path])) note(path, value[path] as unknown as UserFile);
    else forget(path);
  }
}

/** A temporary file that this program was given. */
export function noteTemporary(path: string, size: number): void {
  temporaries.set(path, { size, time: 0, folder: false });
}

/** What is known of a file or folder; throws when there is none. */
export function known(path: string): Known {
  if (path === ROOT) return { size: 0, time: 0, folder: true };
  const found = lasting().get(path) ?? temporaries.get(path);
  if (found) return found;
  if (!isPackaged(path) && !path.startsWith("wxfile://tmp_")) throw missing(path);
  const { size, time, folder } = askNow("fs.stat", { path });
  return { size: Number(size), time: Number(time), folder: folder === true };
}

/** What is in a folder, by path. */
export function contents(folder: string): [string, Known][] {
  if (!isPackaged(folder)) return inside(folder);
  const listed = askNow("fs.stat", { path: folder }).inside;
  if (!isArray(listed)) return [];
  return listed
    .filter(isObject)
    .map(({ path, size, time, folder: isFolder }) => [
      String(path),
      { size: Number(size), time: Number(time), folder: isFolder === true },
    ]);
}

/** A path in the one form that is a key here. */
export function tidy(path: unknown): string {
  const text = String(path);
  const match = /^wxfile:\/\/(.*)$/.exec(text);
  if (!match) return text;
  return `wxfile://${match[1]!.split("/").filter(Boolean).join("/")}`;
}
