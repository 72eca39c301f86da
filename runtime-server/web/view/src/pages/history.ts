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

  /** @param back goes back some pages, which the browser itself may have `shown`; says false when the page stays */
  constructor(
    private readonly appId: string,
    private readonly back: (steps: number, shown: boolean) => boolean,
  ) {
    addEventListener("popstate", (event) => this.popped(event));
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

  private popped(event: PopStateEvent): void {
    if (this.expected > 0) {
      this.expected--;
      history.replaceState(entry(this.depth), "", this.address);
      return;
    }
    const at = entryDepth(event.state as Entry | null);
    const steps = this.depth - at;
    const shown = (event as { hasUAVisualTransition?: boolean }).hasUAVisualTransition === true;
    if (steps < 0 || (steps > 0 && !this.back(steps, shown))) this.go(steps);
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
