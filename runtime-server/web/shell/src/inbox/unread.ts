import type { Store } from "../store.js";

/**
 * Hears of new messages while the page is looked at, and says how many there are where other windows and the device's home
 * screen show it.
 */
export class Unread {
  private source: EventSource | null = null;
  private title = "";
  private readonly listeners = new Set<() => void>();

  constructor(private readonly store: Store) {
    store.watch(() => this.show());
    document.addEventListener("visibilitychange", () => this.follow());
    addEventListener("pagehide", () => this.close());
    addEventListener("pageshow", () => this.follow());
    this.follow();
  }

  /** The page has another title. */
  name(title: string): void {
    this.title = title;
    this.show();
  }

  /** Calls when the inbox may be different, until the returned function is called. */
  watch(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** A browser has few connections for one host, so a page that nobody sees takes none. */
  private follow(): void {
    if (document.visibilityState === "hidden") return this.close();
    if (this.source && this.source.readyState !== EventSource.CLOSED) return undefined;
    const source = new EventSource("/_h/messages/news");
    source.addEventListener("inbox", () => {
      // each stream begins with one, as something may have come while there was none
      this.changed();
    });
    this.source = source;
    return undefined;
  }

  private close(): void {
    this.source?.close();
    this.source = null;
  }

  private changed(): void {
    void this.store.refresh();
    for (const listener of this.listeners) listener();
  }

  private show(): void {
    const { unread } = this.store.value;
    document.title = unread ? `(${unread}) ${this.title}` : this.title;
    // not every browser has marks on icons
    const marks = navigator as Partial<Navigator>;
    void (unread ? marks.setAppBadge?.(unread) : marks.clearAppBadge?.())?.catch(() => {});
  }
}
