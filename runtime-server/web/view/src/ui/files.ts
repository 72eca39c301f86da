import type { ChosenFile, UiArgs } from "@minihost/protocol";
import { h } from "../chrome/dom.js";
import { showSheet } from "../asks/sheet.js";
import type { UiContext } from "./handlers.js";
import { upload } from "./keep.js";

/** The person chooses files; the server keeps them for the session. */
export async function chooseFiles(context: UiContext, args: UiArgs<"chooseFiles">): Promise<ChosenFile[]> {
  const files = await (navigator.userActivation?.isActive === false ? pickByButton(context, args) : pick(args));
  if (files.length === 0) throw new Error("cancel");
  return Promise.all(files.slice(0, args.count).map((file) => leave(file, file.name)));
}

/** Opens the browser's picker. */
export function pick(args: UiArgs<"chooseFiles">): Promise<File[]> {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = args.accept;
  input.multiple = args.count > 1;
  if (args.camera) input.capture = args.camera === "front" ? "user" : "environment";
  return new Promise((resolve) => {
    input.onchange = () => resolve([...(input.files ?? [])]);
    input.addEventListener("cancel", () => resolve([]));
    input.click();
  });
}

/** Browsers open their picker only right after the person did something; when that is long ago, they must do it again. */
async function pickByButton(context: UiContext, args: UiArgs<"chooseFiles">): Promise<File[]> {
  const { texts } = context.chrome;
  let picked: Promise<File[]> = Promise.resolve([]);
  await showSheet(context, {
    host: "choose-file",
    head: h("h2", {}, texts.chooseFile),
    body: [],
    buttons: [
      { action: "cancel", text: texts.cancel, press: () => true },
      {
        action: "confirm",
        text: texts.confirm,
        primary: true,
        grants: true,
        press: () => {
          picked = pick(args);
          return true;
        },
      },
    ],
    escape: true,
  });
  return picked;
}

async function leave(file: Blob, name: string): Promise<ChosenFile> {
  const { path, size, type } = await upload(file, name);
  return { name, type, size, url: path, ...(await shape(file, type)) };
}

type Shape = Pick<ChosenFile, "width" | "height" | "duration">;

/** Width and height of a picture or video, as this browser shows it. */
async function shape(file: Blob, type: string): Promise<Shape> {
  const url = URL.createObjectURL(file);
  try {
    if (type.startsWith("image/")) return await imageShape(url);
    return type.startsWith("video/") ? await videoShape(url) : {};
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function imageShape(url: string): Promise<Shape> {
  const img = new Image();
  img.src = url;
  await img.decode().catch(() => undefined);
  return { width: img.naturalWidth, height: img.naturalHeight };
}

function videoShape(url: string): Promise<Shape> {
  const video = document.createElement("video");
  video.preload = "metadata";
  return new Promise((resolve) => {
    video.onloadedmetadata = () =>
      resolve({ width: video.videoWidth, height: video.videoHeight, duration: video.duration });
    video.onerror = () => resolve({});
    setTimeout(() => resolve({}), 5000);
    video.src = url;
  });
}

/** Paints a picture anew, smaller or coarser, and keeps the result. */
export async function compressImage(context: UiContext, args: UiArgs<"compressImage">): Promise<ChosenFile> {
  const img = new Image();
  img.crossOrigin = "anonymous";
  img.src = context.asset(args.src);
  await img.decode().catch(() => {
    throw new Error("file not found");
  });
  const shrink = Math.min(
    1,
    (args.width ?? Infinity) / img.naturalWidth,
    (args.height ?? Infinity) / img.naturalHeight,
  );
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(img.naturalWidth * shrink));
  canvas.height = Math.max(1, Math.round(img.naturalHeight * shrink));
  canvas.getContext("2d")!.drawImage(img, 0, 0, canvas.width, canvas.height);
  const quality = Math.min(Math.max(args.quality, 0), 100) / 100;
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
  if (!blob) throw new Error("the picture cannot be read");
  return leave(blob, "compressed.jpg");
}

/** Offers a file for saving; what is on another origin is fetched first, because browsers would open it instead. */
export async function download(context: UiContext, src: string, name: string): Promise<void> {
  const url = context.asset(src);
  const response = await fetch(url).catch(() => null);
  if (!response?.ok) throw new Error("file not found");
  const local = URL.createObjectURL(await response.blob());
  const link = h("a", { attributes: { href: local, download: name || nameOf(url) } });
  link.click();
  setTimeout(() => URL.revokeObjectURL(local), 60_000);
}

const nameOf = (url: string): string => new URL(url, location.href).pathname.split("/").pop() || "file";
