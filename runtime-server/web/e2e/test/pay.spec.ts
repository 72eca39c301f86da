import { mkdirSync } from "node:fs";
import {
  Api,
  launchChromium,
  newPhone,
  openProgram,
  PaidMerchant,
  sharedServer,
  zipTexts,
  type Browser,
  type BrowserContext,
  type Page,
} from "../src/index.js";

/** A program is paid: by PIN, on the host's own sheet, and its merchant's server is told. */
const server = sharedServer();
const api = new Api(server);
const password = "correct horse battery";
const pin = "428613";
const shots = process.env["MINIHOST_SHOTS"];
let browser: Browser;
let appId: string;
let secret: string;
let merchant: PaidMerchant;
let phone: BrowserContext;
let page: Page;
let personId: string;
let openid: string;

/** Shows its code, and is paid what is typed into it as JSON. */
const program = () =>
  zipTexts({
    "app.json": JSON.stringify({ pages: ["pages/index/index"], window: { navigationBarTitleText: "Tea" } }),
    "pages/index/index.js": `Page({
      data: { code: "", said: [] },
      onLoad() { wx.login({ success: ({ code }) => this.setData({ code }) }) },
      typed({ detail }) { this.order = JSON.parse(detail.value) },
      pay() {
        const complete = ({ errMsg }) => this.setData({ said: [...this.data.said, errMsg] });
        wx.requestPayment({ ...this.order, complete });
      },
      often() { for (let i = 0; i < 6; i++) setTimeout(() => this.pay(), 1000 + i) },
    })`,
    "pages/index/index.wxml": `<view id="code">{{code}}</view><input id="order" bindinput="typed" maxlength="-1" />
      <button id="pay" bindtap="pay">pay</button><button id="often" bindtap="often">often</button>
      <view wx:for="{{said}}" wx:key="index" class="said">{{item}}</view>`,
  });

beforeAll(async () => {
  browser = await launchChromium();
  const registered = await api.create("Tea " + Date.now().toString(36));
  ({ appId, appSecret: secret } = registered);
  await api.upload(appId, program());
  await api.release(appId);
  merchant = await PaidMerchant.open(server.url, api, appId, "Corner Shop");
  if (shots) mkdirSync(shots, { recursive: true });
});

afterAll(async () => {
  await merchant?.close();
  await browser?.close();
});

beforeEach(async () => {
  const username = "pay" + Math.random().toString(36).slice(2, 10);
  ({ personId } = await api.send<{ personId: string }>("POST", "/people", { username, password }));
  await topUp(5_000);
  phone = await newPhone(browser);
  page = await phone.newPage();
  await page.goto(`${server.url}/sign-in?next=/`);
  await page.fill("input[name=username]", username);
  await page.fill("input[name=password]", password);
  await page.click("[data-action=sign-in]");
  await page.waitForURL(server.url + "/");
  await openProgram(page, server.url, appId);
  const code = await page.locator("#code").getByText(/./).textContent();
  const proof = `appid=${appId}&secret=${secret}&grant_type=authorization_code&js_code=${code}`;
  ({ openid } = (await (await fetch(`${server.url}/sns/jscode2session?${proof}`)).json()) as { openid: string });
});

afterEach(() => phone.close());

const topUp = (amount: number) =>
  api.send("POST", `/people/${personId}/wallet/top-ups`, { amount, currency: "CNY", reason: "a test" });

const balance = async () => (await api.send<{ balance: number }>("GET", `/people/${personId}/wallet`)).balance;

const shot = async (file: string) => shots && (await page.screenshot({ path: `${shots}/${file}.png` }));

const sheet = () => page.locator("[data-host=pay-sheet]");

async function ask(total: number, button = "#pay"): Promise<void> {
  const order = await merchant.order(openid, total);
  await page.locator("#order input, input#order").fill(JSON.stringify(order));
  await page.locator(button).tap();
}

/** Types six digits as the keyboard of a computer does. */
async function type(digits: string): Promise<void> {
  await sheet().locator("[data-host=pin]").pressSequentially(digits);
}

const press = (action: string) => sheet().locator(`[data-action=${action}]:enabled`).tap();

const said = (text: string) => page.locator(".said").last().getByText(text, { exact: true }).waitFor();

/** Lets the person choose their first PIN, which a fresh password proves. */
async function firstPin(): Promise<void> {
  await press("pay");
  await sheet().getByText("Choose a PIN").waitFor();
  await type(pin);
  await sheet().getByText("Enter it once more").waitFor();
  await type(pin);
}

describe("a payment", () => {
  it("is made by a PIN, told to the merchant's server, and goes back in part", async () => {
    await ask(1_234);
    await sheet().getByText("Corner Shop").waitFor();
    await sheet().getByText("Balance (¥50.00)").waitFor();
    await shot("pay-offer");
    await firstPin();
    await sheet().getByText("Paid", { exact: true }).waitFor();
    await shot("pay-paid");
    await said("requestPayment:ok");
    expect(await balance()).toBe(3_766);
    await expect.poll(() => merchant.told.at(-1)?.amount.total, { timeout: 30_000 }).toBe(1_234);
    expect((await merchant.refund(merchant.told.at(-1)!, 234)).status).toBe("SUCCESS");
    expect(await balance()).toBe(4_000);
    await page.goto(server.url + "/me/wallet");
    await page.getByText("Corner Shop").first().waitFor();
    await page.getByText("¥40.00").first().waitFor();
    await shot("pay-wallet");
  });

  it("is not made by a wrong PIN, nor when it is cancelled, nor with too little", async () => {
    await ask(100);
    await firstPin();
    await said("requestPayment:ok");
    await ask(200);
    await press("pay");
    await type("739251");
    await sheet().getByText("This is not your PIN. 4 more tries.").waitFor();
    await shot("pay-wrong");
    await press("cancel");
    await said("requestPayment:fail cancel");
    await ask(4_901);
    await sheet().getByText("Your balance is ¥0.01 short.").waitFor();
    await shot("pay-short");
    expect(await sheet().locator("[data-action=pay]").isDisabled()).toBe(true);
    await topUp(1);
    await press("pay");
    await type(pin);
    await said("requestPayment:ok");
    expect(await balance()).toBe(0);
  });

  it("is asked for by a program alone three times a minute and no more", async () => {
    await ask(100, "#often"); // the first one follows the tap
    for (let time = 0; time < 4; time += 1) await press("cancel");
    const refused = "requestPayment:fail too many requests without an action of the user";
    await expect.poll(() => page.locator(".said").allTextContents(), { timeout: 30_000 }).toHaveLength(6);
    const all = await page.locator(".said").allTextContents();
    expect(all.filter((one) => one === "requestPayment:fail cancel")).toHaveLength(4);
    expect(all.filter((one) => one === refused)).toHaveLength(2);
    expect(await balance()).toBe(5_000);
  });
});
