import { api, type Home } from "./api.js";

type Listener = (home: Home) => void;

/**
 * What the front page shows. The server has it; other tabs of this browser hear of changes at once, and a tab that is looked
 * at again asks anew.
 */
export class Store {
  private readonly listeners = new Set<Listener>();
  private readonly channel = "BroadcastChannel" in globalThis ? new BroadcastChannel("minihost-home") : null;
  private asked = 0;

  constructor(private home: Home) {
    this.channel?.addEventListener("message", () => void this.refresh());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && void this.refresh());
    addEventListener("pageshow", (event) => event.persisted && void this.refresh());
    addEventListener("online", () => void this.refresh());
  }

  get value(): Home {
    return this.home;
  }

  isPinned(appId: string): boolean {
    return this.home.pinned.some((card) => card.appId === appId);
  }

  /** Calls at every change, until the returned function is called. */
  watch(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Shows what the change leads to; the other tabs follow. */
  async change(call: Promise<Home>): Promise<void> {
    const asked = ++this.asked;
    const home = await call;
    if (asked === this.asked) this.show(home);
    this.channel?.postMessage("changed");
  }

  /** Shows something before the server has said so. */
  show(home: Home): void {
    this.home = home;
    for (const listener of this.listeners) listener(home);
  }

  async refresh(): Promise<void> {
    const asked = ++this.asked;
    const home = await api.home().catch(() => null);
    if (home && asked === this.asked) this.show(home);
  }
}
