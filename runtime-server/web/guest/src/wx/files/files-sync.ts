import type { CallArgs, CallName } from "@minihost/protocol";
import { call, log, mayCall, now } from "../../base/door.js";
import { isObject, type Dictionary } from "../../base/builtins.js";
import { visit } from "../../program/state.js";
import { decodeBytes, encodeBytes, fromBase64, toBase64 } from "./bytes.js";
import {
  askNow,
  contents,
  FileError,
  forget,
  inside,
  isPackaged,
  known,
  lasting,
  missing,
  note,
  packaged,
  ROOT,
  tidy,
  type Known,
} from "./file-index.js";

/** Tells the host what was done here already; its refusal comes too late for the program and is written to the log. */
function tellHost<N extends CallName>(name: N, args: CallArgs<N>): void {
  call(name, args, (ok, value) => {
    if (ok) return;
    const message = `${name}: ${isObject(value) ? String(value.errMsg) : ""}`;
    log({ level: "error", kind: "api", attribution: "host", message, api: name });
  });
}

const denied = (path: string): FileError => new FileError(`permission denied, open "${path}"`, 1300013);

/** What cannot be asked of the host now must not be done here either. */
function affordable(): void {
  if (!mayCall()) throw new FileError("too many file operations at once", 1300201);
}

const seconds = (): number => Math.floor(now() / 1000);

/** As the host judges them (`FilePath`). */
const PATH_MAX = "wxfile://".length + 512;
const CONTROL = /[\x00-\x1f\x7f-\x9f]/;

function writable(path: string): void {
  affordable();
  if (
    !path.startsWith(`${ROOT}/`) ||
    path.length > PATH_MAX ||
    CONTROL.test(path) ||
    path.split("/").some((part) => part === ".." || part === ".")
  )
    throw denied(path);
  const folder = path.slice(0, path.lastIndexOf("/"));
  if (folder !== ROOT && !known(folder).folder) throw new FileError(`not a directory "${folder}"`, 1300020);
}

function file(path: string): Known {
  const found = known(path);
  if (found.folder) throw new FileError(`illegal operation on a directory, open "${path}"`, 1301003);
  return found;
}

/** What is read at once of a file that only the server has. */
const PIECE = 2 * 1024 * 1024;

/** A range of a file's content. Large files, chosen, downloaded and packaged ones lie on the server only. */
function content(path: string, from: number, length: number | undefined): Uint8Array {
  const { data, size } = file(path);
  const end = Math.min(size, length === undefined ? size : from + length);
  if (data) return data.subarray(from, Math.max(from, end));
  const whole = new Uint8Array(Math.max(0, end - from));
  for (let at = 0; at < whole.length; at += PIECE) {
    const part = { path, position: from + at, length: Math.min(PIECE, whole.length - at) };
    whole.set(new Uint8Array(fromBase64(String(askNow("fs.read", part).data))), at);
  }
  return whole;
}

/** A whole file that only the server has. */
export const contentNow = (path: string): Uint8Array => content(path, 0, undefined);

function write(path: string, data: unknown, encoding: unknown, append: boolean): void {
  const bytes = encodeBytes(data, encoding);
  if (!bytes) throw new FileError("data must be a string or ArrayBuffer", 1300022);
  writable(path);
  const old = lasting().get(path);
  if (old?.folder) throw new FileError(`illegal operation on a directory, open "${path}"`, 1301003);
  if (append && !old) throw missing(path);
  const before = append ? old : undefined;
  const size = bytes.length + (before?.size ?? 0);
  roomFor(path, size);
  const whole = before ? joined(before.data, bytes) : bytes.slice();
  note(path, { size, time: seconds(), folder: false }, whole);
  tellHost("fs.write", { path, data: toBase64(bytes), base64: true, append });
}

/** A file's whole new content. */
export const putBytes = (path: string, bytes: Uint8Array): void => write(path, bytes, undefined, false);

/** Throws where the host would refuse: it counts by the same rules (`FileChanges`). */
export function roomFor(path: string, size: number): void {
  const { limit = 0, count = 0 } = visit().launch.userFiles ?? {};
  const old = lasting().get(path);
  let used = size - (old?.size ?? 0);
  for (const one of lasting().values()) used += one.size;
  if (used > limit || (!old && lasting().size >= count))
    throw new FileError("the maximum size of the file storage limit is exceeded", 1300202);
}

export function joined(before: Uint8Array | undefined, after: Uint8Array): Uint8Array | undefined {
  if (!before) return undefined;
  const whole = new Uint8Array(before.length + after.length);
  whole.set(before);
  whole.set(after, before.length);
  return whole;
}

function makeFolder(path: string, recursive: boolean): void {
  if (path === ROOT || lasting().has(path)) throw new FileError(`file already exists ${path}`, 1301005);
  const parent = path.slice(0, path.lastIndexOf("/"));
  if (recursive && parent.startsWith(`${ROOT}/`) && !lasting().has(parent)) makeFolder(parent, true);
  writable(path);
  roomFor(path, 0);
  note(path, { size: 0, time: seconds(), folder: true });
  tellHost("fs.mkdir", { path });
}

function removeFolder(path: string, recursive: boolean): void {
  writable(path);
  if (!known(path).folder) throw new FileError(`not a directory "${path}"`, 1300020);
  if (!recursive && inside(path).length) throw new FileError("directory not empty", 1300066);
  forget(path);
  tellHost("fs.rmdir", { path, recursive });
}

function copy(from: string, to: string): void {
  const source = file(from);
  affordable();
  if (!/^wxfile:\/\/store_[0-9a-f]{32}(\.[a-z0-9]{1,8})?$/.test(to)) writable(to);
  roomFor(to, source.size);
  note(to, { size: source.size, time: seconds(), folder: false }, source.data);
  tellHost("fs.copy", { from, to });
}

function rename(from: string, to: string): void {
  writable(from);
  writable(to);
  const source = known(from);
  if (source.folder && `${to}/`.startsWith(`${from}/`)) throw new FileError(`file already exists ${to}`, 1301005);
  moved(from, to);
  tellHost("fs.rename", { from, to });
}

/** Follows a rename in the index. */
export function moved(from: string, to: string): void {
  const all: [string, Known][] = [...inside(from), [from, known(from)]];
  forget(from);
  for (const [path, { data, ...rest }] of all) note(to + path.slice(from.length), rest, data);
}

function storedPath(from: string): string {
  const digit = () => Math.floor(Math.random() * 16).toString(16);
  const extension = /\.[a-z0-9]{1,8}$/.exec(from)?.[0] ?? "";
  return `wxfile://store_${Array.from({ length: 32 }, digit).join("")}${extension}`;
}

export function statsOf({ size, time, folder }: Known): Dictionary {
  return {
    mode: folder ? 16877 : 33188,
    size,
    lastAccessedTime: time,
    lastModifiedTime: time,
    isDirectory: () => folder,
    isFile: () => !folder,
  };
}

/** How the paths in a folder begin. */
function below(folder: string): string {
  const name = isPackaged(folder) ? packaged(folder) : folder;
  return name && `${name}/`;
}

export const children = (folder: string, paths: string[]): string[] =>
  paths.map((path) => path.slice(below(folder).length)).filter((name) => name && !name.includes("/"));

/** The synchronous methods; each throws a {@link FileError}. */
export const SYNC: Record<string, (...args: unknown[]) => unknown> = {
  access: (path) => void known(tidy(path)),
  stat: (path, recursive) => {
    const name = tidy(path);
    const top = known(name);
    if (recursive !== true || !top.folder) return statsOf(top);
    const start = below(name).length;
    const all = contents(name).map(([at, one]) => ({ path: `/${at.slice(start)}`, stats: statsOf(one) }));
    return [{ path: "/", stats: statsOf(top) }, ...all];
  },
  readdir: (path) => {
    const name = tidy(path);
    if (!known(name).folder) throw new FileError(`not a directory "${name}"`, 1300020);
    return children(
      name,
      contents(name).map(([at]) => at),
    );
  },
  readFile: (path, encoding, position, length) => {
    const most = length === undefined || length === null ? undefined : Number(length);
    return decodeBytes(content(tidy(path), Math.max(Number(position) || 0, 0), most), encoding);
  },
  writeFile: (path, data, encoding) => write(tidy(path), data, encoding, false),
  appendFile: (path, data, encoding) => write(tidy(path), data, encoding, true),
  mkdir: (path, recursive) => makeFolder(tidy(path), recursive === true),
  rmdir: (path, recursive) => removeFolder(tidy(path), recursive === true),
  unlink: (path) => {
    const name = tidy(path);
    if (isPackaged(name)) throw denied(name);
    file(name);
    affordable();
    forget(name);
    tellHost("fs.unlink", { path: name });
  },
  copyFile: (from, to) => copy(tidy(from), tidy(to)),
  rename: (from, to) => rename(tidy(from), tidy(to)),
  saveFile: (temporary, path) => {
    const from = tidy(temporary);
    const to = typeof path === "string" ? tidy(path) : storedPath(from);
    copy(from, to);
    return to;
  },
};
