import type { Page } from "playwright-core";
import type { Api } from "../api.js";

const PASSWORD = "correct horse battery";
const PIN = "428613";

/** Somebody with an account and money, who pays in programs. */
export class Payer {
  private hasPin = false;

  private constructor(
    private readonly page: Page,
    private readonly server: string,
    readonly personId: string,
  ) {}

  /** @param money in fen */
  static async signIn(api: Api, page: Page, server: string, money: number): Promise<Payer> {
    const username = "payer" + Math.random().toString(36).slice(2, 12);
    const personId = await api.person(username, PASSWORD, money);
    await page.goto(`${server}/sign-in?next=/me`);
    await page.fill("input[name=username]", username);
    await page.fill("input[name=password]", PASSWORD);
    await page.click("[data-action=sign-in]");
    await page.waitForURL((url) => url.pathname === "/me");
    return new Payer(page, server, personId);
  }

  /**
   * Pays what the sheet asks for; the first time the PIN is chosen, which is typed twice.
   *
   * @param amount such as ¥12.50 or ¥12
   */
  async pay(amount: string): Promise<void> {
    const sheet = this.page.locator("[data-host=pay-sheet]");
    const exact = amount.includes(".") ? amount : amount + ".00";
    await sheet.locator(".amount").getByText(exact, { exact: true }).waitFor();
    await sheet.locator("[data-action=pay]:not([disabled])").tap();
    for (const title of this.hasPin ? ["Enter your PIN"] : ["Choose a PIN", "Enter it once more"])
      await sheet.getByLabel(title).pressSequentially(PIN);
    this.hasPin = true;
    await sheet.locator("[data-action=done]").tap();
  }

  /** Waits until the wallet's own page shows this balance, such as ¥12.50. */
  async has(balance: string): Promise<void> {
    const wallet = await this.page.context().newPage();
    await wallet.goto(this.server + "/me/wallet");
    await wallet.getByText(balance).first().waitFor();
    await wallet.close();
  }

  async turnDown(): Promise<void> {
    await this.page.locator("[data-host=pay-sheet] [data-action=cancel]").tap();
  }
}
