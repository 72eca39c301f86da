import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import {
  Api,
  launchChromium,
  newPhone,
  openProgram,
  sharedServer,
  zipTexts,
  type Browser,
  type Page,
} from "../src/index.js";
import { inMenu } from "../src/phone.js";

/** People and a program's staff talk: a button, a chat of the host's, and the program's own server. */
const server = sharedServer();
let browser: Browser;
let merchant: Server;
const told: Record<string, unknown>[] = [];

const program = zipTexts({
  "app.json": JSON.stringify({ pages: ["pages/index/index"], window: { navigationBarTitleText: "Bakery" } }),
  "app.js": "App({})",
  "pages/index/index.js": `Page({
    data: { back: '' },
    back(e) { this.setData({ back: e.detail.errMsg + ' ' + e.detail.path + ' ' + JSON.stringify(e.detail.query) }) },
  })`,
  "pages/index/index.wxml": `<button id="ask" open-type="contact" session-from="tart" show-message-card
    send-message-title="Egg tart" send-message-path="pages/index/index?tart=1" bindcontact="back">Ask us</button>
    <text id="back">{{back}}</text>`,
});

async function body(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}

/** The program's own server: proves itself once, then takes every message. */
async function startMerchant(): Promise<string> {
  merchant = createServer((request, response) => {
    void body(request).then((text) => {
      if (request.method === "POST") told.push(JSON.parse(text) as Record<string, unknown>);
      response.end(new URL(request.url!, "http://localhost").searchParams.get("echostr") ?? "success");
    });
  });
  await new Promise<void>((resolve) => merchant.listen(0, "127.0.0.9", resolve));
  return `http://127.0.0.9:${(merchant.address() as AddressInfo).port}/push`;
}

async function json<T>(path: string, method: string, content: unknown): Promise<T> {
  const response = await fetch(server.url + path, {
    method,
    headers: { Authorization: `Bearer ${server.token}`, "Content-Type": "application/json" },
    body: JSON.stringify(content),
  });
  expect(response.ok, await response.clone().text()).toBe(true);
  return (await response.json()) as T;
}

async function until<T>(look: () => T | undefined): Promise<T> {
  return vi.waitFor(
    () => {
      const found = look();
      if (found === undefined) throw new Error("not yet");
      return found;
    },
    { timeout: 60_000, interval: 50 },
  );
}

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  merchant?.close();
});

it("lets a person and a program's staff talk, and leads back to the page that was sent", async () => {
  const api = new Api(server);
  const { appId, appSecret } = await api.create("Bakery");
  await api.upload(appId, program);
  for (const step of ["submit", "approve", "release"] as const) await api.step(appId, "1.0.0", step);
  const url = await startMerchant();
  await json(`/api/v1/programs/${appId}/message-push`, "PUT", { url, token: "abc", mode: "plain", format: "json" });
  const token = `grant_type=client_credential&appid=${appId}&secret=${appSecret}`;
  const { access_token } = (await (await fetch(`${server.url}/cgi-bin/token?${token}`)).json()) as {
    access_token: string;
  };
  const phone = await newPhone(browser);
  const page = await phone.newPage();
  await openProgram(page, server.url, appId);
  await page.click("#ask");
  const chat = page.locator("[data-host=contact]");
  await chat.waitFor();
  const entered = await until(() => told.find(({ Event }) => Event === "user_enter_tempsession"));
  expect(entered["SessionFrom"]).toBe("tart");
  await chat.locator("[data-action=send-card]").click();
  await chat.locator("[data-kind=page]").waitFor();
  await chat.locator("textarea").fill("Is it <b>vegan</b>?");
  await chat.locator("[data-action=send]").click();
  await chat.getByText("Is it <b>vegan</b>?", { exact: true }).waitFor();
  const asked = await until(() => told.find(({ MsgType }) => MsgType === "text"));
  expect(asked["Content"]).toBe("Is it <b>vegan</b>?");
  expect(told.find(({ MsgType }) => MsgType === "miniprogrampage")).toMatchObject({
    Title: "Egg tart",
    PagePath: "pages/index/index?tart=1",
  });
  const say = (content: Record<string, unknown>) =>
    json<{ errcode: number }>(`/cgi-bin/message/custom/send?access_token=${access_token}`, "POST", {
      touser: asked["FromUserName"],
      ...content,
    });
  expect(await say({ msgtype: "text", text: { content: "It is! We bake it every morning at six." } })).toMatchObject({
    errcode: 0,
  });
  await chat.getByText("It is! We bake it every morning at six.").waitFor();
  const link = { title: "All tarts", description: "With prices", url: "https://bakery.example/tarts" };
  expect((await say({ msgtype: "link", link })).errcode).toBe(0);
  await chat.locator("a[href='https://bakery.example/tarts']").waitFor();
  await show(page);
  await chat.locator("[data-kind=page]").first().click();
  await chat.waitFor({ state: "detached" });
  await page.locator("#back").getByText('enterContact:ok pages/index/index {"tart":"1"}', { exact: true }).waitFor();
  expect((await say({ msgtype: "text", text: { content: "Shall we keep one for you?" } })).errcode).toBe(0);
  await inMenu(page, "contact");
  await chat.getByText("Shall we keep one for you?").waitFor();
  await page.keyboard.press("Escape");
  await chat.waitFor({ state: "detached" });
  await phone.close();
});

async function show(page: Page): Promise<void> {
  if (process.env["MINIHOST_CHAT_SHOTS"] === undefined) return;
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${process.env["MINIHOST_CHAT_SHOTS"]}/chat-${colorScheme}.png` });
  }
}
