import { randomUUID } from "node:crypto";
import { Refused, type Api } from "../api.js";
import { pause, untilAnswered } from "../money/answers.js";
import { Visitor } from "../speed/visitor.js";

const PASSWORD = "correct horse battery";
const PIN = "428613";
/** A person waits no longer for the sheet. */
const SHEET_MS_MAX = 15_000;
const TURNS_DOWN = 0.1;

/** Somebody with an account and money, who buys in a program without a browser. */
export class Customer {
  private constructor(
    private readonly url: string,
    private readonly appId: string,
    readonly personId: string,
    private readonly cookies: string,
  ) {}

  /** @param money in fen */
  static async signUp(url: string, api: Api, appId: string, money: number): Promise<Customer> {
    const username = "buyer" + randomUUID().slice(0, 8);
    const personId = await api.person(username, PASSWORD, money);
    const answer = await post(url, "/_a/sign-in", { username, password: PASSWORD });
    const cookies = answer.headers.getSetCookie().map((each) => each.split(";")[0]);
    const customer = new Customer(url, appId, personId, cookies.join("; "));
    await post(url, "/_a/pin", { pin: PIN }, customer.cookies);
    return customer;
  }

  /**
   * Opens the program, buys, and pays or turns it down. What breaks off is left as it is.
   *
   * @returns what the host has said of the payment; undefined when nothing came of it
   */
  async buy(): Promise<"paid" | "open" | "closed" | undefined> {
    const visitor = await Visitor.arrive(this.url, this.appId, "", this.cookies);
    try {
      const lost = () => undefined;
      const asked = Promise.race([visitor.asked().catch(lost), pause(SHEET_MS_MAX)]);
      await visitor.tap("buy");
      const ask = await asked;
      if (!ask) return undefined;
      const { request } = ask.args as { request: string };
      const state = Math.random() < TURNS_DOWN ? "open" : await this.pay(request);
      visitor.answer(ask, { done: state === "paid" });
      await pause(100); // the program is told
      return state;
    } finally {
      visitor.leave();
    }
  }

  /** Sends the PIN until the host says where the payment stands. */
  private pay(request: string): Promise<"paid" | "open" | "closed"> {
    return untilAnswered(async () => {
      const answer = await post(this.url, `/_a/pay/${request}/confirm`, { pin: PIN }, this.cookies);
      return ((await answer.json()) as { state: "paid" | "open" | "closed" }).state;
    });
  }
}

async function post(url: string, path: string, body: unknown, cookies = ""): Promise<Response> {
  const answer = await fetch(url + path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Minihost": "1", Cookie: cookies },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Refused(answer.status, await answer.text(), path);
  return answer;
}
