import type { CallArgs, CallName, UserFile } from "@minihost/protocol";
import { isArray, isObject, type Dictionary } from "../../base/builtins.js";
import { call } from "../../base/door.js";
import { unsupported } from "../../base/errors.js";
import { asyncApi, asyncCall, settleTask, syncApi, wrongType, type Run, type Task } from "../api.js";
import { decodeBytes, encodeBytes, fromBase64, toBase64 } from "./bytes.js";
import { FileError, followFiles, forget, lasting, note, tidy, type Known } from "./file-index.js";
import { addOpenFiles } from "./files-open.js";
import { children, joined, moved, statsOf, SYNC } from "./files-sync.js";

type Value = Dictionary;
/** Options as they go to the host, and what comes of its answer. */
interface Method {
  needs: string[];
  call: CallName;
  args: (options: Dictionary) => Dictionary;
  result?: (value: Value, options: Dictionary) => Dictionary;
}

const fileOf = (value: Value): Omit<UserFile, "data"> => ({
  size: Number(value.size),
  time: Number(value.time),
  folder: value.folder === true,
});
const knownOf = (value: unknown): Known => fileOf(value as Value);
const listOf = (value: Value): Value[] => (isArray(value.inside) ? value.inside.filter(isObject) : []);

function contentOf(options: Dictionary): Dictionary {
  const bytes = encodeBytes(options.data, options.encoding);
  if (!bytes) throw new FileError("data must be a string or ArrayBuffer", 1300022);
  return { data: toBase64(bytes), base64: true };
}

const isText = (encoding: unknown): boolean => encoding === "utf8" || encoding === "utf-8";

/** A range of a file as the host cuts it. */
function rangeOf({ position, length, encoding }: Dictionary): Dictionary {
  const number = (value: unknown) => (typeof value === "number" && value >= 0 ? value : undefined);
  return { position: number(position), length: number(length), text: isText(encoding) };
}

function written(value: Value, options: Dictionary, append: boolean): Dictionary {
  const path = tidy(options.filePath);
  const bytes = encodeBytes(options.data, options.encoding)!;
  note(path, fileOf(value), append ? joined(lasting().get(path)?.data, bytes) : bytes.slice());
  return {};
}

function statResult(value: Value, options: Dictionary): Dictionary {
  const top = knownOf(value);
  if (options.recursive !== true || !top.folder) return { stats: statsOf(top) };
  const folder = tidy(options.path);
  const rest = listOf(value).map((one) => ({
    path: String(one.path).slice(folder.length),
    stats: statsOf(knownOf(one)),
  }));
  return { stats: [{ path: "/", stats: statsOf(top) }, ...rest] };
}

function copied(value: Value): string {
  const path = String(value.path);
  note(path, fileOf(value));
  return path;
}

const path = (key: string) => (options: Dictionary) => ({ path: tidy(options[key]) });

const METHODS: Record<string, Method> = {
  access: { needs: ["path"], call: "fs.stat", args: path("path"), result: () => ({}) },
  stat: { needs: ["path"], call: "fs.stat", args: path("path"), result: statResult },
  readdir: {
    needs: ["dirPath"],
    call: "fs.stat",
    args: path("dirPath"),
    result: (value, options) => {
      if (value.folder !== true) throw new FileError(`not a directory "${String(options.dirPath)}"`, 1300020);
      const paths = listOf(value).map((one) => String(one.path));
      return { files: children(tidy(options.dirPath), paths) };
    },
  },
  readFile: {
    needs: ["filePath"],
    call: "fs.read",
    args: (options) => ({ ...path("filePath")(options), ...rangeOf(options) }),
    result: ({ data }, { encoding }) => ({
      data: isText(encoding) ? data : decodeBytes(new Uint8Array(fromBase64(String(data))), encoding),
    }),
  },
  writeFile: {
    needs: ["filePath"],
    call: "fs.write",
    args: (options) => ({ ...path("filePath")(options), ...contentOf(options) }),
    result: (value, options) => written(value, options, false),
  },
  appendFile: {
    needs: ["filePath"],
    call: "fs.write",
    args: (options) => ({ ...path("filePath")(options), ...contentOf(options), append: true }),
    result: (value, options) => written(value, options, true),
  },
  mkdir: {
    needs: ["dirPath"],
    call: "fs.mkdir",
    args: (options) => ({ ...path("dirPath")(options), recursive: options.recursive === true }),
    result: (value, options) => {
      const parts = tidy(options.dirPath).split("/");
      for (let end = 4; end <= parts.length; end++) {
        const folder = parts.slice(0, end).join("/");
        if (!lasting().has(folder)) note(folder, fileOf(value));
      }
      return {};
    },
  },
  rmdir: {
    needs: ["dirPath"],
    call: "fs.rmdir",
    args: (options) => ({ ...path("dirPath")(options), recursive: options.recursive === true }),
    result: (_value, options) => (forget(tidy(options.dirPath)), {}),
  },
  unlink: {
    needs: ["filePath"],
    call: "fs.unlink",
    args: path("filePath"),
    result: (_value, options) => (forget(tidy(options.filePath)), {}),
  },
  copyFile: {
    needs: ["srcPath", "destPath"],
    call: "fs.copy",
    args: ({ srcPath, destPath }) => ({ from: tidy(srcPath), to: tidy(destPath) }),
    result: (value) => (copied(value), {}),
  },
  rename: {
    needs: ["oldPath", "newPath"],
    call: "fs.rename",
    args: ({ oldPath, newPath }) => ({ from: tidy(oldPath), to: tidy(newPath) }),
    result: (_value, { oldPath, newPath }) => (moved(tidy(oldPath), tidy(newPath)), {}),
  },
  saveFile: {
    needs: ["tempFilePath"],
    call: "fs.copy",
    args: ({ tempFilePath, filePath }) => ({
      from: tidy(tempFilePath),
      to: typeof filePath === "string" ? tidy(filePath) : undefined,
    }),
    result: (value) => ({ savedFilePath: copied(value) }),
  },
  getFileInfo: {
    needs: ["filePath"],
    call: "fs.info",
    args: (options) => ({ ...path("filePath")(options), algorithm: options.digestAlgorithm ?? "md5" }),
  },
  getSavedFileList: { needs: [], call: "fs.saved", args: () => ({}) },
  removeSavedFile: {
    needs: ["filePath"],
    call: "fs.unlink",
    args: path("filePath"),
    result: (_value, options) => (forget(tidy(options.filePath)), {}),
  },
};

function failed(task: Task, error: unknown): void {
  if (error instanceof FileError) task.fail(error.message, { errno: error.errno }, error.host ? "host" : "program");
  else task.fail(String((error as Error).message), {}, "program");
}

function runOf({ needs, call: name, args, result }: Method): Run {
  return (options, task) => {
    const wrong = needs.map((key) => wrongType(key, options[key], "String")).find((text) => text !== null);
    if (wrong) {
      task.fail(wrong);
      return;
    }
    try {
      call(name, args(options) as CallArgs<typeof name>, (ok, value) => {
        try {
          if (!ok) settleTask(task, ok, value, "program");
          else task.ok(result ? result(value as Value, options) : value);
        } catch (error) {
          failed(task, error);
        }
      });
    } catch (error) {
      failed(task, error);
    }
  };
}

/** Methods of the platform's file system manager that this host lacks. */
const LACKING = "unzip readZipEntry readCompressedFile";

function syncMethod(name: string, run: (...args: unknown[]) => unknown) {
  return (...args: unknown[]): unknown => {
    try {
      return run(...args);
    } catch (error) {
      const failure = new Error(`${name}Sync:fail ${(error as Error).message}`);
      throw Object.assign(failure, { errMsg: failure.message, errno: error instanceof FileError ? error.errno : -1 });
    }
  };
}

function makeManager(): Dictionary {
  const manager: Dictionary = {};
  for (const name of Object.keys(METHODS)) {
    const run = runOf(METHODS[name]!);
    manager[name] = (given?: unknown) => void asyncCall(name, isObject(given) ? withCallback(given) : given, run);
  }
  for (const name of Object.keys(SYNC)) manager[`${name}Sync`] = syncMethod(name, SYNC[name]!);
  addOpenFiles(manager, syncMethod, failed);
  for (const name of LACKING.split(" ")) {
    const lacking = () => unsupported(`FileSystemManager.${name}`);
    manager[name] = (given?: unknown) => {
      lacking();
      asyncCall(name, isObject(given) ? withCallback(given) : given, (_o, task) =>
        task.fail("not supported", {}, "host"),
      );
    };
    manager[`${name}Sync`] = () => {
      lacking();
      throw new Error(`${name}Sync:fail not supported`);
    };
  }
  return manager;
}

/** Methods of the manager give no promise: a failure that nobody listens to is no unhandled rejection. */
const withCallback = (options: Dictionary): Dictionary =>
  options.success || options.fail || options.complete ? options : { ...options, complete: () => undefined };

export function addFiles(): void {
  followFiles();
  let manager: Dictionary | null = null;
  syncApi(
    "getFileSystemManager",
    () => (manager ??= makeManager()),
    `at most 3 MB are read at once; none of ${LACKING.split(" ").join(", ")}`,
  );
  asyncApi("saveFile", runOf(METHODS.saveFile!));
  asyncApi("getFileInfo", runOf(METHODS.getFileInfo!));
  asyncApi("getSavedFileList", runOf(METHODS.getSavedFileList!));
  asyncApi("removeSavedFile", runOf(METHODS.removeSavedFile!));
  asyncApi("getSavedFileInfo", (options, task) =>
    runOf({
      needs: ["filePath"],
      call: "fs.stat",
      args: path("filePath"),
      result: ({ size, time }) => ({ size, createTime: time }),
    })(options, task),
  );
}
