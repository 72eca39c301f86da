import { isObject, type Dictionary } from "../../base/builtins.js";
import { asyncCall, type Task } from "../api.js";
import { bytesOf, encodeBytes } from "./bytes.js";
import { FileError, known, lasting, missing, tidy } from "./file-index.js";
import { contentNow, putBytes, roomFor, statsOf } from "./files-sync.js";

interface Open {
  path: string;
  flag: string;
  position: number;
}

const MAX_OPEN = 1000;
const FLAGS = new Set("a ax a+ ax+ as as+ r r+ w wx w+ wx+".split(" "));
const open = new Map<string, Open>();
let last = 0;

const badFd = (): FileError => new FileError("bad file descriptor", 1300009);
const invalid = (what: string): FileError => new FileError(`invalid ${what}`, 1300022);

function opened(options: Dictionary): Open {
  const found = open.get(String(options.fd));
  if (!found) throw badFd();
  return found;
}

function openFile({ filePath, flag = "r" }: Dictionary): string {
  const path = tidy(filePath);
  const how = String(flag);
  if (!FLAGS.has(how)) throw invalid("flag");
  if (open.size >= MAX_OPEN) throw new FileError("too many open files", 1300024);
  const there = how.startsWith("r") ? known(path) : lasting().get(path);
  if (there?.folder) throw new FileError(`illegal operation on a directory, open "${path}"`, 1301003);
  if (there && how.includes("x")) throw new FileError(`file already exists, open "${path}"`, 1301005);
  if (how.startsWith("w") || (!how.startsWith("r") && !there)) putBytes(path, new Uint8Array());
  const fd = String(++last);
  open.set(fd, { path, flag: how, position: 0 });
  return fd;
}

function read(options: Dictionary): Dictionary {
  const file = opened(options);
  const into = bytesOf(options.arrayBuffer);
  if (!into) throw invalid("arrayBuffer");
  if (/^(w|wx|a|ax|as)$/.test(file.flag)) throw badFd();
  const all = contentNow(file.path);
  const offset = Math.max(0, Number(options.offset ?? 0) || 0);
  const from = typeof options.position === "number" ? options.position : file.position;
  const room = Math.max(0, Math.min(into.length - offset, Number(options.length ?? into.length - offset) || 0));
  const part = all.subarray(Math.min(from, all.length), Math.min(from + room, all.length));
  into.set(part, offset);
  if (typeof options.position !== "number") file.position += part.length;
  return { bytesRead: part.length, arrayBuffer: options.arrayBuffer };
}

function write(options: Dictionary): Dictionary {
  const file = opened(options);
  if (file.flag === "r") throw badFd();
  const given = encodeBytes(options.data, options.encoding);
  if (!given) throw invalid("data");
  const offset = typeof options.data === "string" ? 0 : Math.max(0, Number(options.offset ?? 0) || 0);
  const length = typeof options.data === "string" ? given.length : Number(options.length ?? given.length - offset) || 0;
  const part = given.subarray(offset, offset + length);
  const old = contentNow(file.path);
  const appends = file.flag.startsWith("a");
  const at = appends ? old.length : typeof options.position === "number" ? options.position : file.position;
  const size = Math.max(old.length, at + part.length);
  roomFor(file.path, size);
  const whole = new Uint8Array(size);
  whole.set(old);
  whole.set(part, at);
  putBytes(file.path, whole);
  if (typeof options.position !== "number") file.position = at + part.length;
  return { bytesWritten: part.length };
}

function truncate(path: string, length: unknown): void {
  if (!lasting().has(path)) throw missing(path);
  const size = Math.max(0, Math.trunc(Number(length ?? 0)) || 0);
  roomFor(path, size);
  const whole = new Uint8Array(size);
  whole.set(contentNow(path).subarray(0, whole.length));
  putBytes(path, whole);
}

/** Methods about open files, by what they take. All of them act at once; what is larger than a file may be is refused. */
const OPEN_SYNC: Record<string, (options: Dictionary) => unknown> = {
  open: openFile,
  close: (options) => {
    opened(options);
    open.delete(String(options.fd));
  },
  fstat: (options) => statsOf(known(opened(options).path)),
  read,
  write,
  truncate: ({ filePath, length }) => truncate(tidy(filePath), length),
  ftruncate: (options) => truncate(opened(options).path, options.length),
};

const RESULT: Record<string, (value: unknown) => unknown> = {
  open: (fd) => ({ fd }),
  fstat: (stats) => ({ stats }),
};

/** Adds them to a manager; `sync` wraps a method in the platform's way of failing. */
export function addOpenFiles(
  manager: Dictionary,
  sync: (name: string, run: (...args: unknown[]) => unknown) => unknown,
  failed: (task: Task, error: unknown) => void,
): void {
  for (const [name, run] of Object.entries(OPEN_SYNC)) {
    manager[`${name}Sync`] = sync(name, (given) => run(isObject(given) ? given : {}));
    manager[name] = (given?: unknown) => {
      const quiet = { complete: () => undefined, ...(isObject(given) ? given : {}) };
      asyncCall(name, quiet, (options, task) => {
        try {
          const value = run(options);
          task.ok(RESULT[name] ? RESULT[name](value) : (value ?? {}));
        } catch (error) {
          failed(task, error);
        }
      });
    };
  }
}
