import { pathSegments } from "../paint/assets.js";
import type { PageView } from "./page.js";

interface Entry {
  minihost: number;
}

/**
 * Keeps the browser's history and address in step with the page stack: one entry for each page in the stack. Going back in
 * the browser asks the program to go back; a program that goes back by itself takes the browser along.
 */
export class BrowserHistory {
  private depth = 1;
  private address = "";
  /** what the host itself has put into the address, such as the version to open */
  private readonly kept = hostParameters(location.search);
  /** popstate events that this class has caused */
  private expected = 0;

  constructor(
    private readonly appId: string,
    private readonly back: () => void,
  ) {
    addEventListener("popstate", (event) => this.popped(event.state as Entry | null));
  }

  /** The visible page or the depth has changed. */
  follow(page: PageView, depth: number, first: boolean): void {
    this.address = this.addressOf(page);
    const at = first ? depth : entryDepth(history.state as Entry | null);
    this.depth = depth;
    if (depth > at) history.pushState(entry(depth), "", this.address);
    else if (depth < at) this.go(depth - at);
    else history.replaceState(entry(depth), "", this.address);
  }

  private popped(state: Entry | null): void {
    if (this.expected > 0) {
      this.expected--;
      history.replaceState(entry(this.depth), "", this.address);
      return;
    }
    const at = entryDepth(state);
    if (at > this.depth) return this.go(this.depth - at);
    for (let i = at; i < this.depth; i++) this.back();
  }

  private go(steps: number): void {
    this.expected++;
    history.go(steps);
  }

  private addressOf(page: PageView): string {
    // a program decides about its path and query, not about where in this host they lie
    const url = new URL(`/p/${this.appId}/${pathSegments(page.path)}`, location.origin);
    url.search = [page.query, this.kept].filter(Boolean).join("&");
    return url.pathname + url.search;
  }
}

/** Parameters of the host's own, whose names begin with an underscore. */
function hostParameters(search: string): string {
  const own = [...new URLSearchParams(search)].filter(([name]) => name.startsWith("_"));
  return new URLSearchParams(own).toString();
}

function entry(depth: number): Entry {
  return { minihost: depth };
}

function entryDepth(state: Entry | null): number {
  return state?.minihost ?? 1;
}
