import { showActionSheet } from "../../chrome/action-sheet.js";
import { showPreview } from "../../chrome/preview.js";
import type { Host } from "../../host.js";

const held = 500;
const slop = 8;

/** Lets a long press on a picture offer what can be done with it. */
export function offerMenu(el: HTMLElement, wanted: () => string, host: Host): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let from = { x: 0, y: 0 };
  const stop = () => clearTimeout(timer);
  el.addEventListener("pointerdown", (event) => {
    const source = wanted();
    if (source === "" || event.button > 0) return;
    from = { x: event.clientX, y: event.clientY };
    timer = setTimeout(() => void menu(source, host), held);
  });
  el.addEventListener("pointermove", (event) => {
    if (Math.hypot(event.clientX - from.x, event.clientY - from.y) > slop) stop();
  });
  for (const type of ["pointerup", "pointercancel"]) el.addEventListener(type, stop);
  el.addEventListener("contextmenu", (event) => wanted() !== "" && event.preventDefault());
}

async function menu(source: string, host: Host): Promise<void> {
  const { texts } = host;
  const chosen = await showActionSheet(host.addChrome, texts, { itemList: [texts.viewPicture, texts.savePicture] });
  if (chosen === 0) showPreview(host.addChrome, texts, [source], 0);
  if (chosen !== 1) return;
  const link = document.createElement("a");
  Object.assign(link, { href: source, download: "", target: "_blank", rel: "noopener" });
  link.click();
}
