import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Api } from "../src/api.js";
import { launchChromium } from "../src/chromium.js";
import { newPhone, openProgram, ready } from "../src/phone.js";
import { sharedServer } from "../src/shared-server.js";
import { INSTALL_MS_MAX, installUploadTool, uploadScript, uploadTool } from "../src/upload-tool.js";

const server = sharedServer();
const api = new Api(server);
const folder = mkdtempSync(join(tmpdir(), "minihost-upload-tool-"));

let browser: Browser;
let appId = "";
let project: string[];

/** Newer words of the language, which the tool rewrites and adds helpers for; a subpackage; a page that shows its query. */
const PROGRAM: Record<string, string> = {
  "project.config.json": JSON.stringify({ miniprogramRoot: "src/", compileType: "miniprogram" }),
  "src/app.json": JSON.stringify({
    pages: ["pages/index/index"],
    subPackages: [{ root: "shop", pages: ["list/list"] }],
    window: { navigationBarTitleText: "Tea" },
  }),
  "src/app.js": "App({ globalData: { teas: ['green', 'black'] } });\n",
  "src/pages/index/index.json": "{}",
  "src/pages/index/index.wxss": ".teas { color: rgb(10, 90, 60); }\n",
  "src/pages/index/index.wxml":
    '<view id="teas" class="teas" bindtap="go">{{teas}}</view><view id="query">{{query}}</view>\n',
  "src/pages/index/index.js": `class Shelf {
  constructor(...teas) { this.teas = [...teas, "white"]; }
  get names() { return this.teas.map((tea) => \`\${tea} tea\`).join(", "); }
}
Page({
  data: { teas: "", query: "" },
  async onLoad(query) {
    const teas = await Promise.resolve(getApp().globalData.teas);
    this.setData({ teas: new Shelf(...teas).names, query: JSON.stringify({ ...query }) });
  },
  go() { wx.navigateTo({ url: "/shop/list/list" }); },
});
`,
  "src/shop/list/list.wxml": '<view id="list">in the shop</view>\n',
  "src/shop/list/list.js": "Page({});\n",
  "src/shop/list/list.json": "{}",
};

function write(name: string, content: string): string {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

async function asOperator<T>(method: string, path: string, body?: object): Promise<T> {
  const answer = await fetch(`${server.url}/api/v1/programs/${appId}${path}`, {
    method,
    headers: { Authorization: `Bearer ${server.token}`, "Content-Type": "application/json" },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  expect(answer.ok).toBe(true);
  return (await answer.json()) as T;
}

const upload = (version: string, ...more: string[]) =>
  uploadTool(server.url, "upload", ...project, "--uv", version, "--threads", "0", "--use-cos", "false", ...more);

beforeAll(async () => {
  installUploadTool();
  browser = await launchChromium();
  appId = (await api.create("Tea house")).appId;
  const key = await asOperator<{ privateKey: string }>("POST", "/upload-keys", { name: "build server" });
  const keyFile = write(`private.${appId}.key`, key.privateKey);
  Object.entries(PROGRAM).forEach(([name, content]) => write(`tea/${name}`, content));
  project = ["--appid", appId, "--project-path", join(folder, "tea"), "--private-key-path", keyFile];
}, INSTALL_MS_MAX);

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const text = (tab: Page, id: string) => tab.locator(`#${id}`).filter({ visible: true }).textContent();

it("publishes by its command line what people then open", async () => {
  const run = await upload(
    "1.0.0",
    "-r",
    "7",
    "--ud",
    "the first 茶",
    "--enable-es6",
    "true",
    "--enable-minify",
    "true",
  );
  expect(run.ok, run.output).toBe(true);
  const version = await asOperator<object>("GET", "/versions/1.0.0");
  expect(version).toMatchObject({ state: "development", robot: 7, description: "the first 茶", problems: [] });
  await api.release(appId);

  const phone = await newPhone(browser);
  const tab = await phone.newPage();
  await openProgram(tab, server.url, appId);
  await expect.poll(() => text(tab, "teas")).toBe("green tea, black tea, white tea");
  await tab.locator("#teas").click();
  await expect.poll(() => text(tab, "list")).toBe("in the shop");
  await phone.close();

  const again = await upload("1.0.0");
  expect(again.ok).toBe(false);
  expect(again.output).toContain("Version 1.0.0 is released already");
});

const SCRIPT = `const ci = require("miniprogram-ci");
const { appid, projectPath, privateKeyPath, picture } = JSON.parse(process.argv[2]);
const project = () => new ci.Project({ appid, projectPath, privateKeyPath, type: "miniProgram" });
const options = () => ({ project: project(), setting: { es6: true }, robot: 4, onProgressUpdate: () => {} });
const patient = async (step, left = 6) => {
  try {
    return await step();
  } catch (error) {
    if (left === 1 || !error.message.includes("fork process timeout")) throw error;
    return patient(step, left - 1);
  }
};
(async () => {
  const uploaded = await patient(() => ci.upload({ ...options(), version: "1.1.0", desc: "by the API" }));
  console.log("PARTS " + JSON.stringify(uploaded.subPackageInfo.map((part) => part.name)));
  const preview = () => ({ ...options(), pagePath: "pages/index/index", searchQuery: "table=12" });
  await patient(() => ci.preview({ ...preview(), qrcodeFormat: "image", qrcodeOutputDest: picture }));
  // The tool's own reader does not read every code, whoever has drawn it, and each preview has another.
  for (let left = 3; left > 0; left--) await patient(() => ci.preview({ ...preview(), qrcodeFormat: "terminal" }));
  require("fs").writeFileSync(projectPath + "/src/pages/index/index.js", "Page({\\n  data: {,\\n});\\n");
  await patient(() => ci.upload({ ...options(), setting: {}, version: "1.2.0" }));
})().catch((error) => console.log("REFUSED " + error.message)).finally(() => process.exit(0));
`;

it("publishes, previews and tells what is wrong by its API", async () => {
  const picture = join(folder, "preview.jpg");
  const given = { appid: appId, projectPath: join(folder, "tea"), privateKeyPath: project.at(-1), picture };
  const run = await uploadScript(server.url, write("publish.cjs", SCRIPT), JSON.stringify(given));
  expect(run.output).toContain('PARTS ["__FULL__","__APP__","shop/"]');
  expect(run.output).toContain("terminal qrcode shown above");
  expect(run.output).toMatch(/REFUSED [^]*pages\/index\/index\.js:2:/);
  expect(await asOperator<object>("GET", "/versions/1.1.0")).toMatchObject({ robot: 4, description: "by the API" });

  const phone = await newPhone(browser);
  const tab = await phone.newPage();
  await tab.goto(`${server.url}/scan`);
  const buffer = readFileSync(picture);
  await tab.locator("input[type=file]").setInputFiles({ name: "preview.jpg", mimeType: "image/jpeg", buffer });
  await tab.waitForURL(`**/p/${appId}**`);
  await ready(tab);
  await expect.poll(() => text(tab, "query")).toBe('{"table":"12"}');
  expect(tab.url()).toContain("preview-4");
  await phone.close();
});
