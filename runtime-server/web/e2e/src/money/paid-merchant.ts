import { createDecipheriv, createSign, generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Refused, type Api } from "../api.js";

/** An address that the shared server may call. */
const ADDRESS = "127.0.0.9";

/** What a program passes to `wx.requestPayment`. */
export interface PaymentArguments {
  timeStamp: string;
  nonceStr: string;
  package: string;
  signType: "RSA";
  paySign: string;
}

/** A success that the merchant was told of, deciphered; of a refund when it has its number. */
export interface Told {
  out_trade_no: string;
  out_refund_no?: string;
  transaction_id: string;
  amount: { total: number };
}

interface Registered {
  mchid: string;
  apiV3Key: string;
  publicKeyId: string;
}

const pem = {
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
};

/** A merchant whose server is this test: it orders, signs and listens as a merchant's own code would. */
export class PaidMerchant {
  private constructor(
    private readonly url: string,
    private readonly appId: string,
    readonly account: Registered,
    private readonly key: string,
    private readonly listener: Server,
    /** in the order in which they came */
    readonly told: Told[],
  ) {}

  /**
   * Registers one that may be paid in a program.
   *
   * @param url of the host
   * @param takes whether the merchant's server takes this notification; it answers 500 where not
   */
  static async open(
    url: string,
    api: Api,
    appId: string,
    name: string,
    takes: () => boolean = () => true,
  ): Promise<PaidMerchant> {
    const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048, ...(pem as object) });
    const account = await api.send<Registered>("POST", "/merchants", { name, publicKey: String(publicKey) });
    await api.send("PUT", `/merchants/${account.mchid}/apps/${appId}`);
    const told: Told[] = [];
    const listener = createServer((request, response) => {
      let body = "";
      request.on("data", (chunk) => (body += String(chunk)));
      request.on("end", () => {
        const isTaken = takes();
        if (isTaken) told.push(decipher(account.apiV3Key, body));
        response.writeHead(isTaken ? 204 : 500).end();
      });
    });
    await new Promise<void>((done) => listener.listen(0, ADDRESS, done));
    return new PaidMerchant(url, appId, account, String(privateKey), listener, told);
  }

  close(): Promise<void> {
    return new Promise((done) => this.listener.close(() => done()));
  }

  /**
   * Orders, and signs what the program needs to be paid.
   *
   * @param total in fen
   * @param number the merchant's own; the same one with the same total is the same order
   */
  async order(openid: string, total: number, number = nonce()): Promise<PaymentArguments> {
    const { port } = this.listener.address() as AddressInfo;
    const { prepay_id } = await this.call<{ prepay_id: string }>("POST", "/v3/pay/transactions/jsapi", {
      appid: this.appId,
      mchid: this.account.mchid,
      description: "Tea",
      out_trade_no: number,
      notify_url: `http://${ADDRESS}:${port}/paid`,
      amount: { total, currency: "CNY" },
      payer: { openid },
    });
    const [timeStamp, nonceStr] = [seconds(), nonce()];
    const paySign = this.sign(`${this.appId}\n${timeStamp}\n${nonceStr}\nprepay_id=${prepay_id}\n`);
    return { timeStamp, nonceStr, package: `prepay_id=${prepay_id}`, signType: "RSA", paySign };
  }

  /** Gives some of a payment back. */
  refund(paid: Pick<Told, "out_trade_no" | "amount">, refund: number, number = nonce()): Promise<{ status: string }> {
    const { port } = this.listener.address() as AddressInfo;
    return this.call("POST", "/v3/refund/domestic/refunds", {
      out_trade_no: paid.out_trade_no,
      out_refund_no: number,
      notify_url: `http://${ADDRESS}:${port}/refunded`,
      amount: { refund, total: paid.amount.total, currency: "CNY" },
    });
  }

  /** What the host says of an order; its state is one of NOTPAY, SUCCESS, REFUND, CLOSED. */
  find(number: string): Promise<{ trade_state: string; amount?: { total: number } }> {
    return this.call("GET", `/v3/pay/transactions/out-trade-no/${number}?mchid=${this.account.mchid}`);
  }

  findRefund(number: string): Promise<{ status: string; amount: { refund: number } }> {
    return this.call("GET", `/v3/refund/domestic/refunds/${number}`);
  }

  /** A signed call; `path` with its query. */
  async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const text = body === undefined ? "" : JSON.stringify(body);
    const [timestamp, nonceStr] = [seconds(), nonce()];
    const signature = this.sign(`${method}\n${path}\n${timestamp}\n${nonceStr}\n${text}\n`);
    const { mchid, publicKeyId } = this.account;
    const parts = { mchid, nonce_str: nonceStr, timestamp, serial_no: publicKeyId, signature };
    const proof = Object.entries(parts).map(([name, value]) => `${name}="${value}"`);
    const answer = await fetch(this.url + path, {
      method,
      ...(body === undefined ? {} : { body: text }),
      headers: {
        Authorization: `WECHATPAY2-SHA256-RSA2048 ${proof.join(",")}`,
        "Content-Type": "application/json",
        Accept: "application/json",
      },
    });
    const told = await answer.text();
    if (!answer.ok) throw new Refused(answer.status, told, path);
    return (told === "" ? undefined : JSON.parse(told)) as T;
  }

  private sign(text: string): string {
    return createSign("RSA-SHA256").update(text).sign(this.key, "base64");
  }
}

const seconds = () => String(Math.floor(Date.now() / 1000));
const nonce = () => randomUUID().replaceAll("-", "");

/** AES-256-GCM; the last 16 bytes are the tag. */
function decipher(apiV3Key: string, body: string): Told {
  const { resource } = JSON.parse(body) as {
    resource: { ciphertext: string; nonce: string; associated_data: string };
  };
  const sealed = Buffer.from(resource.ciphertext, "base64");
  const box = createDecipheriv("aes-256-gcm", apiV3Key, resource.nonce);
  box.setAAD(Buffer.from(resource.associated_data)).setAuthTag(sealed.subarray(-16));
  return JSON.parse(box.update(sealed.subarray(0, -16), undefined, "utf8") + box.final("utf8")) as Told;
}
