import type { Shell } from "./shell.js";

/** The elements that everything of a program lies in. */
export interface Frame {
  el: HTMLElement;
  stage: HTMLElement;
  /** carries the device's safe area as its padding */
  probe: HTMLElement;
}

export function frameOf(shell: Shell): Frame {
  const el = document.createElement("div");
  el.className = "mh-frame";
  if (shell.style === "v2") el.classList.add("mh-v2");
  const stage = document.createElement("main");
  stage.className = "mh-stage";
  const probe = document.createElement("div");
  probe.className = "mh-probe";
  el.append(stage);
  document.body.append(probe, el);
  return { el, stage, probe };
}
