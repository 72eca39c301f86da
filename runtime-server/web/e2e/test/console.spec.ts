import { launchChromium, sharedServer, zipTexts, type Browser, type BrowserContext, type Page } from "../src/index.js";
import { faults, watched } from "./console-kit.js";

/** The console as developers use it, with pages checked for who cannot see or hold a mouse. */
const server = sharedServer();
const password = "correct horse battery";
let browser: Browser;
let desk: BrowserContext;
let page: Page;
let complaints: () => string[];

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(() => browser?.close());

beforeEach(async () => {
  desk = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-US" });
  page = await desk.newPage();
  complaints = watched(page);
});

afterEach(async () => {
  expect(complaints()).toEqual([]);
  await desk.close();
});

const files = (title: string) => ({
  "app.json": JSON.stringify({ pages: ["pages/index/index"], window: { navigationBarTitleText: title } }),
  "app.js": "App({})",
  "pages/index/index.js": "Page({})",
  "pages/index/index.wxml": "<text>hello</text>",
});

async function signUp(name: string, next: string): Promise<void> {
  await page.goto(`${server.url}/sign-up?next=${encodeURIComponent(next)}`);
  await page.fill("input[name=username]", name);
  await page.fill("input[name=password]", password);
  await page.click("[data-action=sign-up]");
  await page.click("text=I have kept them");
  await page.waitForURL(`**${next}`);
}

const heading = (name: string | RegExp) => page.getByRole("heading", { level: 1, name }).waitFor();

async function choose(zip: Uint8Array): Promise<void> {
  const file = { name: "program.zip", mimeType: "application/zip", buffer: Buffer.from(zip) };
  await page.locator("[data-test=zip]").setInputFiles(file);
}

const somebody = () => "dev" + Math.random().toString(36).slice(2, 10);

/** A developer with an organisation and a program. */
async function begin(name: string): Promise<void> {
  await signUp(name, "/console");
  await heading(`Hello, ${name}`);
  await page.locator("[data-list=first-steps] > li").nth(3).waitFor();
  await faults(page, "home-empty");
  await page.goto(`${server.url}/console/organisations`);
  await page.locator("[data-empty] [data-action=new-organisation]").click();
  await page.fill("input[name=organisation]", "Noodles & Co");
  await page.click("[data-action=create-organisation]");
  await heading("Noodles & Co");
  await faults(page, "organisation");
  await page.goto(`${server.url}/console/programs`);
  await page.locator("[data-empty] [data-action=new-program]").click();
  await page.fill("[data-form=create-program] input[name=name]", "<b>Menu</b>");
  await page.click("[data-action=create-program]");
  expect(await page.locator("[data-value=app-secret]").textContent()).toMatch(/^[0-9a-f]{32}$/);
  await page.click("[data-action=kept]");
  await page.waitForURL(/programs\/wx[0-9a-f]{16}\/versions/);
}

describe("the console", () => {
  it("leads who is not signed in to signing in, and back", async () => {
    const name = somebody();
    await page.goto(`${server.url}/console/programs?sort=name`);
    await page.waitForURL(/\/sign-in\?next=/);
    await signUp(name, "/console/programs?sort=name");
    await heading("Mini programs");
  });

  it("takes a new developer from nothing to a version with remarks at their place", { timeout: 240_000 }, async () => {
    await begin(somebody());
    await choose(zipTexts({ ...files("Menu"), "pages/index/index.wxml": "<view><text></view>" }));
    await page.locator("[data-upload=true]").waitFor();
    await page.locator("[data-list=problems] code").getByText("pages/index/index.wxml:1").first().waitFor();
    await page.locator("[data-version='1.0.0']").getByText("Development").waitFor();
  });
});
