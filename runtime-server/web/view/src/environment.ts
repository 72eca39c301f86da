import type { Host } from "./host.js";
import { networkType, theme } from "./device.js";
import type { View } from "./view.js";

/** Tells the guest when the device around the view changes. */
export function watchDevice(view: View, host: Host, line: { hurry(): void; doubt(): void }): void {
  document.addEventListener("visibilitychange", () => {
    const visible = document.visibilityState === "visible";
    if (visible) line.hurry();
    host.send({ i: "visible", visible });
  });
  addEventListener("online", () => {
    line.hurry();
    host.send({ i: "network", type: networkType() });
  });
  addEventListener("offline", () => {
    line.doubt();
    host.send({ i: "network", type: "none" });
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    for (const page of view.pages.live()) page.propagate();
    host.send({ i: "theme", theme: theme() });
  });
  let told = sizeOf(view);
  new ResizeObserver(() => {
    const now = sizeOf(view);
    // the on-screen keyboard and the browser's own bars change the height alone and often
    if (now.width === told.width && (now.height === told.height || typing())) return;
    told = now;
    host.send({ i: "resize", device: view.device() }, "resize");
  }).observe(view.frame.el);
}

function sizeOf({ frame }: View): { width: number; height: number } {
  const { width, height } = frame.el.getBoundingClientRect();
  return { width, height };
}

function typing(): boolean {
  return document.activeElement?.matches("input, textarea") === true;
}
