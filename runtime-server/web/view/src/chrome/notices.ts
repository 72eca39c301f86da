import { h } from "./dom.js";
import { icons } from "./icons.js";
import type { Texts } from "./texts.js";

/** Full-screen and passing notices of the host: waiting, offline, restarted, failed. */
export class Notices {
  private readonly skeleton: HTMLElement;
  private offline: HTMLElement | null = null;
  private failed: HTMLElement | null = null;
  private offlineTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly add: (el: HTMLElement) => void,
    private readonly texts: Texts,
    app: { name: string; icon: string },
  ) {
    const picture = app.icon ? h("img", { attributes: { src: app.icon, alt: "" } }) : initial(app.name);
    this.skeleton = h(
      "div",
      { class: "skeleton", attributes: { "data-host": "skeleton", role: "status", "aria-label": texts.loading } },
      h("div", { class: "app" }, picture),
      h("div", { class: "name" }, app.name),
      h("div", { class: "dots" }, h("i"), h("i"), h("i")),
    );
    add(this.skeleton);
  }

  painted(): void {
    if (!this.skeleton.isConnected || this.skeleton.classList.contains("gone")) return;
    this.skeleton.classList.add("gone");
    setTimeout(() => this.skeleton.remove(), 250);
  }

  /** A connection that comes back within a moment is not worth a word. */
  lost(): void {
    this.offlineTimer ??= setTimeout(() => {
      const pill = h("div", { class: "pill", attributes: { role: "alert" } }, icons.spinner(), this.texts.offline);
      this.offline = h("div", { class: "offline", attributes: { "data-host": "offline" } }, pill);
      this.add(this.offline);
    }, 1_000);
  }

  back(): void {
    clearTimeout(this.offlineTimer);
    this.offlineTimer = undefined;
    this.offline?.remove();
    this.offline = null;
  }

  pass(name: string, message: string): void {
    const el = h("div", { class: "notice", attributes: { "data-host": name, role: "status" } }, message);
    this.add(el);
    setTimeout(() => el.remove(), 4_000);
  }

  fail(message: string, detail: string, action: string, again: () => void): void {
    this.back();
    this.skeleton.remove();
    this.failed?.remove();
    const button = h(
      "button",
      { attributes: { type: "button", "data-action": "retry" }, on: { click: again } },
      action,
    );
    this.failed = h(
      "div",
      { class: "error", attributes: { "data-host": "error", role: "alert" } },
      h("div", { class: "icon" }, icons.warning()),
      h("h1", {}, this.texts.failed),
      h("p", {}, message),
      detail ? h("small", {}, detail) : null,
      button,
    );
    this.add(this.failed);
  }
}

function initial(name: string): string {
  return [...name.trim()][0] ?? "·";
}
