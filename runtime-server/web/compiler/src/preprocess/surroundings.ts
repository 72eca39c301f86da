// What the libraries ask of a browser's globals when they start. There is no browser, and no network.

/** An address of a sheet in the bundle: `mp:/` and its path. */
class SheetUrl {
  readonly href: string;

  constructor(href: string) {
    this.href = href;
  }

  get protocol(): string {
    return "mp:";
  }

  get pathname(): string {
    return this.href.slice("mp:".length);
  }

  toString(): string {
    return this.href;
  }
}

Object.assign(globalThis, { URL: SheetUrl, location: { href: "file:///" } });

export {};
