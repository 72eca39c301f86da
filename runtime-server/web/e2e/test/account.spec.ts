import {
  Api,
  launchChromium,
  newPhone,
  openProgram,
  sharedServer,
  zipTexts,
  type Browser,
  type BrowserContext,
  type Page,
} from "../src/index.js";

/** Signing up, in and out as people do, with two phones. */
const server = sharedServer();
const password = "correct horse battery";
let browser: Browser;
let appId: string;
let phone: BrowserContext;
let page: Page;
let name: string;

beforeAll(async () => {
  browser = await launchChromium();
  appId = await new Api(server).publish("Keeps", keeps());
});

afterAll(() => browser?.close());

beforeEach(async () => {
  name = "mia" + Math.random().toString(36).slice(2, 10);
  phone = await newPhone(browser);
  page = await phone.newPage();
});

afterEach(() => phone.close());

/** Keeps how often its button was tapped. */
function keeps(): Uint8Array {
  return zipTexts({
    "app.json": JSON.stringify({ pages: ["pages/index/index"], window: { navigationBarTitleText: "Keeps" } }),
    "app.js": "App({})",
    "pages/index/index.js": `Page({
      data: { kept: wx.getStorageSync('kept') || 0 },
      add() { wx.setStorageSync('kept', this.data.kept + 1); this.setData({ kept: this.data.kept + 1 }) },
    })`,
    "pages/index/index.wxml": `<text id="kept">{{kept}}</text><button id="add" bindtap="add">add</button>`,
  });
}

async function fill(on: Page, fields: Record<string, string>): Promise<void> {
  for (const [field, value] of Object.entries(fields)) await on.fill(`input[name=${field}]`, value);
}

async function signUp(on: Page): Promise<void> {
  await on.goto(`${server.url}/sign-up?next=/me`);
  await fill(on, { username: name, password });
  await on.click("[data-action=sign-up]");
  await on.locator("[data-list=recovery-codes] li").first().waitFor();
  expect(await on.locator("[data-list=recovery-codes] li").count()).toBe(10);
  await on.click("text=I have kept them");
  await on.waitForURL("**/me");
  await on.getByText(`Signed in as ${name}`).waitFor();
}

async function kept(on: Page, count: number): Promise<void> {
  await on.locator("#kept").getByText(String(count), { exact: true }).waitFor();
}

describe("an account", () => {
  it("keeps what its person has done before, and shows it on another phone", async () => {
    await openProgram(page, server.url, appId);
    await page.locator("#add").tap();
    await kept(page, 1);
    await signUp(page);
    await openProgram(page, server.url, appId);
    await kept(page, 1);
    const second = await newPhone(browser);
    const there = await second.newPage();
    await there.goto(`${server.url}/sign-in?next=/p/${appId}`);
    await fill(there, { username: name, password: "not this one" });
    await there.click("[data-action=sign-in]");
    await there.getByText("The user name or the password is wrong.").waitFor();
    await fill(there, { password });
    await there.click("[data-action=sign-in]");
    await kept(there, 1);
    await there.locator("#add").tap();
    await kept(page, 1);
    await kept(there, 2);
    await there.goto(server.url);
    await there.locator("[data-list=recents]").getByText("Keeps").waitFor();
    await second.close();
  });

  it("comes back by mail when the password is forgotten, and says so in the inbox", async () => {
    const mail = `${name}@example.com`;
    const sent = async () => {
      const headers = { Authorization: `Bearer ${server.token}` };
      const answer = await fetch(`${server.url}/api/v1/mail?limit=200`, { headers });
      const { items } = (await answer.json()) as { items: { address: string; text: string }[] };
      return /\d{6}/.exec(items.find(({ address }) => address === mail)?.text ?? "")?.[0] ?? "";
    };
    await signUp(page);
    await page.click("nav.index a[href='#reach']");
    await page.click("[data-action=add-mail]");
    await fill(page, { mail });
    await page.click("[data-action=send-mail-code]");
    await page.locator("input[name=code]").waitFor();
    const first = await sent();
    await fill(page, { code: first });
    await page.click("[data-action=verify-mail]");
    await page.locator("[data-list=mails]").getByText(mail).waitFor();

    const second = await newPhone(browser);
    const there = await second.newPage();
    await there.goto(`${server.url}/sign-in`);
    await there.click("text=Forgotten password");
    await there.click("[data-action=by-mail]");
    await fill(there, { mail });
    await there.click("[data-action=recover-mail]");
    await there.locator("input[name=code]").waitFor();
    await expect.poll(sent).not.toBe(first);
    await fill(there, { code: await sent(), password: "the one I shall remember" });
    await there.click("[data-action=recover-code]");
    await there.waitForURL(`${server.url}/`);
    await there.goto(`${server.url}/messages`);
    await there.locator("[data-notice=account-recovered]").getByText("Your account was recovered").waitFor();
    await page.goto(`${server.url}/me`);
    await page.waitForURL("**/sign-in?next=/me");
    await there.goto(`${server.url}/me#security`);
    await there.click("[data-action=renew-codes]");
    await there.click("[data-action=confirm]");
    await there.locator("[data-list=recovery-codes] li").first().waitFor();
    expect(await there.locator("[data-list=recovery-codes] li").count()).toBe(10);
    await second.close();
  });

  it("takes a guest in when the person says so", async () => {
    await signUp(page);
    const second = await newPhone(browser);
    const there = await second.newPage();
    await openProgram(there, server.url, appId);
    await there.locator("#add").tap();
    await kept(there, 1);
    await there.goto(`${server.url}/sign-in?next=/p/${appId}`);
    await fill(there, { username: name, password });
    await there.click("[data-action=sign-in]");
    await there.getByText("It would join your account").waitFor();
    await there.click("[data-action=merge]");
    await kept(there, 1);
    await openProgram(page, server.url, appId);
    await kept(page, 1);
    await second.close();
  });

  it("closes what is open in a browser that is signed out from elsewhere", async () => {
    await signUp(page);
    const second = await newPhone(browser);
    const there = await second.newPage();
    await there.goto(`${server.url}/sign-in?next=/p/${appId}`);
    await fill(there, { username: name, password });
    await there.click("[data-action=sign-in]");
    await kept(there, 0);
    await page.reload();
    await page.locator("[data-list=devices] > div").nth(1).waitFor();
    await page.click("text=Sign out elsewhere");
    await there.getByText("You are signed out", { exact: true }).waitFor();
    await expect.poll(() => page.locator("[data-list=devices] > div").count()).toBe(1);
    await second.close();
  });

  it("leads nowhere else after signing in", async () => {
    await signUp(page);
    await page.goto(`${server.url}/sign-up?next=https://evil.example/x`);
    await page.waitForURL(`${server.url}/`);
    await page.goto(`${server.url}/sign-up?next=//evil.example/x`);
    await page.waitForURL(`${server.url}/`);
  });

  it("lets people work together in an organisation, with tokens for their scripts", async () => {
    await signUp(page);
    await page.click("[data-action=create-organisation]");
    await page.fill("[data-form=organisation] input[name=name]", "Noodles & Co");
    await page.click("[data-action=organisation]");
    await page.waitForURL("**/organisations/*");
    await page.getByRole("heading", { name: "Noodles & Co" }).waitFor();
    await page.click("[data-action=invite]");
    await page.click("dialog [data-action=developer]");
    const link = await page.locator("[data-value=invitation]").textContent();
    const second = await newPhone(browser);
    const there = await second.newPage();
    name += "b";
    await signUp(there);
    await there.goto(link!);
    await there.getByText("You are invited as: Developer.").waitFor();
    await there.click("[data-action=join]");
    await there.waitForURL("**/console/organisations/*");
    await there.getByRole("heading", { name: "Noodles & Co", level: 1 }).waitFor();
    await page.reload();
    await expect.poll(() => page.locator("[data-list=members] > div").count()).toBe(2);
    await page.goto(link!);
    await page.getByText("was used, taken back, or is too old").waitFor();
    await page.goto(`${server.url}/me`);
    await page.click("[data-action=create-token]");
    await page.fill("[data-form=token] input[name=name]", "ci");
    await page.click("[data-action=token]");
    const token = await page.locator("[data-value=token]").textContent();
    const answer = await fetch(`${server.url}/api/v1/programs`, { headers: { Authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(200);
    await second.close();
  });
});
