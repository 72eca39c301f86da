import {
  Api,
  launchChromium,
  newPhone,
  openProgram,
  repositoryPath,
  sharedServer,
  zipTexts,
  type Browser,
  type BrowserContext,
  type Page,
} from "../src/index.js";

const shots = repositoryPath("runtime-server/web/target");

/** What programs learn of people by buttons, and the host's sheets between. */
const server = sharedServer();
const password = "correct horse battery";
let browser: Browser;
let appId: string;
let phone: BrowserContext;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  appId = await new Api(server).publish("Asks", asks());
});

afterAll(() => browser?.close());

beforeEach(async () => {
  phone = await newPhone(browser);
  page = await phone.newPage();
});

afterEach(() => phone.close());

const kinds = "getPhoneNumber getUserInfo chooseAvatar openSetting feedback launchApp agreePrivacyAuthorization".split(
  " ",
);
const events =
  "getphonenumber getuserinfo chooseavatar opensetting feedback error agreeprivacyauthorization nicknamereview";
const listeners = events
  .split(" ")
  .map((name) => `bind${name}="heard"`)
  .join(" ");

/** Says what its buttons answer, below something that tries to cover everything. */
function asks(): Uint8Array {
  const buttons = [...kinds, "getUserInfo|agreePrivacyAuthorization"].map(
    (kind, at) => `<button id="b${at}" size="mini" open-type="${kind}" ${listeners}>${kind}</button>`,
  );
  return zipTexts({
    "app.json": JSON.stringify({ pages: ["pages/index/index"], window: { navigationBarTitleText: "Asks" } }),
    "app.js": "App({})",
    "pages/index/index.js": `Page({
      data: { heard: [], kept: wx.getStorageSync('kept') || 0, name: '' },
      onLoad() { wx.login() },
      heard({ type, detail }) { this.setData({ heard: this.data.heard.concat(type + ' ' + JSON.stringify(detail)) }) },
      add() { wx.setStorageSync('kept', this.data.kept + 1); this.setData({ kept: this.data.kept + 1 }) },
      look() { this.setData({ kept: wx.getStorageSync('kept') || 0 }) },
      address() { wx.chooseAddress({ complete: (detail) => this.heard({ type: 'address', detail }) }) },
      typed({ detail }) { this.setData({ name: detail.value }) },
    })`,
    "pages/index/index.wxss":
      ".cover { position: fixed; inset: 0; z-index: 2147483647; background: red; opacity: .01; pointer-events: none; }",
    "pages/index/index.wxml": `<view class="cover"></view><text id="kept">{{kept}}</text><text id="name">{{name}}</text>
      <button id="add" bindtap="add">add</button><button id="address" bindtap="address">address</button><button id="look" bindtap="look">look</button>
      <input id="nick" type="nickname" bindinput="typed" ${listeners} placeholder="name" />
      ${buttons.join("")}<view wx:for="{{heard}}" wx:key="*this" class="heard">{{item}}</view>`,
  });
}

async function signUp(on: Page, name: string): Promise<void> {
  await on.goto(`${server.url}/sign-up?next=/me`);
  await on.fill("input[name=username]", name);
  await on.fill("input[name=password]", password);
  await on.click("[data-action=sign-up]");
  await on.click("text=I have kept them");
  await on.waitForURL("**/me");
}

const randomName = () => "ned" + Math.random().toString(36).slice(2, 10);
const tap = (kind: string) => page.locator(`#b${kinds.indexOf(kind)}`).tap();
const heard = (words: string) => page.locator(".heard", { hasText: words }).first().waitFor();
const press = (host: string, action: string) => page.locator(`[data-host=${host}] [data-action=${action}]`).click();

/** The code that was sent to a number. */
async function sentTo(number: string): Promise<string> {
  const answer = await fetch(`${server.url}/api/v1/sms?limit=200`, {
    headers: { Authorization: `Bearer ${server.token}` },
  });
  const { items } = (await answer.json()) as { items: { phone: string; text: string }[] };
  return /\d{6}/.exec(items.find((sms) => sms.phone === `+86${number}`)?.text ?? "")?.[0] ?? "";
}

describe("a sheet within a program", () => {
  it("signs a guest in, who gives a number after that and never leaves", async () => {
    const name = randomName();
    const first = await newPhone(browser);
    await signUp(await first.newPage(), name);
    await first.close();
    await openProgram(page, server.url, appId);
    const session = await page.locator("html").getAttribute("data-minihost-session");
    await page.locator("#add").tap();
    await tap("getPhoneNumber");
    await page.fill("[data-host=sign-in] input[name=username]", name);
    await page.fill("[data-host=sign-in] input[name=password]", "not this one");
    await press("sign-in", "sign-in");
    await page.getByText("The user name or the password is wrong.").waitFor();
    await page.fill("[data-host=sign-in] input[name=password]", password);
    await press("sign-in", "sign-in");
    await page.getByText("1 of them would join your account").waitFor();
    await press("sign-in", "merge");
    const number = "137" + String(Math.random()).slice(2, 10);
    await page.fill("[data-host=phone] input[name=phone]", number);
    await press("phone", "send-code");
    await page.locator("[data-host=phone] input[name=code]").waitFor();
    await page.fill("[data-host=phone] input[name=code]", await sentTo(number));
    await press("phone", "allow");
    await heard('"getPhoneNumber:ok"');
    await page.locator("#look").tap();
    await page.locator("#kept").getByText("1", { exact: true }).waitFor();
    expect(await page.locator("html").getAttribute("data-minihost-session")).toBe(session);
    await tap("getPhoneNumber");
    await page.getByText(`+86 137****${number.slice(7)}`).waitFor();
    await press("phone", "refuse");
    await heard("getPhoneNumber:fail user deny");
  });

  it("shows what the person wants to show, and takes them as they are", async () => {
    await signUp(page, randomName());
    await page.fill("input[name=nickname]", "小米");
    await page.click("[data-form=profile] [type=submit]");
    await page.getByText("小米").first().waitFor();
    await openProgram(page, server.url, appId);
    await tap("getUserInfo");
    const sheet = page.locator("[data-host=consent]");
    await sheet.locator("input[value=own]").check();
    const box = (await sheet.boundingBox())!;
    const onTop = await page.evaluate(
      ({ x, y }) =>
        document
          .querySelector(".mh-chrome")!
          .shadowRoot!.elementFromPoint(x, y)
          ?.closest("[data-host]")
          ?.getAttribute("data-host"),
      { x: box.x + box.width / 2, y: box.y + 20 },
    );
    expect(onTop).toBe("consent");
    await press("consent", "allow");
    await heard('"nickName":"小米"');
    await page.locator(`#b${kinds.length}`).tap();
    await heard("agreePrivacyAuthorization:ok");
    await tap("launchApp");
    await heard("invalid scene");
    await tap("openSetting");
    await press("settings", "confirm");
    await heard('"scope.userInfo":true');
    await page.locator("#nick input").tap();
    await page.locator("[data-host=nickname] button").tap();
    await page.locator("#name").getByText("小米").waitFor();
    await tap("feedback");
    await page.locator("textarea").waitFor();
  });

  it("gives a program a picture as a file of its own", async () => {
    await openProgram(page, server.url, appId);
    await tap("chooseAvatar");
    const chooser = page.waitForEvent("filechooser");
    await press("avatar", "album");
    await (await chooser).setFiles({ name: "me.png", mimeType: "image/png", buffer: onePixel });
    await heard('{"avatarUrl":"wxfile://');
    await tap("chooseAvatar");
    await press("avatar", "cancel");
    await heard("chooseAvatar:fail cancel");
  });
});

describe("the person's own page", () => {
  it("keeps a picture, a number and an address, which programs get when the person chooses them", async () => {
    await signUp(page, randomName());
    await page.setInputFiles("[data-action=picture]", { name: "me.png", mimeType: "image/png", buffer: onePixel });
    await page.locator("img.portrait[src^='/_avatar/']").waitFor();
    const number = "136" + String(Math.random()).slice(2, 10);
    await page.getByText("Add a number").click();
    await page.fill("input[name=number]", number);
    await page.click("[data-action=send-code]");
    await page.locator("input[name=code]").waitFor();
    await page.fill("input[name=code]", "wrong");
    await page.click("[data-action=verify-phone]");
    await page.getByText("This is not the code that was sent.").waitFor();
    await page.fill("input[name=code]", await sentTo(number));
    await page.click("[data-action=verify-phone]");
    await page.locator("[data-list=phones]").getByText(`+86 ${number}`).waitFor();
    await page.getByText("Add an address").click();
    const address = { name: "Li Lei", phone: number, city: "Beijing", detail: "Chang'an Street 1" };
    for (const [name, value] of Object.entries(address))
      await page.fill(`[data-form=address] input[name=${name}]`, value);
    await page.click("[data-action=address]");
    await page.locator("[data-list=addresses]").getByText("Chang'an Street 1").waitFor();
    await page.screenshot({ path: `${shots}/me-phone.png`, fullPage: true });
    await openProgram(page, server.url, appId);
    await page.locator("#address").tap();
    await page.locator("[data-host=address]").getByText("Li Lei").waitFor();
    await press("address", "allow");
    await heard('"userName":"Li Lei"');
    await tap("chooseAvatar");
    await press("avatar", "own");
    await heard('{"avatarUrl":"wxfile://');
  });

  it("leaves the guest behind when the person says so, and begins a new visit", async () => {
    const name = randomName();
    const first = await newPhone(browser);
    await signUp(await first.newPage(), name);
    await first.close();
    await openProgram(page, server.url, appId);
    await page.locator("#add").tap();
    const session = await page.locator("html").getAttribute("data-minihost-session");
    await tap("getPhoneNumber");
    await page.fill("[data-host=sign-in] input[name=username]", name);
    await page.fill("[data-host=sign-in] input[name=password]", password);
    await press("sign-in", "sign-in");
    await press("sign-in", "leave");
    await page.locator(`html[data-minihost-state=ready]:not([data-minihost-session="${session}"])`).waitFor();
    await page.locator("#kept").getByText("0", { exact: true }).waitFor();
  });
});

const onePixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
