import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Input } from "@minihost/protocol";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { expect, vi } from "vitest";
import { launchChromium } from "../../e2e/src/chromium.js";
import { drawn } from "../../e2e/src/still.js";
import { FakeServer, type Script } from "./fake-server.js";
import { Gallery, galleryStyle, picture } from "./gallery.js";
import { openPage, pageOpened } from "./tree.js";

export const shots = fileURLToPath(new URL("../target/", import.meta.url));

type InputEvent = Extract<Input, { i: "event" }>;

/** One person's visit to the fake server, in a real browser. */
export class Visit {
  private static browser: Browser;

  private constructor(
    readonly page: Page,
    readonly server: FakeServer,
    readonly gallery: Gallery,
    readonly errors: string[],
  ) {}

  static async startBrowser(): Promise<void> {
    mkdirSync(shots, { recursive: true });
    Visit.browser = await launchChromium();
  }

  static stopBrowser(): Promise<void> {
    return Visit.browser.close();
  }

  static async open(
    nodes: (gallery: Gallery) => ReturnType<Gallery["basics"]>,
    more: Partial<Script> = {},
    options: BrowserContextOptions = {},
    delay?: () => number,
  ): Promise<Visit> {
    const gallery = new Gallery();
    const server = await FakeServer.start(
      {
        launch: () => openPage(pageOpened(1, "pages/index/index"), nodes(gallery)),
        styles: { app: galleryStyle, "pages/index/index": "" },
        files: { "a.svg": { type: "image/svg+xml", body: picture } },
        ...more,
      },
      delay,
    );
    const page = await Visit.browser.newPage({ viewport: { width: 390, height: 844 }, ...options });
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("console", (message) => {
      if (/Content Security|TypeError|Refused/.test(message.text())) errors.push(message.text());
    });
    await page.goto(server.url);
    await page.waitForSelector("html[data-minihost-state=ready]", { timeout: 60_000 });
    return new Visit(page, server, gallery, errors);
  }

  events(type: string, name?: string): InputEvent[] {
    const node = name === undefined ? undefined : this.gallery.trees.id(name);
    return this.server.inputs.filter(
      (input): input is InputEvent =>
        input.i === "event" && input.type === type && (node === undefined || input.node === node),
    );
  }

  async eventually(check: () => unknown): Promise<void> {
    await vi.waitFor(check, { timeout: 20_000, interval: 20 });
  }

  /** What the server has said until now has been heard and drawn, and what came of that has been heard by the server. */
  async settled(): Promise<void> {
    for (let round = 0; round < 2; round++) {
      await drawn(this.page);
      const id = this.server.ask();
      await this.eventually(() => expect(this.server.answers.some((answer) => answer.id === id)).toBe(true));
    }
  }

  /** Ends the visit, which must have met no error but such as `expected`. */
  async close(expected = /^$/): Promise<void> {
    await this.page.close();
    await this.server.stop();
    expect(this.errors.filter((error) => !expected.test(error))).toEqual([]);
  }
}
