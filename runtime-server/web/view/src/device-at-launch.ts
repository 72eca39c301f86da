import type { Device } from "@minihost/protocol";
import { tabBarShown } from "./chrome/tab-bar.js";
import { measure } from "./device.js";
import type { Shell } from "./shell.js";

/** The device as the first page will find it, between the bars that the program's manifest gives that page. */
export function deviceAtLaunch(shell: Shell, frame: Element, probe: Element): Device {
  const tab = shell.tabbar?.list.findIndex((item) => item.path === shell.entry.path) ?? -1;
  return measure(frame, probe, {
    navigation: shell.bar.style !== "custom",
    tab: tabBarShown(shell.tabbar, tab),
  });
}
