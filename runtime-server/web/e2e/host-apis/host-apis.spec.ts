import {
  Api,
  launchChromium,
  newPhone,
  openProgram,
  ready,
  sessionId,
  sharedServer,
  type Browser,
  type BrowserContext,
  type Page,
} from "../src/index.js";
import { film } from "../test/shell-kit.js";
import { hostApiProgram, PNG } from "./program.js";

describe("host APIs in a browser", () => {
  const server = sharedServer();
  let browser: Browser;
  let phone: BrowserContext;
  let page: Page;
  let appId: string;

  beforeAll(async () => {
    appId = await new Api(server).publish("Host APIs", hostApiProgram());
    browser = await launchChromium();
    phone = await newPhone(browser, { geolocation: { latitude: 48.5, longitude: 9.25 } });
    await phone.grantPermissions(["geolocation"], { origin: server.url });
    page = await phone.newPage();
    await openProgram(page, server.url, appId);
  });

  afterAll(() => browser?.close());

  const press = (id: string) => page.locator(`#${id}`).tap();
  const logs = (text: string) => page.locator("#log", { hasText: text }).waitFor();
  const answer = (host: string, action: string) => page.locator(`[data-host=${host}] [data-action=${action}]`).tap();

  it("ask the person once where they are, and take no for an answer until the settings say otherwise", async () => {
    await press("place");
    await page.locator("[data-host=consent]", { hasText: "Shops near you" }).waitFor();
    await answer("consent", "refuse");
    await logs("getLocation:fail auth deny");
    await press("setting");
    await logs('{"scope.userLocation":false}');
    await press("settings");
    await page.locator("[data-scope='scope.userLocation']").check();
    await answer("settings", "confirm");
    await logs('{"scope.userLocation":true}');
    await press("place");
    await logs("48.5,9.25");
  });

  it("ask again after a reload in the middle of a question", async () => {
    await press("profile");
    await page.locator("[data-host=consent]", { hasText: "for your card" }).waitFor();
    await page.reload();
    await page.locator("[data-host=consent]", { hasText: "for your card" }).waitFor();
    await answer("consent", "confirm");
    await logs("微信用户");
  });

  it("take a picture, show it, and make it smaller", async () => {
    const chooser = page.waitForEvent("filechooser");
    await press("image");
    await (await chooser).setFiles({ name: "red.PNG", mimeType: "text/html", buffer: PNG });
    await logs(`.png ${PNG.length}`);
    const img = page.locator("#shown img");
    await page.waitForFunction(() => document.querySelector<HTMLImageElement>("#shown img")?.naturalWidth === 1);
    const response = await page.request.get((await img.getAttribute("src"))!);
    expect(response.headers()).toMatchObject({ "content-type": "image/png", "x-content-type-options": "nosniff" });
    await press("compress");
    await logs(".jpg");
  });

  it("read codes from pictures and through the camera, whatever the browser knows of codes", async () => {
    const code = Buffer.from(await (await fetch(`${server.url}/_q/${appId}.png`)).arrayBuffer());
    await press("scan");
    const picture = page.locator("[data-host=scan] input[type=file]");
    await picture.setInputFiles({ name: "red.png", mimeType: "image/png", buffer: PNG });
    await picture.setInputFiles({ name: "code.png", mimeType: "image/png", buffer: code });
    await logs(`/p/${appId}`);

    const tape = await film(browser, code);
    const flags = ["--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${tape.path}`];
    const filming = await launchChromium(flags);
    try {
      const other = await (await newPhone(filming, { permissions: ["camera"] })).newPage();
      await openProgram(other, server.url, appId);
      await other.locator("#scan").tap();
      await other.locator("#log", { hasText: `/p/${appId}` }).waitFor();
    } finally {
      await filming.close();
      tape.remove();
    }
  });

  it("keep files for the next visit", async () => {
    await press("keep");
    await logs("kept async");
    const next = await phone.newPage();
    await openProgram(next, server.url, appId);
    await next.locator("#kept").tap();
    await next.locator("#log", { hasText: "kept" }).waitFor();
    await next.close();
  });

  it("open another program and come back from it", async () => {
    const api = new Api(server);
    const otherId = await api.publish("The other", hostApiProgram());
    const next = await phone.newPage();
    await openProgram(next, server.url, appId, `?other=${otherId}`);
    const tap = (id: string) => next.locator(`#${id}`).tap();
    const shows = (text: string) => next.locator("#log", { hasText: text }).waitFor();
    await tap("other");
    await next.locator("[data-host=modal]", { hasText: "The other" }).waitFor();
    await next.locator("[data-host=modal] [data-action=cancel]").tap();
    await shows("navigateToMiniProgram:fail cancel");
    await tap("other");
    await next.locator("[data-host=modal] [data-action=confirm]").tap();
    await next.waitForURL(`**/p/${otherId}/**`);
    await ready(next);
    await tap("enter");
    await shows(`1037 ${appId}{"a":1}1`);
    await tap("back");
    await next.waitForURL(`**/p/${appId}*`);
    await ready(next);
    await tap("enter");
    await shows(`1038 ${otherId}{"b":2}`);
    await next.close();
  });

  it("tell of a version that is released meanwhile, and start it", async () => {
    const api = new Api(server);
    await api.upload(appId, hostApiProgram("newer"), "1.0.1");
    await api.release(appId, "1.0.1");
    await logs("update ready");
    const before = await sessionId(page);
    await press("apply");
    await page.waitForFunction((old) => document.documentElement.dataset["minihostSession"] !== old, before);
    await ready(page);
    await press("version");
    await logs("version 1.0.1");
  });

  it("let a code be typed and a call be refused", async () => {
    await press("scan");
    await page.locator("[data-host=scan] input[name=code]").fill("hello");
    await answer("scan", "confirm");
    await logs("hello");
    await press("call");
    await answer("modal", "cancel");
    await logs("makePhoneCall:fail cancel");
  });
});
