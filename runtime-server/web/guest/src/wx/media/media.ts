import type { ChosenFile } from "@minihost/protocol";
import { isArray, isObject, type Dictionary } from "../../base/builtins.js";
import { ask, call } from "../../base/door.js";
import { asyncApi, settleTask, wrongType, type Task } from "../api.js";
import { noteTemporary } from "../files/file-index.js";
import { reasonOf } from "../person.js";

const count = (options: Dictionary): number => Math.min(Math.max(Math.trunc(Number(options.count ?? 9)) || 1, 1), 100);

function choose(options: Dictionary, accept: string, task: Task, result: (files: ChosenFile[]) => Dictionary): void {
  const camera = isArray(options.sourceType) && options.sourceType.length === 1 && options.sourceType[0] === "camera";
  const facing = options.camera === "front" ? ("front" as const) : ("back" as const);
  const args = { count: count(options), accept };
  ask("chooseFiles", camera ? { ...args, camera: facing } : args, (ok, value) => {
    const files = ok && isObject(value) && isArray(value.files) ? (value.files as unknown as ChosenFile[]) : [];
    for (const file of files) noteTemporary(file.url, file.size);
    if (!ok) settleTask(task, ok, value);
    else if (!files.length) task.fail("cancel");
    else task.ok(result(files));
  });
}

const kindOf = (type: string): string => /^(image|video)/.exec(type)?.[1] ?? "file";

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
      ...(kinds[index] === "video" ? { duration: file.duration ?? 0, thumbTempFilePath: "" } : {}),
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

function addChoosing(): void {
  const device = "files of the device instead of";
  asyncApi(
    "chooseImage",
    (options, task) =>
      choose(options, "image/*", task, (files) => ({
        tempFilePaths: files.map((file) => file.url),
        tempFiles: files.map((file) => ({ path: file.url, size: file.size })),
      })),
    "sizeType is ignored, pictures come as they are",
  );
  asyncApi("chooseMedia", chooseMedia, "sizeType and maxDuration are ignored; no thumbTempFilePath");
  asyncApi(
    "chooseVideo",
    (options, task) =>
      choose({ ...options, count: 1 }, "video/*", task, ([file]) => ({
        tempFilePath: file!.url,
        size: file!.size,
        duration: file!.duration ?? 0,
        width: file!.width ?? 0,
        height: file!.height ?? 0,
      })),
    "compressed and maxDuration are ignored",
  );
  asyncApi("chooseMessageFile", chooseMessageFile, `${device} files of chats; time is 0`);
}

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

function compressImage(options: Dictionary, task: Task): void {
  const wrong = wrongType("src", options.src, "String");
  if (wrong) {
    task.fail(wrong);
    return;
  }
  const size = (value: unknown) => (Number(value) > 0 ? { value: Number(value) } : null);
  const width = size(options.compressedWidth)?.value;
  const height = size(options.compressedHeight)?.value;
  const quality = typeof options.quality === "number" ? options.quality : 80;
  const args = { src: options.src as string, quality, ...(width && { width }), ...(height && { height }) };
  ask("compressImage", args, (ok, value) => {
    const file = ok && isObject(value) && isObject(value.file) ? (value.file as unknown as ChosenFile) : null;
    if (!file) {
      settleTask(task, false, value, "program");
      return;
    }
    noteTemporary(file.url, file.size);
    task.ok({ tempFilePath: file.url });
  });
}

/** Saving needs the person's word once; then the browser offers the file. */
function saver(name: string): void {
  asyncApi(
    name,
    (options, task) => {
      const wrong = wrongType("filePath", options.filePath, "String");
      if (wrong) {
        task.fail(wrong);
        return;
      }
      const scope = "scope.writePhotosAlbum";
      call("authorize", { scope, reason: reasonOf(scope) }, (ok, refused) => {
        if (!ok) settleTask(task, ok, refused, "program");
        else ask("download", { src: options.filePath as string }, (done, value) => settleTask(task, done, value));
      });
    },
    "the browser saves the file among its downloads",
  );
}

function previewMedia(options: Dictionary, task: Task): void {
  const wrong = wrongType("sources", options.sources, "Array");
  if (wrong) {
    task.fail(wrong);
    return;
  }
  const sources = (options.sources as unknown[]).filter(isObject).map(({ url, type, poster }) => ({
    url: String(url),
    type: type === "video" ? ("video" as const) : ("image" as const),
    ...(typeof poster === "string" && { poster }),
  }));
  ask("previewMedia", { sources, current: Number(options.current) || 0 }, (ok, value) => settleTask(task, ok, value));
}

export function addMedia(): void {
  addChoosing();
  asyncApi("getImageInfo", getImageInfo, "path of a picture on the network is its address; orientation is always up");
  asyncApi("compressImage", compressImage, "always answers a JPEG");
  asyncApi("previewMedia", previewMedia);
  saver("saveImageToPhotosAlbum");
  saver("saveVideoToPhotosAlbum");
  asyncApi(
    "openDocument",
    (options, task) => {
      const wrong = wrongType("filePath", options.filePath, "String");
      if (wrong) task.fail(wrong);
      else ask("download", { src: options.filePath as string }, (ok, value) => settleTask(task, ok, value));
    },
    "the browser offers the file for saving instead of showing it",
  );
}
