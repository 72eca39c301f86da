import type { NavBar, TabBarState, TabItem } from "@minihost/protocol";
import { asString, keysOf, type Dictionary } from "../base/builtins.js";
import { ask, send } from "../base/door.js";
import { changeTabBar, initialNavBar, initialTabBar, tabBar } from "./bars.js";
import { livePages } from "./stack.js";
import { visit, windowOf } from "./state.js";

/** The server paints the first bars in the light theme, knowing no other. */
export function showTheme(): void {
  const bar = tabBar();
  if (bar && visit().manifest.theme && visit().device.theme === "dark") changeTabBar(bar);
}

/** Changes theme, and with it the bars and backgrounds that the program has not coloured itself. */
export function changeTheme(theme: "light" | "dark"): void {
  const before = livePages().map((page) => ({ page, window: windowOf(page.path) }));
  const oldTabBar = initialTabBar();
  visit().device = { ...visit().device, theme };
  for (const { page, window } of before) {
    const next = windowOf(page.path);
    const bar = changes<NavBar>(page.bar, initialNavBar(window), initialNavBar(next));
    if (bar) {
      Object.assign(page.bar, bar);
      send({ c: "navbar", page: page.id, bar });
    }
    if (next.backgroundColor !== window.backgroundColor) {
      const { backgroundColor: color, backgroundTextStyle: style } = next;
      ask("background", { page: page.id, color: asString(color), textStyle: style === "light" ? "light" : "dark" });
    }
  }
  changeTabBarTheme(oldTabBar);
}

function changeTabBarTheme(old: TabBarState | null): void {
  const [state, next] = [tabBar(), initialTabBar()];
  if (!state || !old || !next) return;
  const items = state.list.map((item, index) => changes<TabItem>(item, old.list[index]!, next.list[index]!));
  const list = state.list.map((item, index) => ({ ...item, ...items[index] }));
  changeTabBar({ ...changes<TabBarState>(state, old, next), ...(items.some(Boolean) ? { list } : {}) });
}

/** What the new configuration has instead of the old one, where the present value is still the configured one. */
function changes<T extends object>(present: T, old: T, next: T): Partial<T> | null {
  const changed: Dictionary = {};
  for (const name of keysOf(next) as (string & keyof T)[]) {
    if (typeof next[name] !== "object" && next[name] !== old[name] && present[name] === old[name]) {
      changed[name] = next[name];
    }
  }
  return keysOf(changed).length ? (changed as Partial<T>) : null;
}
