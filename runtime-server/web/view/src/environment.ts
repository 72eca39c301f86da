import type { Host } from "./host.js";
import { networkType, theme } from "./device.js";
import type { View } from "./view.js";

/** Tells the guest when the device around the view changes. */
export function watchDevice(view: View, host: Host, hurry: () => void): void {
  document.addEventListener("visibilitychange", () => {
    const visible = document.visibilityState === "visible";
    if (visible) hurry();
    host.send({ i: "visible", visible });
  });
  addEventListener("online", () => {
    hurry();
    host.send({ i: "network", type: networkType() });
  });
  addEventListener("offline", () => host.send({ i: "network", type: "none" }));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () =>
    host.send({ i: "theme", theme: theme() }),
  );
  let size = `${innerWidth}x${innerHeight}`;
  addEventListener("resize", () => {
    const now = `${innerWidth}x${innerHeight}`;
    // the on-screen keyboard and the browser's own bars change the height alone and often
    if (now.split("x")[0] === size.split("x")[0] && document.activeElement instanceof HTMLInputElement) return;
    size = now;
    host.send({ i: "resize", device: view.device() }, "resize");
  });
}
