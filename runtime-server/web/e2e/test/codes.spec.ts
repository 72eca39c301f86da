import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Api, type Program } from "../src/api.js";
import { launchChromium } from "../src/chromium.js";
import { newPhone, ready } from "../src/phone.js";
import { sharedServer } from "../src/shared-server.js";
import { film, sceneProgram, text } from "./shell-kit.js";

const server = sharedServer();
const api = new Api(server);
const page = "pages/index/index";

let browser: Browser;
let program: Program;
let token = "";

beforeAll(async () => {
  browser = await launchChromium();
  program = await api.create("Tea house");
  await api.upload(program.appId, sceneProgram("Tea house"));
  await api.release(program.appId);
  const { appId, appSecret } = program;
  const asked = await fetch(
    `${server.url}/cgi-bin/token?grant_type=client_credential&appid=${appId}&secret=${appSecret}`,
  );
  token = ((await asked.json()) as { access_token: string }).access_token;
});
afterAll(() => browser.close());

async function call(path: string, fields: object): Promise<Response> {
  return fetch(`${server.url}${path}?access_token=${token}`, { method: "POST", body: JSON.stringify(fields) });
}

async function picture(path: string, fields: object): Promise<Buffer> {
  const answer = await call(path, fields);
  expect(answer.headers.get("content-type")).toBe("image/png");
  return Buffer.from(await answer.arrayBuffer());
}

const round = (fields: object = {}) => picture("/wxa/getwxacodeunlimit", { scene: "table=12", page, ...fields });

/** What the program heard of how it was opened. */
async function heard(tab: Page): Promise<{ scene: string; query: Record<string, string> }> {
  await tab.waitForURL(`**/p/${program.appId}**`);
  await ready(tab);
  return {
    scene: (await text(tab, "scene")) ?? "",
    query: JSON.parse((await text(tab, "query")) ?? "{}") as Record<string, string>,
  };
}

it("reads from pictures whatever the server draws", async () => {
  const square = { path: `${page}?table=12` };
  const drawn: [Buffer, string][] = [
    [await round({ width: 280 }), "1049"],
    [await round({ width: 1280, is_hyaline: true, line_color: { r: "180", g: "30", b: "90" } }), "1049"],
    [await picture("/wxa/getwxacode", { ...square, auto_color: true }), "1049"],
    [await picture("/cgi-bin/wxaapp/createwxaqrcode", square), "1013"],
  ];
  const context = await newPhone(browser);
  for (const [buffer, scene] of drawn) {
    const tab = await context.newPage();
    await tab.goto(`${server.url}/scan`);
    await tab.locator("input[type=file]").setInputFiles({ name: "code.png", mimeType: "image/png", buffer });
    const told = await heard(tab);
    expect(told.scene).toBe(scene);
    expect(decodeURIComponent(told.query["scene"] ?? `table=${told.query["table"]}`)).toBe("table=12");
    await tab.close();
  }
  await context.close();
});

it("reads a round code through the camera", async () => {
  const tape = await film(browser, await round());
  const flags = ["--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${tape.path}`];
  const filming = await launchChromium(flags);
  try {
    const tab = await (await newPhone(filming, { permissions: ["camera"] })).newPage();
    await tab.goto(`${server.url}/scan`);
    const told = await heard(tab);
    expect(told.scene).toBe("1047");
    expect(decodeURIComponent(told.query["scene"] ?? "")).toBe("table=12");
  } finally {
    await filming.close();
    tape.remove();
  }
});

it("opens links in a browser, and says what to do with those that are over", async () => {
  const made = await call("/wxa/generate_urllink", { path: page, query: "table=12" });
  const link = ((await made.json()) as { url_link: string }).url_link;
  const context = await newPhone(browser, { locale: "zh-CN", colorScheme: "dark" });
  const tab = await context.newPage();
  await tab.goto(link);
  expect(await heard(tab)).toEqual({ scene: "1194", query: { table: "12" } });

  const unknown = await tab.goto(`${server.url}/s/AAAAAAAAAAAA`);
  expect(unknown?.status()).toBe(404);
  expect(await tab.locator("h1").textContent()).toBe("无法识别这个码");
  const ground = await tab.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(ground).not.toMatch(/25\d, 25\d, 25\d/);
  if (process.env["MINIHOST_SHOTS"]) await tab.screenshot({ path: `${process.env["MINIHOST_SHOTS"]}/unknown-zh.png` });
  await tab.locator("a.button").click();
  await tab.waitForURL(`${server.url}/`);
  await context.close();
});
