import type { LaunchUrl } from "@minihost/protocol";
import type { Shell } from "./shell.js";

interface Kept {
  session: string;
  appId: string;
}

const key = "minihost";
const triesKey = "minihost-tries";
const triesMax = 3;

/**
 * Which session this tab belongs to: the one it had before when it was reloaded, else the one that the server has just
 * reserved for it.
 */
export class TabSession {
  id: string;

  constructor(private readonly shell: Shell) {
    const kept = reloaded() ? read() : null;
    this.id = kept?.appId === shell.appId ? kept.session : shell.session;
    this.keep();
  }

  /** Takes the reserved session after the kept one turned out to be gone; false if that is the one already. */
  renew(): boolean {
    if (this.id === this.shell.session) return false;
    this.id = this.shell.session;
    this.keep();
    return true;
  }

  /** Makes the next load of this page start a session of its own. */
  forget(): void {
    sessionStorage.removeItem(key);
  }

  /** Whether the page may load itself again because its session never began; a few times in a row, and then no more. */
  mayTryAgain(): boolean {
    try {
      const tries = Number(sessionStorage.getItem(triesKey) ?? 0) + 1;
      sessionStorage.setItem(triesKey, String(tries));
      return tries <= triesMax;
    } catch {
      return false;
    }
  }

  /** The session goes on. */
  arrived(): void {
    try {
      sessionStorage.removeItem(triesKey);
    } catch {
      // nothing was kept either
    }
  }

  get url(): LaunchUrl {
    return this.shell.entry;
  }

  private keep(): void {
    document.documentElement.dataset["minihostSession"] = this.id;
    try {
      sessionStorage.setItem(key, JSON.stringify({ session: this.id, appId: this.shell.appId } satisfies Kept));
    } catch {
      // a browser that keeps nothing starts a new session on reload
    }
  }
}

function reloaded(): boolean {
  const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return entry?.type === "reload" || entry?.type === "back_forward";
}

function read(): Kept | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null") as Kept | null;
  } catch {
    return null;
  }
}
