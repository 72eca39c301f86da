import { pathSegments } from "../paint/assets.js";
import { sheetOf } from "./preloaded.js";

const patience = 5_000;

/** Loads style sheets once each, keeping the order in which they were first asked for. */
export class StyleSheets {
  private readonly loaded = new Map<string, Promise<void>>();

  constructor(private readonly prefix: string) {}

  /** Settled when all apply; a sheet that fails or takes too long is not waited for. */
  load(paths: string[]): Promise<void> {
    const all = paths.map((path) => this.loaded.get(path) ?? this.fetch(path));
    return Promise.all(all).then(() => undefined);
  }

  private fetch(path: string): Promise<void> {
    const href = new URL(`${this.prefix}${pathSegments(path)}.css`, location.href).href;
    const present = sheetOf(href);
    if (present?.sheet) return this.known(path, Promise.resolve());
    const element = present ?? added(href);
    const done = new Promise<void>((resolve) => {
      element.onload = element.onerror = () => resolve();
      setTimeout(resolve, patience);
    });
    return this.known(path, done);
  }

  private known(path: string, done: Promise<void>): Promise<void> {
    this.loaded.set(path, done);
    return done;
  }
}

/** After all others, as the sheets of the program and of its first page stand in the document's body. */
function added(href: string): HTMLLinkElement {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  document.body.append(link);
  return link;
}
