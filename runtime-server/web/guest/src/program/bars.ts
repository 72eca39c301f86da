import type { NavBar, TabBarState, TabItem } from "@minihost/protocol";
import { isObject, type Dictionary } from "../base/builtins.js";
import { send } from "../base/door.js";
import { appConfig, themed, visit } from "./state.js";

const text = (value: unknown, fallback: string): string => (typeof value === "string" ? value : fallback);

/** The navigation bar as a page's configuration has it. */
export function initialNavBar(window: Dictionary): NavBar {
  return {
    title: text(window.navigationBarTitleText, ""),
    background: text(window.navigationBarBackgroundColor, "#000000"),
    front: text(window.navigationBarTextStyle, "white"),
    loading: false,
    style: text(window.navigationStyle, "default"),
    home: false,
  };
}

let bar: TabBarState | null | undefined;

/** The tab bar's present state, or null for a program without one. */
export function tabBar(): TabBarState | null {
  if (bar === undefined) bar = initialTabBar();
  return bar;
}

/** The tab bar as app.json has it. */
export function initialTabBar(): TabBarState | null {
  const config = appConfig("tabBar");
  const list = Array.isArray(config.list) ? config.list.filter(isObject) : [];
  if (!list.length) return null;
  return {
    visible: true,
    custom: config.custom === true || visit().manifest.customTabBar,
    color: text(config.color, "#7a7e83"),
    selectedColor: text(config.selectedColor, "#3cc51f"),
    background: text(config.backgroundColor, "#ffffff"),
    border: text(config.borderStyle, "black"),
    position: text(config.position, "bottom"),
    list: list.map((item) => tabItem(themed(item))),
  };
}

function tabItem(item: Dictionary): TabItem {
  return {
    path: text(item.pagePath, "").replace(/^\//, ""),
    text: text(item.text, ""),
    icon: text(item.iconPath, "").replace(/^\//, ""),
    selectedIcon: text(item.selectedIconPath, "").replace(/^\//, ""),
    badge: "",
    dot: false,
  };
}

export function tabIndex(path: string): number {
  return tabBar()?.list.findIndex((item) => item.path === path) ?? -1;
}

export function changeTabBar(change: Partial<TabBarState>): void {
  const state = tabBar();
  if (!state) return;
  Object.assign(state, change);
  send({ c: "tabbar", bar: change });
}
