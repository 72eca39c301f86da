import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { PaidMerchant } from "../money/paid-merchant.js";
import { ownNumber } from "../money/node-merchant.js";
import { untilAnswered } from "../money/answers.js";

const ADDRESS = "127.0.0.9";

/** An order of the merchant, as far as its own server knows. */
export interface Sale {
  number: string;
  total: number;
  openid: string;
  /** what the program has said that `wx.requestPayment` answered */
  said?: string;
}

/** The program's own server: it takes orders from the program and hears what came of them. */
export class Counter {
  readonly sales = new Map<string, Sale>();

  private constructor(private readonly listener: Server) {}

  /** @param openidOf redeems a login code */
  static async open(merchant: () => PaidMerchant, openidOf: (code: string) => Promise<string>): Promise<Counter> {
    const listener = createServer();
    const counter = new Counter(listener);
    listener.on("request", (request, response) => {
      const url = new URL(request.url ?? "/", "http://counter");
      const answer = url.pathname === "/buy" ? counter.sell(url, merchant(), openidOf) : counter.hear(url);
      answer.then(
        (told) => response.end(JSON.stringify(told)),
        () => response.writeHead(500).end(),
      );
    });
    await new Promise<void>((done) => listener.listen(0, ADDRESS, done));
    return counter;
  }

  get url(): string {
    return `http://${ADDRESS}:${(this.listener.address() as AddressInfo).port}`;
  }

  close(): void {
    this.listener.close();
    this.listener.closeAllConnections();
  }

  private async sell(url: URL, merchant: PaidMerchant, openidOf: (code: string) => Promise<string>): Promise<unknown> {
    const openid = await openidOf(url.searchParams.get("code") ?? "");
    const sale: Sale = { number: ownNumber(), total: 100 + Math.floor(Math.random() * 900), openid };
    this.sales.set(sale.number, sale);
    const asked = await untilAnswered(() => merchant.order(openid, sale.total, sale.number));
    return { number: sale.number, asked };
  }

  private async hear(url: URL): Promise<unknown> {
    const sale = this.sales.get(url.searchParams.get("number") ?? "");
    if (sale) sale.said = url.searchParams.get("said") ?? "";
    return {};
  }
}

/** The program that is bought from, which calls the server at this address. */
export const shopFiles = (url: string): Record<string, string> => ({
  "app.json": JSON.stringify({ pages: ["pages/index/index"] }),
  "pages/index/index.js": `
    const call = (path, success) => wx.request({ url: "${url}" + path, success: ({ data }) => success && success(data) });
    Page({
      buy() {
        wx.login({ success: ({ code }) => call("/buy?code=" + code, ({ number, asked }) => wx.requestPayment({
          ...asked,
          complete: ({ errMsg }) => call("/said?number=" + number + "&said=" + encodeURIComponent(errMsg)),
        })) });
      },
    })`,
  "pages/index/index.wxml": `<button class="buy" bindtap="buy">buy</button>`,
});
