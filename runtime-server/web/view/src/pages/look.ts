import type { NavBar } from "@minihost/protocol";
import { theme } from "../device.js";
import type { Shell } from "../shell.js";

/** What the first page of a program looked like when it was last left alone, with which its next start begins. */
export interface Look {
  /** of the page; its outlines are of no use at another width */
  width: number;
  bar: Pick<NavBar, "title" | "background" | "front">;
  /** texts of the tab bar */
  tabs: string[];
  /** left, top, width, height and corner radius in CSS pixels, from the page's upper left corner */
  boxes: number[][];
}

const KEY = "minihost-looks";
const KEPT = 12;

function nameOf(shell: Shell): string {
  return [shell.appId, shell.entry.path, shell.language, theme()].join(" ");
}

function kept(): Record<string, Look> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}") as Record<string, Look>;
  } catch {
    // a browser that keeps nothing, or something that somebody else has written
    return {};
  }
}

const lookOf = (shell: Shell): Look | undefined => kept()[nameOf(shell)];

export function keepLook(shell: Shell, look: Look): void {
  const name = nameOf(shell);
  const others = Object.entries(kept()).filter(([other]) => other !== name);
  try {
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries([...others, [name, look]].slice(-KEPT))));
  } catch {
    // then the next start begins as the first one did
  }
}

/** The shell with bars as they were last seen, instead of as app.json has them. */
export function withLook(shell: Shell): Shell {
  const look = lookOf(shell);
  if (!look) return shell;
  const list = shell.tabbar?.list.map((item, at) => ({ ...item, text: look.tabs[at] ?? item.text }));
  const tabbar = shell.tabbar && list ? { ...shell.tabbar, list } : shell.tabbar;
  return { ...shell, bar: { ...shell.bar, ...look.bar }, tabbar };
}

/** Draws over what the server knows of the first page, as soon as that has a layout. */
export function drawLook(shell: Shell, doc: Document): void {
  const look = lookOf(shell);
  const page = doc.querySelector<HTMLElement>(".mh-first-page");
  if (!look || !page || Math.abs(page.offsetWidth - look.width) > 1) return;
  const bar = doc.querySelector<HTMLElement>(".mh-first-nav");
  if (bar) {
    bar.style.background = look.bar.background;
    bar.classList.toggle("white", look.bar.front === "white");
    bar.firstElementChild!.textContent = look.bar.title;
  }
  doc
    .querySelectorAll(".mh-first-tabs span")
    .forEach((tab, at) => (tab.textContent = look.tabs[at] ?? tab.textContent));
  page.classList.add("drawn");
  for (const [left, top, width, height, radius] of look.boxes) {
    const box = doc.createElement("b");
    box.style.cssText = `left:${left}px;top:${top}px;width:${width}px;height:${height}px;border-radius:${radius}px`;
    page.append(box);
  }
}
