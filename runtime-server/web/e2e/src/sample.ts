import { createHash } from "node:crypto";
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from "playwright-core";
import { Api, type LogEntry } from "./api.js";
import { launchChromium } from "./chromium.js";
import { packSample } from "./npm.js";
import { Payer } from "./money/payer.js";
import { newPhone, openProgram, sessionId } from "./phone.js";
import { slowProxy, type Delay, type SlowProxy } from "./proxy.js";
import { repositoryPath } from "./server.js";
import { sharedServer } from "./shared-server.js";

/** The first compilation of a component library, on a slow machine. */
export const LIBRARY_MS_MAX = 420_000;

/** What a test of a sample is repeated on: the server itself, and a line of 80 ms ± 40 ms to it. */
export const LINES = [
  { line: "directly", delay: undefined },
  { line: "over a slow line", delay: { meanMs: 80, spreadMs: 40 } },
] as const;

export interface Visit {
  /** what every test of the block begins with */
  begin?: () => Promise<void>;
  /** of the line to the server */
  delay?: Delay;
  /** beginnings of errors in the program's log that are right */
  expected?: string[];
  phone?: BrowserContextOptions;
}

/** A sample on the shared server, and the person of the running test. */
export class Sample {
  private readonly server = sharedServer();
  private readonly api = new Api(this.server);
  private browser?: Browser;
  appId!: string;
  /** of the line in use */
  url = this.server.url;
  phone!: BrowserContext;
  page!: Page;

  async publish(name: string, folder: string): Promise<void> {
    this.browser = await launchChromium();
    this.appId = await this.api.publish(name, packSample(folder));
  }

  /** Takes the one that has come with the server, where its merchant serves it. */
  async take(folder: string): Promise<void> {
    this.browser = await launchChromium();
    this.appId = sampleAppId(folder);
  }

  async close(): Promise<void> {
    await this.browser?.close();
  }

  /** Every test of the block has a person of its own, and may leave no error in the program's log. */
  visit({ begin, delay, expected = [], phone }: Visit = {}): void {
    let proxy: SlowProxy | undefined;

    beforeAll(async () => {
      proxy = delay && (await slowProxy(this.server.url, delay));
      this.url = proxy?.url ?? this.server.url;
    });

    afterAll(async () => {
      this.url = this.server.url;
      await proxy?.close();
    });

    beforeEach(async () => {
      await this.become(phone);
      await begin?.();
    });

    afterEach(async (test) => {
      const entries = await this.api.log(this.appId, await sessionId(this.page)).catch(() => []);
      if (test.task.result?.state === "fail") console.log(entries);
      await this.phone.close();
      const wrong = ({ level, message }: LogEntry) =>
        level === "error" && !expected.some((beginning) => message.startsWith(beginning));
      expect(entries.filter(wrong)).toEqual([]);
    });
  }

  /** The running test goes on as somebody else. */
  async become(options?: BrowserContextOptions): Promise<void> {
    await this.phone?.close();
    this.phone = await newPhone(this.browser!, options);
    this.page = await this.phone.newPage();
  }

  /** The running test goes on as somebody who has signed in and has this money, in fen. */
  async becomePayer(money: number, options?: BrowserContextOptions): Promise<Payer> {
    await this.become(options);
    return Payer.signIn(this.api, this.page, this.server.url, money);
  }

  open(path?: string): Promise<void> {
    return openProgram(this.page, this.url, this.appId, path);
  }

  /** What the person sees: pages below and pages of other tabs stay in the document. */
  seen(selector: string, text?: string): Locator {
    const found = this.page.locator(selector).filter({ visible: true });
    return text === undefined ? found : found.filter({ hasText: text });
  }

  tab(name: string): Locator {
    return this.page.locator("[data-host=tab-bar]").getByText(name, { exact: true });
  }
}

/**
 * Publishes a sample for the tests of a file.
 *
 * @param folder below `samples`
 * @param publishMsMax where it is not what any hook may take
 */
export function sample(name: string, folder: string, publishMsMax?: number): Sample {
  const published = new Sample();
  beforeAll(() => published.publish(name, repositoryPath("samples", folder)), publishMsMax);
  afterAll(() => published.close());
  return published;
}

/** A sample that has come with the server, which runs its merchant beside it. */
export function sampleWithMerchant(folder: string): Sample {
  const taken = new Sample();
  beforeAll(() => taken.take(folder));
  afterAll(() => taken.close());
  return taken;
}

/** The same on every server. */
function sampleAppId(folder: string): string {
  const hash = createHash("md5").update(`sample/${folder}`).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x30;
  return "wx" + hash.subarray(0, 8).toString("hex");
}
