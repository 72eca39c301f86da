import { createHmac } from "node:crypto";
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

/** Passkeys, by the browser's own virtual device, and the authenticator app, as people use them. */
const server = sharedServer();
/** browsers have passkeys under a name, not under an address of digits */
const url = server.url.replace("127.0.0.1", "localhost");
const password = "correct horse battery";
let browser: Browser;
let phone: BrowserContext;
let page: Page;
let name: string;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(() => browser?.close());

beforeEach(async () => {
  name = "kim" + Math.random().toString(36).slice(2, 10);
  phone = await newPhone(browser);
  page = await phone.newPage();
});

afterEach(() => phone.close());

/** A device in the browser that keeps passkeys and always knows its owner. */
async function device(on: Page) {
  const devtools = await on.context().newCDPSession(on);
  await devtools.send("WebAuthn.enable");
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    credentials: async () => (await devtools.send("WebAuthn.getCredentials", { authenticatorId })).credentials,
    add: (credential: Awaited<ReturnType<typeof devtools.send<"WebAuthn.getCredentials">>>["credentials"][number]) =>
      devtools.send("WebAuthn.addCredential", { authenticatorId, credential }),
  };
}

async function keepCodes(on: Page): Promise<void> {
  await on.locator("[data-list=recovery-codes] li").first().waitFor();
  expect(await on.locator("[data-list=recovery-codes] li").count()).toBe(10);
  await on.click("text=I have kept them");
  await on.waitForURL("**/me");
  await on.getByText(`Signed in as ${name}`).waitFor();
}

async function signUpByPassword(on: Page): Promise<void> {
  await on.goto(`${url}/sign-up?next=/me`);
  await on.fill("input[name=username]", name);
  await on.fill("input[name=password]", password);
  await on.click("[data-action=sign-up]");
  await keepCodes(on);
}

/** A program that wants a phone number, and has kept something before. */
const numbers = () =>
  zipTexts({
    "app.json": JSON.stringify({ pages: ["pages/index/index"] }),
    "pages/index/index.js": "Page({ onLoad() { wx.setStorageSync('kept', 1); } })",
    "pages/index/index.wxml": `<button id="phone" open-type="getPhoneNumber">phone</button>`,
  });

/** What an authenticator app shows that knows a secret, so many steps of 30 seconds from now. */
function code(secret: string, steps: number): string {
  const bits = [...secret].map((letter) =>
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"),
  );
  const bytes = bits
    .join("")
    .match(/.{8}/g)!
    .map((byte) => parseInt(byte, 2));
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const hash = createHmac("sha1", Buffer.from(bytes)).update(time).digest();
  const number = hash.readUInt32BE(hash.at(-1)! & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

describe("a passkey", () => {
  it("makes an account without a password, and signs in on another phone until it is removed", async () => {
    const first = await device(page);
    await page.goto(`${url}/sign-up?next=/me`);
    await page.fill("input[name=username]", name);
    await page.click("[data-action=sign-up-passkey]");
    await keepCodes(page);
    await page.locator("[data-list=passkeys] > .kept").waitFor();
    const [credential] = await first.credentials();
    expect(credential?.isResidentCredential).toBe(true);

    const second = await newPhone(browser);
    const there = await second.newPage();
    await (await device(there)).add(credential!);
    await there.goto(`${url}/sign-in?next=/me`);
    await there.click("[data-action=sign-in-passkey]");
    await there.getByText(`Signed in as ${name}`).waitFor();

    await page.click("[data-action=passkey-menu]");
    await page.click("[data-action=remove]");
    await page.click("[data-action=confirm]");
    await page.getByText("This is your only way in. Add another one first.").waitFor();
    await page.fill("[data-form=password] input", password);
    await page.click("[data-form=password] [data-action=password]");
    await page.getByText("Password changed").waitFor();
    await page.click("[data-action=passkey-menu]");
    await page.click("[data-action=remove]");
    await page.click("[data-action=confirm]");
    await page.getByText("You have no passkey yet.").waitFor();

    await there.goto(`${url}/sign-in?next=/me`);
    await there.click("[data-action=sign-in-passkey]");
    await there.getByText("This passkey is not known here").waitFor();
    await second.close();
  });

  it("signs a guest in within a program, who never leaves it", async () => {
    const first = await device(page);
    await signUpByPassword(page);
    await page.click("[data-action=add-passkey]");
    await page.locator("[data-list=passkeys] > .kept").waitFor();
    const [credential] = await first.credentials();
    const appId = await new Api(server).publish("Numbers", numbers());

    const second = await newPhone(browser);
    const there = await second.newPage();
    await (await device(there)).add(credential!);
    await openProgram(there, url, appId);
    const session = await there.locator("html").getAttribute("data-minihost-session");
    await there.locator("#phone").tap();
    await there.click("[data-host=sign-in] [data-action=passkey]");
    await there.click("[data-host=sign-in] [data-action=merge]");
    await there.locator("[data-host=phone] input[name=phone]").waitFor();
    expect(await there.locator("html").getAttribute("data-minihost-session")).toBe(session);
    expect(await there.locator("[data-host=phone] .developer").textContent()).toContain("Developer:");
    await second.close();
  });

  it("is added to an account, named, and proves who it is", async () => {
    await device(page);
    await signUpByPassword(page);
    await page.click("[data-action=add-passkey]");
    await page.locator("[data-list=passkeys] > .kept").waitFor();
    await page.click("[data-action=passkey-menu]");
    await page.click("[data-action=rename]");
    await page.fill("[data-form=rename-passkey] input", "Kim’s phone");
    await page.click("[data-action=rename-passkey]");
    await page.locator("[data-list=passkeys]").getByText("Kim’s phone").waitFor();
    let refusals = 0;
    await page.route("**/_a/second-factor", async (route) => {
      const isFirst = route.request().method() === "POST" && refusals++ === 0;
      if (isFirst) await route.fulfill({ status: 403, json: { code: "proof_needed" } });
      else await route.continue();
    });
    await page.click("[data-action=set-up-app]");
    await page.click("[data-sheet=proof] [data-action=passkey]");
    await page.locator("[data-secret]").waitFor();
  });
});

describe("an authenticator app", () => {
  it("is asked for after the password", async () => {
    await signUpByPassword(page);
    await page.click("[data-action=set-up-app]");
    const secret = (await page.locator("[data-secret]").getAttribute("data-secret"))!;
    await page.fill("input[name=app-code]", code(secret, 0));
    await page.click("[data-action=confirm-app]");
    await page.locator("[data-action=remove-app]").waitFor();

    const second = await newPhone(browser);
    const there = await second.newPage();
    await there.goto(`${url}/sign-in?next=/me`);
    await there.fill("input[name=username]", name);
    await there.fill("input[name=password]", password);
    await there.click("[data-action=sign-in]");
    await there.fill("input[name=app-code]", "000000");
    await there.click("[data-action=sign-in-code]");
    await there.getByText("The code is wrong, or was used before.").waitFor();
    await there.fill("input[name=app-code]", code(secret, 1));
    await there.click("[data-action=sign-in-code]");
    await there.getByText(`Signed in as ${name}`).waitFor();
    await second.close();
  });
});
