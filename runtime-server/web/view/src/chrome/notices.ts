import { h } from "./dom.js";
import { icons } from "./icons.js";
import type { Texts } from "./texts.js";

/** Why a visit does not go on; the heading says that something went wrong unless it is given. */
export interface Failure {
  heading?: string;
  message: string;
  detail: string;
}

/** Full-screen and passing notices of the host: waiting, offline, restarted, failed. */
export class Notices {
  private readonly skeleton: HTMLElement;
  private offline: HTMLElement | null = null;
  private failed: HTMLElement | null = null;
  private offlineTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly add: (el: HTMLElement) => void,
    private readonly addAbove: (el: HTMLElement) => void,
    private readonly texts: Texts,
    app: { name: string },
  ) {
    this.skeleton = document.querySelector<HTMLElement>(".mh-first") ?? plainSkeleton();
    this.skeleton.removeAttribute("aria-hidden");
    this.skeleton.setAttribute("role", "status");
    this.skeleton.ariaLabel = `${app.name} ${texts.loading}`;
  }

  painted(): void {
    if (!this.skeleton.isConnected || this.skeleton.classList.contains("gone")) return;
    this.skeleton.classList.add("gone");
    setTimeout(() => this.skeleton.remove(), 200);
  }

  /** A connection that comes back within a moment is not worth a word. */
  lost(): void {
    this.offlineTimer ??= setTimeout(() => {
      const pill = h("div", { class: "pill", attributes: { role: "alert" } }, icons.spinner(), this.texts.offline);
      this.offline = h("div", { class: "offline", attributes: { "data-host": "offline" } }, pill);
      this.add(this.offline);
    }, 1_000);
  }

  /** Whether the person has been told that the line is down; then what is tapped is not taken, and this is said again. */
  refuses(): boolean {
    const { offline } = this;
    if (!offline) return false;
    offline.classList.remove("nudged");
    requestAnimationFrame(() => offline.classList.add("nudged"));
    return true;
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

  /** Covers everything and says why it does not go on. */
  fail({ heading, message, detail }: Failure, action: string, again: () => void): void {
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
      h("h1", {}, heading ?? this.texts.failed),
      message ? h("p", {}, message) : null,
      detail ? h("small", {}, detail) : null,
      button,
    );
    this.addAbove(this.failed);
  }
}

/** For a page that the server has put nothing on. */
function plainSkeleton(): HTMLElement {
  const dots = h("div", { class: "mh-first-app" }, h("div", {}, h("i"), h("i"), h("i")));
  const el = h("div", { class: "mh-frame mh-first", attributes: { "data-host": "skeleton" } }, dots);
  document.body.append(el);
  return el;
}
