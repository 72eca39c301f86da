import type { Page } from "playwright-core";
import { Api } from "../api.js";
import { zipTexts } from "../bundle.js";
import type { PaymentArguments } from "./paid-merchant.js";
import { openProgram } from "../phone.js";
import type { RunningServer } from "../server.js";

/** Shows its login code, and is paid what is typed into it as JSON. */
const files = {
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
};

/** A program whose merchant's server is the test. */
export class PaidProgram {
  private constructor(
    private readonly url: string,
    readonly appId: string,
    private readonly secret: string,
  ) {}

  static async open(server: Pick<RunningServer, "url" | "token">): Promise<PaidProgram> {
    const api = new Api(server);
    const { appId, appSecret } = await api.create("Tea " + Date.now().toString(36));
    await api.upload(appId, zipTexts(files));
    await api.release(appId);
    return new PaidProgram(server.url, appId, appSecret);
  }

  /** Opens it, and learns who is there as a program's server does. */
  async openidOf(page: Page): Promise<string> {
    await openProgram(page, this.url, this.appId);
    const code = await page.locator("#code").getByText(/./).textContent();
    const proof = `appid=${this.appId}&secret=${this.secret}&grant_type=authorization_code&js_code=${code}`;
    const answer = await fetch(`${this.url}/sns/jscode2session?${proof}`);
    return ((await answer.json()) as { openid: string }).openid;
  }

  /** Asks for money on its page; `#often` asks for it six more times. */
  async ask(page: Page, order: PaymentArguments, button = "#pay"): Promise<void> {
    await page.locator("#order input, input#order").fill(JSON.stringify(order));
    await page.locator(button).tap();
  }
}
