import { mkdirSync } from "node:fs";
import {
  Api,
  launchChromium,
  newPhone,
  openProgram,
  ready,
  sharedServer,
  zipTexts,
  type Browser,
  type BrowserContext,
  type Page,
} from "../src/index.js";

/** A program asks whether it may send messages; what its own server sends lies in the inbox and leads back into it. */
const server = sharedServer();
const stamp = Date.now().toString(36);
const name = `Baker ${stamp}`;
const shots = process.env["MINIHOST_SHOTS"];
let browser: Browser;
let appId: string;
let secret: string;
let token: string;
let template: string;
let other: string;
let phone: BrowserContext;
let page: Page;

/** A call of the program's own server. */
async function call<T>(path: string, body?: unknown): Promise<T & { errcode?: number }> {
  const method = body === undefined ? "GET" : "POST";
  const url = `${server.url}${path}${path.includes("?") ? "&" : "?"}access_token=${token}`;
  const answer = await fetch(url, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
  return (await answer.json()) as T & { errcode?: number };
}

const take = async (tid: string, kidList: number[]) =>
  (await call<{ priTmplId: string }>("/wxaapi/newtmpl/addtemplate", { tid, kidList })).priTmplId;

const program = () =>
  zipTexts({
    "app.json": JSON.stringify({ pages: ["pages/index/index"], window: { navigationBarTitleText: "Baker" } }),
    "pages/index/index.js": `Page({
      data: { said: "", scene: "", order: "", code: "" },
      onLoad({ order }) {
        this.setData({ scene: String(wx.getLaunchOptionsSync().scene), order: order || "" });
        wx.login({ success: ({ code }) => this.setData({ code }) });
      },
      ask() {
        wx.requestSubscribeMessage({
          tmplIds: ["${template}", "${other}"],
          complete: (said) => this.setData({ said: JSON.stringify(said) }),
        });
      },
    })`,
    "pages/index/index.wxml": `<button id="ask" bindtap="ask">ask</button><view id="said">{{said}}</view>
      <view id="scene">{{scene}}</view><view id="order">{{order}}</view><view id="code">{{code}}</view>`,
  });

beforeAll(async () => {
  browser = await launchChromium();
  const api = new Api(server);
  const registered = await api.create(name);
  appId = registered.appId;
  secret = registered.appSecret;
  const proof = `grant_type=client_credential&appid=${appId}&secret=${secret}`;
  const answer = await fetch(`${server.url}/cgi-bin/token?${proof}`);
  token = ((await answer.json()) as { access_token: string }).access_token;
  template = await take("409", [1, 2, 3]);
  other = await take("410", [1, 3]);
  await api.upload(appId, program());
  await api.release(appId);
  phone = await newPhone(browser, { permissions: ["notifications"] });
  page = await phone.newPage();
  if (shots) mkdirSync(shots, { recursive: true });
});

afterAll(() => browser?.close());

const shot = async (on: Page, file: string) => shots && (await on.screenshot({ path: `${shots}/${file}.png` }));

let openid = "";

/** As the program's server learns who its person is. */
async function login(): Promise<void> {
  await page.locator("#code").getByText(/./).waitFor();
  const code = await page.locator("#code").textContent();
  const proof = `appid=${appId}&secret=${secret}&grant_type=authorization_code&js_code=${code}`;
  const answer = (await (await fetch(`${server.url}/sns/jscode2session?${proof}`)).json()) as { openid: string };
  openid = answer.openid;
}

const send = (more: object = {}) =>
  call("/cgi-bin/message/subscribe/send", {
    touser: openid,
    template_id: template,
    page: "pages/index/index?order=7",
    data: { character_string1: { value: "A018" }, thing2: { value: "<b>牛肉面</b>一份" }, time3: { value: "12:30" } },
    ...more,
  });

describe("a subscribed message", () => {
  it("is asked for in the host's own sheet, where each kind can be left out", async () => {
    await openProgram(page, server.url, appId);
    await login();
    expect((await send()).errcode).toBe(43101);
    await page.locator("#ask").tap();
    const sheet = page.locator("[data-host=consent]");
    await sheet.getByText(name).waitFor();
    await sheet.getByText("取餐提醒").waitFor();
    await sheet.locator(`[data-choice="${other}"]`).uncheck();
    await page.waitForSelector("[data-host=consent] [data-action=allow]:enabled");
    await sheet.locator("summary").first().click();
    await shot(page, "consent");
    await sheet.locator("[data-action=allow]").click();
    await page.locator("#said").getByText("ok").waitFor();
    const said = JSON.parse((await page.locator("#said").textContent()) ?? "") as Record<string, string>;
    expect(said).toEqual({ errMsg: "requestSubscribeMessage:ok", [template]: "accept", [other]: "reject" });
  });

  it("shows on an open page at once, and opens its page of the program", async () => {
    const home = await phone.newPage();
    await home.goto(server.url);
    const count = home.locator("[data-unread]");
    expect(await count.isHidden()).toBe(true);
    expect((await send()).errcode).toBe(0);
    expect((await send()).errcode).toBe(43101);
    await count.getByText("1", { exact: true }).waitFor();
    await shot(home, "home");
    await home.locator("a[href='/messages']").tap();
    await home.getByText("<b>牛肉面</b>一份").waitFor();
    await shot(home, "inbox");
    await home.locator("a[href^='/messages/open/']").first().tap();
    await ready(home);
    expect(await home.locator("#scene").textContent()).toBe("1014");
    expect(await home.locator("#order").textContent()).toBe("7");
    await home.goto(`${server.url}/messages`);
    await home.locator(".note").waitFor();
    expect(await home.locator(".note.unread").count()).toBe(0);
    await home.close();
  });

  it("comes to an inbox that is looked at, where it is stopped and deleted", async () => {
    const inbox = await phone.newPage();
    await inbox.goto(`${server.url}/messages`);
    await inbox.locator(".note").waitFor();
    await page.locator("#ask").tap();
    await page.waitForSelector("[data-host=consent] [data-action=allow]:enabled");
    await page.locator("[data-host=consent] [data-action=allow]").click();
    await page.locator("[data-host=consent]").waitFor({ state: "detached" });
    await vi.waitFor(async () => expect((await send({ page: "" })).errcode).toBe(0), { timeout: 20_000 });
    await inbox.locator(".note.unread").waitFor();
    await inbox.locator("button.card").tap();
    await inbox.locator(".note.unread").waitFor({ state: "detached" });
    await inbox.locator(".group [data-action=more]").tap();
    await shot(inbox, "menu");
    await inbox.locator("[data-action=stop]").tap();
    await inbox.locator("[data-action=stop]").waitFor({ state: "detached" });
    await inbox.locator(".group small").first().waitFor();
    expect((await send()).errcode).toBe(43101);
    await inbox.locator(".group [data-action=more]").tap();
    await inbox.locator("[data-action=delete].danger").tap();
    await inbox.locator("[data-action=confirm]").tap();
    await inbox.locator(".note").first().waitFor({ state: "detached" });
    await shot(inbox, "empty");
    await inbox.close();
  });

  it("is shown by the browser while no page is open", async () => {
    const shell = await phone.newPage();
    await shell.goto(`${server.url}/messages`);
    await shell.locator("[data-action=push]").waitFor();
    await shell.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
    const devtools = await phone.newCDPSession(shell);
    const found = new Promise<string>((resolve) => {
      devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
        const [first] = registrations;
        if (first) resolve(first.registrationId);
      });
    });
    await devtools.send("ServiceWorker.enable");
    const registrationId = await found;
    const shown = async (data: string) => {
      await devtools.send("ServiceWorker.deliverPushMessage", { origin: server.url, registrationId, data });
      const list = () =>
        shell.evaluate(async () => {
          const registration = await navigator.serviceWorker.ready;
          const all = await registration.getNotifications();
          return all.map(({ title, body, data }) => ({ title, body, data: data as unknown }));
        });
      await vi.waitFor(async () => expect(await list()).not.toEqual([]), { timeout: 20_000 });
      const notifications = await list();
      await shell.evaluate(async () => {
        const registration = await navigator.serviceWorker.ready;
        (await registration.getNotifications()).forEach((one) => one.close());
      });
      return notifications;
    };
    const news = { title: name, body: "取餐提醒", tag: appId, url: "/messages/open/1" };
    expect(await shown(JSON.stringify(news))).toEqual([{ title: name, body: "取餐提醒", data: "/messages/open/1" }]);
    expect(await shown("not json")).toEqual([{ title: "Minihost", body: "", data: "/messages" }]);
    await shell.close();
  });
});
