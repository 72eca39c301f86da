import type { ChosenFile, UiArgs } from "@minihost/protocol";
import type { UiContext, UiHandlers } from "./handlers.js";

/** What a browser offers of the device. */
export const deviceApi = {
  setClipboard: async ({ chrome }, { data }) => {
    await navigator.clipboard.writeText(String(data));
    chrome.toast.toast({ title: chrome.texts.copied, icon: "none" });
  },
  getClipboard: async () => ({ data: await navigator.clipboard.readText() }),
  vibrate: (_context, { type }) => {
    if (!("vibrate" in navigator)) throw new Error("style is not support");
    navigator.vibrate(type === "long" ? 400 : 15);
  },
  phoneCall: (_context, { phoneNumber }) => {
    follow(`tel:${encodeURIComponent(phoneNumber)}`);
  },
  location: () =>
    new Promise((resolve, reject) => {
      navigator.geolocation.getCurrentPosition(
        ({ coords }) =>
          resolve({
            latitude: coords.latitude,
            longitude: coords.longitude,
            speed: coords.speed ?? -1,
            accuracy: coords.accuracy,
            altitude: coords.altitude ?? 0,
            verticalAccuracy: coords.altitudeAccuracy ?? 0,
            horizontalAccuracy: coords.accuracy,
          }),
        (error) => reject(new Error(error.code === error.PERMISSION_DENIED ? "auth deny" : error.message)),
      );
    }),
  keepScreenOn: async (_context, { on }) => {
    await awake?.release();
    awake = on ? await navigator.wakeLock.request("screen") : null;
  },
  imageInfo: ({ asset }, { src }) =>
    new Promise((resolve, reject) => {
      const img = new Image();
      img.onload = () => resolve({ width: img.naturalWidth, height: img.naturalHeight, type: typeOf(src) });
      img.onerror = () => reject(new Error("file not found"));
      img.src = asset(src);
    }),
  download: ({ asset }, { src, name }) => {
    const link = document.createElement("a");
    link.href = asset(src);
    link.download = name ?? "";
    link.target = "_blank";
    link.rel = "noopener";
    link.click();
  },
  openUrl: (_context, { url }) => {
    if (!/^https?:/.test(url)) throw new Error("invalid url");
    window.open(url, "_blank", "noopener,noreferrer");
  },
  share: async ({ chrome }, { title, text, url }) => {
    const target = new URL(url, location.href).href;
    if (navigator.share) return navigator.share({ title, url: target, ...(text && { text }) });
    await navigator.clipboard.writeText(target);
    chrome.notices.pass("copied", chrome.texts.copied);
  },
  chooseFiles: async (context, args) => ({ files: await choose(context, args) }),
  exit: () => leave(),
} satisfies Partial<UiHandlers>;

let awake: WakeLockSentinel | null = null;

/** Leaves the program for the host's own page. */
export function leave(): void {
  location.assign("/");
}

function follow(href: string): void {
  const link = document.createElement("a");
  link.href = href;
  link.click();
}

function typeOf(src: string): string {
  return /\.(png|gif|webp|svg|jpe?g)(\?|$)/i.exec(src)?.[1]?.toLowerCase().replace("jpg", "jpeg") ?? "unknown";
}

async function choose({ host }: UiContext, args: UiArgs<"chooseFiles">): Promise<ChosenFile[]> {
  const { uploads } = host.shell;
  if (!uploads) throw new Error("this host takes no files");
  const files = await pick(args);
  if (files.length === 0) throw new Error("cancel");
  return Promise.all(files.slice(0, args.count).map((file) => upload(uploads, file)));
}

function pick(args: UiArgs<"chooseFiles">): Promise<File[]> {
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

async function upload(uploads: string, file: File): Promise<ChosenFile> {
  const headers = { "Content-Type": file.type || "application/octet-stream" };
  const response = await fetch(uploads, { method: "POST", headers, body: file });
  if (!response.ok) throw new Error(`upload failed with ${response.status}`);
  const { url } = (await response.json()) as { url: string };
  return { name: file.name, type: file.type, size: file.size, url };
}
