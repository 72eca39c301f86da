import { textScale } from "./device.js";
import type { Shell } from "./shell.js";
import type { Texts } from "./chrome/texts.js";

/** The elements that everything of a program lies in. */
export interface Frame {
  el: HTMLElement;
  stage: HTMLElement;
  /** carries the device's safe area as its padding */
  probe: HTMLElement;
}

const widths = { usual: 390, least: 320, most: 1600, step: 20 };
const key = "minihost-width";

export function frameOf(shell: Shell, texts: Texts): Frame {
  const { el, probe } = emptyFrame();
  if (shell.style === "v2") el.classList.add("mh-v2");
  const stage = document.createElement("main");
  stage.className = "mh-stage";
  el.append(stage);
  document.body.append(probe, el, gripOf(el, texts));
  document.documentElement.style.setProperty("--mh-text", String(textScale()));
  return { el, stage, probe };
}

/** A frame with nothing in it and the probe of the safe area, neither in the document yet. */
export function emptyFrame(): Pick<Frame, "el" | "probe"> {
  const el = document.createElement("div");
  el.className = "mh-frame";
  const probe = document.createElement("div");
  probe.className = "mh-probe";
  return { el, probe };
}

/** Makes frames as wide as the person left them. */
export function restoreWidth(): void {
  widen(remembered());
}

function widen(width: number): void {
  document.documentElement.style.setProperty("--mh-wide", `${width}px`);
}

/** What widens the frame on a desktop, by mouse or arrow keys; the width is remembered. */
function gripOf(frame: HTMLElement, texts: Texts): HTMLElement {
  const grip = document.createElement("div");
  grip.className = "mh-grip";
  grip.tabIndex = 0;
  const attributes = { role: "separator", "aria-orientation": "vertical", "aria-label": texts.width };
  for (const [name, value] of Object.entries(attributes)) grip.setAttribute(name, value);
  grip.setAttribute("aria-valuemin", String(widths.least));
  grip.setAttribute("aria-valuemax", String(widths.most));
  const set = (width: number) => {
    const kept = Math.round(Math.min(widths.most, Math.max(widths.least, width)));
    widen(kept);
    grip.setAttribute("aria-valuenow", String(kept));
    remember(kept);
  };
  const now = () => frame.getBoundingClientRect().width;
  grip.addEventListener("pointerdown", (down) => {
    const width = now();
    grip.setPointerCapture(down.pointerId);
    // the frame stays in the middle and grows to both sides
    grip.onpointermove = (event) => set(width + 2 * (event.clientX - down.clientX));
    grip.onpointerup = grip.onpointercancel = () => (grip.onpointermove = null);
  });
  grip.addEventListener("dblclick", () => set(widths.usual));
  grip.addEventListener("keydown", (event) => {
    const step = { ArrowRight: widths.step, ArrowLeft: -widths.step }[event.key];
    if (step === undefined && event.key !== "Home") return;
    event.preventDefault();
    set(step === undefined ? widths.usual : now() + step);
  });
  set(remembered());
  return grip;
}

function remembered(): number {
  try {
    return Number(localStorage.getItem(key)) || widths.usual;
  } catch {
    return widths.usual;
  }
}

function remember(width: number): void {
  try {
    localStorage.setItem(key, String(width));
  } catch {
    // a browser that keeps nothing starts with the usual width
  }
}
