import { mkdirSync } from "node:fs";
import {
  Api,
  launchChromium,
  newPhone,
  PaidMerchant,
  PaidProgram,
  Payer,
  sharedServer,
  type Browser,
  type BrowserContext,
  type Page,
} from "../src/index.js";

/** A program is paid: by PIN, on the host's own sheet, and its merchant's server is told. */
const server = sharedServer();
const api = new Api(server);
const pin = "428613";
const shots = process.env["MINIHOST_SHOTS"];
let browser: Browser;
let program: PaidProgram;
let merchant: PaidMerchant;
let phone: BrowserContext;
let page: Page;
let personId: string;
let openid: string;

beforeAll(async () => {
  browser = await launchChromium();
  program = await PaidProgram.open(server);
  merchant = await PaidMerchant.open(server.url, api, program.appId, "Corner Shop");
  if (shots) mkdirSync(shots, { recursive: true });
});

afterAll(async () => {
  await merchant?.close();
  await browser?.close();
});

beforeEach(async () => {
  phone = await newPhone(browser);
  page = await phone.newPage();
  ({ personId } = await Payer.signIn(api, page, server.url, 5_000));
  openid = await program.openidOf(page);
});

afterEach(() => phone.close());

const balance = () => api.balance(personId);

const shot = async (file: string) => shots && (await page.screenshot({ path: `${shots}/${file}.png` }));

const sheet = () => page.locator("[data-host=pay-sheet]");

const ask = async (total: number, button?: string) => program.ask(page, await merchant.order(openid, total), button);

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
    await api.topUp(personId, 1);
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
