import type { CapsuleTexts } from "./capsule-texts.js";
import { openCapsuleSheet } from "./capsule-sheet.js";
import { h } from "./dom.js";
import type { Texts } from "./texts.js";

/** How a card in a chat is opened, in the platform's numbers. */
const SHARED = "1007";

/** What is shared; `path` is a page's path with its query, without leading slash. */
export interface Shared {
  appId: string;
  title: string;
  path: string;
}

/** Address that others open: the page without what the host itself has put into its own address. */
export function sharedUrl({ appId, path }: Shared, origin: string): string {
  const [page = "", query = ""] = split(path);
  const own = query.split("&").filter((part) => part !== "" && !part.startsWith("_"));
  const prefix = page === "" ? `/p/${appId}` : `/p/${appId}/${page}`;
  return `${origin}${prefix}?${[...own, `_scene=${SHARED}`].join("&")}`;
}

function split(path: string): string[] {
  const mark = path.indexOf("?");
  return mark < 0 ? [path] : [path.slice(0, mark), path.slice(mark + 1)];
}

interface Surroundings {
  add: (el: HTMLElement) => void;
  texts: Texts;
  words: CapsuleTexts;
  /** says something in passing */
  say: (message: string) => void;
}

/** Offers the device's own ways to share, the link, and its code for a phone beside this one. */
export function openShare(shared: Shared, { add, texts, words, say }: Surroundings): void {
  const url = sharedUrl(shared, location.origin);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      say(texts.copied);
    } catch {
      say(words.copyFailed);
    }
    sheet.close();
  };
  const via = async () => {
    sheet.close();
    // leaving the device's sheet without a choice is no failure
    await navigator.share({ title: shared.title, url }).catch(() => {});
  };
  const button = (label: string, name: string, act: () => Promise<void>) =>
    h("button", { attributes: { type: "button", "data-action": name }, on: { click: () => void act() } }, label);
  const canShare = typeof navigator.share === "function";
  const code = `/_q/${shared.appId}.png?path=${encodeURIComponent(shared.path)}`;
  const sheet = openCapsuleSheet(
    add,
    texts,
    "share",
    words.share,
    h(
      "div",
      { class: "shared" },
      h("b", {}, shared.title),
      h("img", { attributes: { src: code, alt: words.code, width: "168", height: "168" } }),
      h("small", {}, words.codeHint),
      h("span", { class: "address", attributes: { "data-share": "link" } }, url),
    ),
    h(
      "div",
      { class: "items" },
      canShare ? button(words.shareVia, "share-via", via) : null,
      button(words.copyLink, "copy-link", copy),
    ),
  );
}
