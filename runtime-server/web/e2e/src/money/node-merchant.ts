import { createHash, randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import forge from "node-forge";
import WxPay from "wechatpay-node-v3";
import type { Api } from "../api.js";

const PLATFORM = "https://api.mch.weixin.qq.com";
/** An address that the shared server may call. */
const ADDRESS = "127.0.0.9";

interface Answer {
  status: number;
  data: unknown;
}

/** What a notification holds, deciphered, and whether its signature is the host's. */
export interface Heard {
  isSigned: boolean;
  event: string;
  resource: Record<string, unknown>;
}

/** A merchant whose server is written with `wechatpay-node-v3`, with a certificate made from its own request. */
export class NodeMerchant {
  readonly heard: Heard[] = [];
  readonly pay: WxPay;
  /** serials of the keys that answers were signed with, each answer's signature checked by the client */
  readonly signers = new Set<string>();

  private constructor(
    private readonly url: string,
    appid: string,
    mchid: string,
    private readonly apiV3Key: string,
    certificate: string,
    key: string,
    private readonly listener: Server,
  ) {
    this.pay = new WxPay({
      appid,
      mchid,
      publicKey: Buffer.from(certificate),
      privateKey: Buffer.from(key),
      key: apiV3Key,
    });
    this.pay.createHttp({
      get: (address, headers) => this.send("GET", address, headers),
      post: (address, body, headers) => this.send("POST", address, headers, JSON.stringify(body)),
      upload: () => Promise.reject(new Error("nothing is uploaded")),
    });
  }

  static async open(url: string, api: Api, appId: string, name: string): Promise<NodeMerchant> {
    const { request, key } = certificateRequest(name);
    const { mchid, apiV3Key, certificate } = await api.send<{
      mchid: string;
      apiV3Key: string;
      certificate: { pem: string };
    }>("POST", "/merchants", { name, csr: request });
    await api.send("PUT", `/merchants/${mchid}/apps/${appId}`);
    const listener = createServer();
    await new Promise<void>((done) => listener.listen(0, ADDRESS, done));
    const merchant = new NodeMerchant(url, appId, mchid, apiV3Key, certificate.pem, key, listener);
    merchant.listen();
    return merchant;
  }

  close(): Promise<void> {
    return new Promise((done) => this.listener.close(() => done()));
  }

  /** Where it wants to be told. */
  get notifyUrl(): string {
    return `http://${ADDRESS}:${(this.listener.address() as AddressInfo).port}/told`;
  }

  /** Fetches a bill from where the host says that it is, and compares its hash. */
  async bill(day: string): Promise<string> {
    const { data } = await this.pay.tradebill({ bill_date: day, bill_type: "ALL" });
    const told = data as { hash_type: string; hash_value: string; download_url: string };
    const bill = String((await this.pay.downloadBill(told.download_url)).data);
    const hash = createHash("sha1").update(bill).digest("hex");
    if (told.hash_type !== "SHA1" || told.hash_value.toLowerCase() !== hash)
      throw new Error("the bill's hash is wrong");
    return bill;
  }

  /** As a merchant's own transport that changes nothing but the host; answers are checked by the client's own `verifySign`. */
  private async send(method: string, address: string, headers: object, body?: string): Promise<Answer> {
    const answer = await fetch(address.replace(PLATFORM, this.url), {
      method,
      headers: headers as Record<string, string>,
      ...(body === undefined ? {} : { body }),
    });
    const text = Buffer.from(await answer.arrayBuffer()).toString("utf8"); // text() would take a mark at its beginning off
    const path = new URL(address).pathname;
    if (answer.ok && path !== "/v3/certificates" && answer.headers.has("wechatpay-signature")) {
      const sign = Object.fromEntries([...answer.headers]);
      if (!(await this.isSigned(sign, text))) throw new Error(`${path} is not signed by the host`);
      this.signers.add(sign["wechatpay-serial"]!);
    }
    const isJson = answer.headers.get("content-type")?.includes("json") === true;
    return { status: answer.status, data: isJson && text !== "" ? JSON.parse(text) : text };
  }

  private isSigned(headers: Record<string, string | undefined>, body: string): Promise<boolean> {
    return this.pay.verifySign({
      timestamp: headers["wechatpay-timestamp"]!,
      nonce: headers["wechatpay-nonce"]!,
      serial: headers["wechatpay-serial"]!,
      signature: headers["wechatpay-signature"]!,
      body,
      apiSecret: this.apiV3Key,
    });
  }

  private listen(): void {
    this.listener.on("request", (request, response) => {
      let body = "";
      request.on("data", (chunk) => (body += String(chunk)));
      request.on("end", () => {
        void this.hear(request.headers as Record<string, string>, body).finally(() => response.writeHead(204).end());
      });
    });
  }

  private async hear(headers: Record<string, string>, body: string): Promise<void> {
    const { event_type: event, resource } = JSON.parse(body) as {
      event_type: string;
      resource: { ciphertext: string; associated_data: string; nonce: string };
    };
    const { ciphertext, associated_data, nonce } = resource;
    const isSigned = await this.isSigned(headers, body);
    const opened = this.pay.decipher_gcm<Record<string, unknown>>(ciphertext, associated_data, nonce);
    this.heard.push({ isSigned, event, resource: opened });
  }
}

/** A number of the merchant's own for an order or a refund. */
export const ownNumber = (): string => randomUUID().replaceAll("-", "");

function certificateRequest(name: string): { request: string; key: string } {
  const keys = forge.pki.rsa.generateKeyPair(2048);
  const request = forge.pki.createCertificationRequest();
  request.publicKey = keys.publicKey;
  request.setSubject([{ name: "commonName", value: name }]);
  request.sign(keys.privateKey, forge.md.sha256.create());
  return { request: forge.pki.certificationRequestToPem(request), key: forge.pki.privateKeyToPem(keys.privateKey) };
}
