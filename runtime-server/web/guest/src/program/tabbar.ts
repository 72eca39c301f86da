import * as glassEasel from "glass-easel";
import { nodeOf } from "../tree/backend.js";
import { tabBar } from "./bars.js";
import { prepareComponent } from "./loader.js";
import type { Page } from "./page.js";
import { space } from "./space.js";
import { visit } from "./state.js";

const PATH = "custom-tab-bar/index";
const bars = new WeakMap<Page, glassEasel.GeneralComponent>();

/** The sheets of the program's own tab bar, for pages that have it. */
export function tabBarStyles(tab: number): string[] {
  return tab >= 0 && tabBar()?.custom ? (visit().manifest.styles[PATH] ?? []) : [];
}

/** Gives a page of the tab bar the program's own bar, if the program paints one. */
export function addCustomTabBar(page: Page): void {
  if (page.tab < 0 || !tabBar()?.custom) return;
  prepareComponent(PATH);
  const context = page.backend.asContext();
  const bar = space.getComponentSpace().createComponentByUrl("custom-tab-bar", `/${PATH}`, null, context);
  const node = nodeOf(bar);
  if (node) page.root.appendChild(node);
  bars.set(page, bar);
  glassEasel.Element.pretendAttached(bar);
}

export function removeCustomTabBar(page: Page): void {
  const bar = bars.get(page);
  if (bar) glassEasel.Element.pretendDetached(bar);
}

export function tellTabBar(page: Page, lifetime: string): void {
  bars.get(page)?.triggerPageLifetime(lifetime, []);
}

/** The instance of the program's own tab bar on a page, or undefined where there is none. */
export function customTabBarOf(page: Page | null): unknown {
  return page ? bars.get(page)?.getMethodCaller() : undefined;
}
