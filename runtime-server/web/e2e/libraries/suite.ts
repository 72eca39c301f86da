import {
  Api,
  launchChromium,
  newPhone,
  openProgram,
  sessionId,
  sharedServer,
  type Browser,
  type BrowserContext,
  type Page,
} from "../src/index.js";
import type { Case, Cases } from "./case.js";
import { published, removeProgram, writeProgram, type Library } from "./program.js";

/** The first compilation of a whole library, on a slow machine. */
const UPLOAD_MS_MAX = 420_000;
const TEXT_MS_MAX = 15_000;

/** Every published component of a library: uploaded to the server, opened in a browser, looked at. */
export function testLibrary(library: Library, cases: Cases): void {
  describe(library.name, () => {
    const server = sharedServer();
    const api = new Api(server);
    let browser: Browser;
    let phone: BrowserContext;
    let appId: string;

    beforeAll(async () => {
      const folder = writeProgram(library, cases);
      try {
        appId = await api.publish(library.name, folder);
      } finally {
        removeProgram(folder);
      }
      browser = await launchChromium();
      phone = await newPhone(browser);
    }, UPLOAD_MS_MAX);

    afterAll(() => browser?.close());

    it("has a page for each published component", () => {
      expect(Object.keys(cases).sort()).toEqual(published(library).sort());
    });

    for (const [name, each] of Object.entries(cases)) {
      const run = each.broken === undefined ? it : it.fails;
      run(name, async () => {
        const page = await phone.newPage();
        try {
          await openProgram(page, server.url, appId, `pages/${name}/index`);
          await look(page, each.virtual || library.virtual ? null : (each.host ?? library.prefix + name), each);
          const entries = await api.log(appId, await sessionId(page));
          const ours = entries.filter((entry) => entry.level === "error" && entry.attribution !== "network");
          expect(ours).toEqual([]);
        } finally {
          await page.close();
        }
      });
    }
  });
}

/** @param tag of the host element; null where the component has none and the page is looked at instead */
async function look(page: Page, tag: string | null, each: Case): Promise<void> {
  const host = page.locator(tag === null ? ".mh-page-body > *" : `wx-${tag}`).first();
  await host.waitFor({ state: "attached" });
  for (const text of each.texts ?? []) {
    await page.getByText(text).filter({ visible: true }).first().waitFor({ timeout: TEXT_MS_MAX });
  }
  if (each.flat) return;
  const size = await host.evaluate((element) => {
    // A host is `display: inline`, so what it shows is the size of what lies in it.
    const boxes = [element, ...element.querySelectorAll("*")].map((inner) => inner.getBoundingClientRect());
    return { width: Math.max(...boxes.map((box) => box.width)), height: Math.max(...boxes.map((box) => box.height)) };
  });
  expect(size.width).toBeGreaterThan(0);
  expect(size.height).toBeGreaterThan(0);
}
