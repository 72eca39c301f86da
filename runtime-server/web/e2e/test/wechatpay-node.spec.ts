import {
  Api,
  launchChromium,
  newPhone,
  NodeMerchant,
  ownNumber,
  PaidProgram,
  Payer,
  sharedServer,
  type Browser,
  type BrowserContext,
  type PaymentArguments,
} from "../src/index.js";

/** A merchant's server in Node.js, with the client that most of them use, as it comes from npm. */
const server = sharedServer();
const api = new Api(server);
let browser: Browser;
let phone: BrowserContext;
let program: PaidProgram;
let merchant: NodeMerchant;
let payer: Payer;
let openid: string;

beforeAll(async () => {
  browser = await launchChromium();
  program = await PaidProgram.open(server);
  merchant = await NodeMerchant.open(server.url, api, program.appId, "Node Tea");
  phone = await newPhone(browser);
  const page = await phone.newPage();
  payer = await Payer.signIn(api, page, server.url, 5_000);
  openid = await program.openidOf(page);
});

afterAll(async () => {
  await merchant?.close();
  await browser?.close();
});

const order = async (total: number) => {
  const out_trade_no = ownNumber();
  const { status, data } = await merchant.pay.transactions_jsapi({
    description: "两杯茶",
    out_trade_no,
    notify_url: merchant.notifyUrl,
    amount: { total, currency: "CNY" },
    payer: { openid },
  });
  expect(status).toBe(200);
  return { out_trade_no, asked: data as PaymentArguments };
};

const stateOf = async (out_trade_no: string) =>
  ((await merchant.pay.query({ out_trade_no })).data as { trade_state: string }).trade_state;

describe("wechatpay-node-v3", () => {
  it("is paid, told, gives back, and its signatures and the host's hold", async () => {
    const { out_trade_no, asked } = await order(1_250);
    expect(await stateOf(out_trade_no)).toBe("NOTPAY");
    await program.ask(phone.pages()[0]!, asked);
    await payer.pay("¥12.50");
    expect(await stateOf(out_trade_no)).toBe("SUCCESS");
    await expect.poll(() => merchant.heard.length, { timeout: 30_000 }).toBe(1);
    const [paid] = merchant.heard;
    expect(paid).toMatchObject({ isSigned: true, event: "TRANSACTION.SUCCESS" });
    expect(paid!.resource).toMatchObject({ out_trade_no, amount: { total: 1_250, payer_total: 1_250 } });

    const out_refund_no = ownNumber();
    const back = { out_trade_no, out_refund_no, notify_url: merchant.notifyUrl };
    const refund = await merchant.pay.refunds({ ...back, amount: { refund: 250, total: 1_250, currency: "CNY" } });
    expect(refund.data).toMatchObject({ status: "SUCCESS", amount: { refund: 250 } });
    expect((await merchant.pay.find_refunds(out_refund_no)).data).toMatchObject({ out_refund_no, status: "SUCCESS" });
    await expect.poll(() => merchant.heard.length, { timeout: 30_000 }).toBe(2);
    expect(merchant.heard[1]).toMatchObject({ isSigned: true, event: "REFUND.SUCCESS" });
    expect(await api.balance(payer.personId)).toBe(4_000);
    expect(merchant.signers.size).toBe(1);
  });

  it("closes what was not paid", async () => {
    const { out_trade_no } = await order(100);
    expect((await merchant.pay.close(out_trade_no)).status).toBe(204);
    expect(await stateOf(out_trade_no)).toBe("CLOSED");
  });

  it("reads yesterday's bill", async () => {
    const yesterday = new Date(Date.now() + 8 * 3_600_000 - 86_400_000).toISOString().slice(0, 10);
    expect(await merchant.bill(yesterday)).toContain("总交易单数");
  });

  it("is refused in the documented form", async () => {
    const { data, status } = await merchant.pay.transactions_native({
      description: "tea",
      out_trade_no: ownNumber(),
      notify_url: merchant.notifyUrl,
      amount: { total: 1 },
    });
    expect(status).toBe(403);
    expect(data).toMatchObject({ code: "NO_AUTH" });
  });
});
