import { barHeight, type Device } from "@minihost/protocol";
import { tabBar } from "./bars.js";
import type { Page } from "./page.js";

/** Height of a page's area: the screen without the bars that the host shows on this page. */
export function windowHeightOf(device: Device, page: Page | undefined): number {
  if (!page) return device.windowHeight;
  const { screenHeight, statusBarHeight, safeArea } = device;
  const above = page.bar.style === "custom" ? 0 : statusBarHeight + barHeight.navigation;
  const bar = tabBar();
  const shown = bar !== null && bar.visible && !bar.custom && page.tab >= 0;
  const below = shown ? barHeight.tab + Math.max(0, screenHeight - safeArea.bottom) : 0;
  return screenHeight - above - below;
}
