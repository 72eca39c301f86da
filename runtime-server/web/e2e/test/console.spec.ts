import {
  Api,
  launchChromium,
  sharedServer,
  zipTexts,
  type Browser,
  type BrowserContext,
  type Page,
} from "../src/index.js";
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

/** A developer with an organisation and a program; answers the program's id. */
async function begin(name: string): Promise<string> {
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
  return /wx[0-9a-f]{16}/.exec(page.url())![0];
}

/** Sets the share of the people and applies it. */
async function give(percent: number): Promise<void> {
  await page.fill("[data-test=release-percent]", String(percent));
  expect(await page.textContent("[data-value=percent]")).toBe(`${percent}%`);
  await page.click("[data-action=release]");
  await live(`Rolling out ${percent}%`);
}

const live = (text: string) => page.locator("[data-list=live]").getByText(text, { exact: true }).waitFor();

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

  it("takes a version from its review to some people, to more, and back", { timeout: 240_000 }, async () => {
    const api = new Api(server);
    const appId = await begin(somebody());
    await api.upload(appId, zipTexts(files("Menu")), "1.0.0");
    await api.release(appId, "1.0.0");
    await api.upload(appId, zipTexts(files("New menu")), "1.0.1");
    await page.reload();
    await page.locator('[data-version="1.0.1"] [data-step=submit]').click();
    await page.locator('[data-version="1.0.1"]').getByText("In review").waitFor();
    await api.step(appId, "1.0.1", "approve");
    await page.goto(`${server.url}/console/programs/${appId}/release`);
    await page.getByText("Version 1.0.1", { exact: true }).waitFor();
    await give(10);
    await page.locator("[data-list=health] > li").nth(1).waitFor();
    await page.locator("[data-value=live][data-live=true]").waitFor();
    await faults(page, "release");
    await give(50);
    await page.click("[data-action=undo]");
    await live("Rolling out 10%");
    // what others do is seen without a reload
    await api.send("POST", `/programs/${appId}/versions/1.0.1/release`, { percent: 20, reason: "All is well" });
    await live("Rolling out 20%");
    await page.locator("[data-list=changes]").getByText("All is well").waitFor();
    await page.click("[data-action=stop]");
    await page.locator("[data-list=live]").getByText("1.0.1").waitFor({ state: "detached" });
    await page.locator("[data-list=changes]").getByText("Back to 1.0.0, 1.0.1 is gone").waitFor();
  });
});
