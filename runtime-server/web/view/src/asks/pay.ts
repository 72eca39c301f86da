import type { AskResult, PayArgs } from "@minihost/protocol";
import type { UiContext } from "../ui/handlers.js";
import { Refused } from "../host-calls.js";
import { NoPasskey, usePasskey } from "../passkey.js";
import { PayBox } from "./pay-box.js";
import { payCalls, type PayFacts } from "./pay-calls.js";
import { mayOpen, sheetClosed } from "./pay-often.js";
import { askPin } from "./pay-pin.js";
import { askPassword, showOffer, showOver, showPaid, whileBusy } from "./pay-steps.js";
import { payTexts, type PayTexts } from "./pay-texts.js";

const pauseMs = 1_500;

/** The person looks at what is to be paid, and pays it or not. What is paid the host knows best, whatever happens here. */
export async function askPay(context: UiContext, args: PayArgs): Promise<AskResult<"pay">> {
  if (!mayOpen(args.request)) return { done: false, often: true };
  const box = new PayBox(context);
  try {
    return { done: await new PaySheet(context, args, box).run() };
  } finally {
    box.close();
    sheetClosed();
  }
}

/** What came of a try to pay: whether it is paid, else why not, in the person's words. */
type Outcome = "paid" | "cancel" | { wrong: string };

class PaySheet {
  private readonly texts: PayTexts;
  private pinSet = false;

  constructor(
    private readonly context: UiContext,
    private readonly args: PayArgs,
    private readonly box: PayBox,
  ) {
    this.texts = payTexts(context.host.shell.language);
  }

  async run(): Promise<boolean> {
    let wrong = "";
    for (;;) {
      const { box, texts, args } = this;
      const choice = await showOffer(box, this.context, texts, args, wrong, (facts) => (this.pinSet = facts.pinSet));
      if (choice === "over") await showOver(box, texts);
      if (choice === "over" || choice === "cancel") return false;
      const outcome = choice === "paid" ? "paid" : await (choice === "passkey" ? this.byPasskey() : this.byPin());
      if (outcome === "cancel") return false;
      if (outcome === "paid") {
        await showPaid(box, texts, args);
        return true;
      }
      ({ wrong } = outcome);
    }
  }

  private async byPasskey(): Promise<Outcome> {
    const { request } = this.args;
    try {
      const options = await payCalls.passkeyOptions(request);
      const signed = await usePasskey(options);
      return await this.settle(payCalls.byPasskey(request, signed));
    } catch (error) {
      return { wrong: error instanceof NoPasskey ? "" : this.texts.reason(error) };
    }
  }

  private async byPin(): Promise<Outcome> {
    if (!this.pinSet) {
      const pin = await this.choosePin();
      return pin === null ? "cancel" : this.pay(pin);
    }
    for (let wrong = ""; ;) {
      const pin = await askPin(this.box, this.texts, { title: this.texts.pin, wrong, known: true });
      if (pin === null) return "cancel";
      try {
        return await this.pay(pin);
      } catch (error) {
        wrong = this.texts.reason(error);
        if (!(error instanceof Refused) || error.code !== "wrong_pin") return { wrong };
      }
    }
  }

  private pay(pin: string): Promise<Outcome> {
    return this.settle(payCalls.byPin(this.args.request, pin));
  }

  /** Waits for the host's word. When none comes it may have been paid all the same, so the host is asked until it says. */
  private async settle(answer: Promise<PayFacts>): Promise<Outcome> {
    const { box, texts } = this;
    try {
      const { state } = await whileBusy(box, texts.checking, answer);
      return state === "paid" ? "paid" : { wrong: texts.over };
    } catch (error) {
      if (error instanceof Refused && error.status < 500) throw error;
      const { state } = await whileBusy(box, texts.lost, this.lookUntilTold());
      return state === "paid" ? "paid" : { wrong: texts.notPaid };
    }
  }

  private async lookUntilTold(): Promise<PayFacts> {
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      try {
        return await payCalls.facts(this.args.request);
      } catch (error) {
        if (error instanceof Refused && error.status < 500) throw error;
      }
    }
  }

  /** The person's first one, typed twice and kept; null when they leave. */
  private async choosePin(): Promise<string | null> {
    const { box, texts } = this;
    for (let wrong = ""; ;) {
      const first = await askPin(box, texts, { title: texts.newPin, hint: texts.newPinHint, wrong });
      if (first === null) return null;
      const second = await askPin(box, texts, { title: texts.again });
      if (second === null) return null;
      wrong = first === second ? await this.keepPin(first) : texts.different;
      if (wrong === "") return first;
      if (wrong === "left") return null;
    }
  }

  /** Why it cannot be kept, in the person's words; nothing when it is, `left` when the person leaves. */
  private async keepPin(pin: string): Promise<string> {
    const { box, texts } = this;
    for (let wrong = ""; ;) {
      try {
        await whileBusy(box, texts.checking, payCalls.setPin(pin));
        return "";
      } catch (error) {
        if (!(error instanceof Refused)) return texts.failed;
        // in another tab meanwhile
        if (error.code === "pin_set") return "";
        if (error.code !== "proof_needed") return texts.reason(error);
      }
      const password = await askPassword(box, texts, wrong);
      if (password === null) return "left";
      wrong = await payCalls.prove(password).then(
        () => "",
        (error: unknown) => texts.reason(error),
      );
    }
  }
}
