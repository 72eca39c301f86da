import type { ChosenFile } from "@minihost/protocol";
import { isArray, isObject, type Dictionary } from "../base/builtins.js";
import { ask } from "../base/door.js";
import { asyncApi, settleTask, wrongType, type Task } from "./api.js";

const count = (options: Dictionary): number => Math.min(Math.max(Math.trunc(Number(options.count ?? 9)) || 1, 1), 100);

function choose(options: Dictionary, accept: string, task: Task, result: (files: ChosenFile[]) => Dictionary): void {
  const camera = isArray(options.sourceType) && options.sourceType.length === 1 && options.sourceType[0] === "camera";
  const facing = options.camera === "front" ? ("front" as const) : ("back" as const);
  const args = { count: count(options), accept };
  ask("chooseFiles", camera ? { ...args, camera: facing } : args, (ok, value) => {
    const files = ok && isObject(value) && isArray(value.files) ? (value.files as unknown as ChosenFile[]) : [];
    if (!ok) settleTask(task, ok, value);
    else if (!files.length) task.fail("cancel");
    else task.ok(result(files));
  });
}

function chooseMedia(options: Dictionary, task: Task): void {
  const types = isArray(options.mediaType) ? options.mediaType : ["image", "video"];
  const accept = types.includes("mix") ? "image/*,video/*" : types.map((type) => `${String(type)}/*`).join(",");
  choose(options, accept, task, (files) => {
    const kinds = files.map((file) => (file.type.startsWith("video") ? "video" : "image"));
    const tempFiles = files.map((file, index) => ({
      tempFilePath: file.url,
      size: file.size,
      fileType: kinds[index],
      width: file.width ?? 0,
      height: file.height ?? 0,
    }));
    return { tempFiles, type: new Set(kinds).size > 1 ? "mix" : kinds[0] };
  });
}

function chooseMessageFile(options: Dictionary, task: Task): void {
  const accept: Record<string, string> = { image: "image/*", video: "video/*" };
  const extensions = isArray(options.extension)
    ? options.extension.map((e) => (String(e).startsWith(".") ? e : `.${String(e)}`))
    : [];
  choose(options, accept[String(options.type)] ?? extensions.join(","), task, (files) => ({
    tempFiles: files.map((file) => ({
      path: file.url,
      name: file.name,
      size: file.size,
      type: kindOf(file.type),
      time: 0,
    })),
  }));
}

const kindOf = (type: string): string => /^(image|video)/.exec(type)?.[1] ?? "file";

function getImageInfo(options: Dictionary, task: Task): void {
  const wrong = wrongType("src", options.src, "String");
  if (wrong) {
    task.fail(wrong);
    return;
  }
  const src = options.src as string;
  ask("imageInfo", { src }, (ok, value) => {
    if (ok && isObject(value)) task.ok({ orientation: "up", path: src, ...value });
    else settleTask(task, ok, value, "network");
  });
}

export function addMedia(): void {
  asyncApi("chooseImage", (options, task) =>
    choose(options, "image/*", task, (files) => ({
      tempFilePaths: files.map((file) => file.url),
      tempFiles: files.map((file) => ({ path: file.url, size: file.size })),
    })),
  );
  asyncApi("chooseMedia", chooseMedia);
  asyncApi("chooseVideo", (options, task) =>
    choose({ ...options, count: 1 }, "video/*", task, ([file]) => ({
      tempFilePath: file!.url,
      size: file!.size,
      duration: 0,
      width: file!.width ?? 0,
      height: file!.height ?? 0,
    })),
  );
  asyncApi("chooseMessageFile", chooseMessageFile);
  asyncApi("getImageInfo", getImageInfo);
  asyncApi("compressImage", (options, task) => task.ok({ tempFilePath: String(options.src) }));
  asyncApi("previewMedia", (options, task) => {
    const sources = isArray(options.sources) ? options.sources.filter(isObject) : [];
    const urls = sources.map((source) => String(source.url));
    ask("previewImage", { urls, current: Number(options.current) || 0 }, (ok, value) => settleTask(task, ok, value));
  });
  const download = (name: string, source: string) =>
    asyncApi(name, (options, task) =>
      ask("download", { src: String(options[source]) }, (ok, value) => settleTask(task, ok, value)),
    );
  download("saveImageToPhotosAlbum", "filePath");
  download("saveVideoToPhotosAlbum", "filePath");
  asyncApi("openDocument", (options, task) =>
    ask("openUrl", { url: String(options.filePath) }, (ok, value) => settleTask(task, ok, value)),
  );
  asyncApi("getLocation", (options, task) => {
    const args = { type: String(options.type ?? "wgs84"), isHighAccuracy: options.isHighAccuracy === true };
    ask("location", args, (ok, value) => settleTask(task, ok, value));
  });
}
