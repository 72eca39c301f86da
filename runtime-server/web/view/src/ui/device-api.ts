import { askInModal } from "../chrome/modal.js";
import { showPrivacy } from "../asks/privacy.js";
import { playAudio } from "./audio.js";
import { chooseAvatar } from "./avatar.js";
import { chooseFiles, compressImage, download } from "./files.js";
import type { UiHandlers } from "./handlers.js";
import { openLocation, previewMedia } from "./media.js";
import { record } from "./record.js";
import { scan } from "./scan.js";

/** What a browser offers of the device. */
export const deviceApi = {
  setClipboard: async ({ chrome }, { data }) => {
    await copyText(String(data));
    chrome.toast.toast({ title: chrome.texts.copied, icon: "none" });
  },
  getClipboard: async () => {
    if (!navigator.clipboard?.readText) throw new Error("system error: this browser does not let pages read it");
    return { data: await navigator.clipboard.readText() };
  },
  vibrate: (_context, { type }) => {
    if (!("vibrate" in navigator)) throw new Error("style is not support");
    navigator.vibrate(type === "long" ? 400 : 15);
  },
  phoneCall: async ({ chrome }, { phoneNumber }) => {
    const { confirm } = await askInModal(chrome, { content: phoneNumber, confirmText: chrome.texts.call });
    if (!confirm) throw new Error("cancel");
    follow(`tel:${encodeURIComponent(phoneNumber)}`);
  },
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
  fontFace: async ({ asset }, { family, source, desc }) => {
    const [, address] = /url\(\s*["']?(.*?)["']?\s*\)/.exec(source) ?? [];
    const face = new FontFace(family, address === undefined ? source : `url(${JSON.stringify(asset(address))})`, desc);
    document.fonts.add(await face.load());
  },
  download: (context, { src, name }) => download(context, src, name ?? ""),
  openUrl: (_context, { url }) => {
    if (!/^https?:/.test(url)) throw new Error("invalid url");
    window.open(url, "_blank", "noopener,noreferrer");
  },
  share: ({ chrome, host }, { title, url }) => {
    // a program shares its own pages, whatever it says
    const prefix = `/p/${host.shell.appId}/`;
    const path = url.startsWith(prefix) ? url.slice(prefix.length) : "";
    chrome.menu.share({ appId: host.shell.appId, title: title || host.shell.appName, path });
  },
  chooseFiles: async (context, args) => ({ files: await chooseFiles(context, args) }),
  chooseAvatar: async (context) => ({ file: await chooseAvatar(context) }),
  privacyContract: showPrivacy,
  feedback: ({ chrome }) => chrome.menu.feedback(),
  compressImage: async (context, args) => ({ file: await compressImage(context, args) }),
  scan: (context, { onlyFromCamera }) => scan(context, onlyFromCamera === true),
  audio: playAudio,
  record,
  previewMedia,
  openLocation,
  restart: (context) => context.restart(),
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
  const inline = /^data:image\/(\w+)/.exec(src)?.[1];
  if (inline) return inline;
  return /\.(png|gif|webp|svg|jpe?g)(\?|$)/i.exec(src)?.[1]?.toLowerCase().replace("jpg", "jpeg") ?? "unknown";
}

/** Pages that are not served securely have no clipboard but the old way. */
async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = document.createElement("textarea");
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (!done) throw new Error("the browser refuses");
}
