import type { AskName } from "@minihost/protocol";
import type { Ask } from "../connection/connection.js";
import type { UiContext } from "../ui/handlers.js";
import { answerTo } from "./answers.js";

type Answer = { ok: boolean; value: unknown };

const rememberedMax = 50;
/** these answers may be large */
const looksRemembered = 2;

/**
 * Puts the host's own questions to the person, one after the other, and answers each once. What was answered is remembered,
 * because an answer may get lost with its connection and is asked for again then.
 */
export class AskDesk {
  private readonly answers = new Map<number, Answer | null>();
  private readonly looks: number[] = [];
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly context: () => UiContext,
    private readonly send: (id: number, answer: Answer) => void,
  ) {}

  asked(ask: Ask): void {
    const known = this.answers.get(ask.id);
    if (known) this.send(ask.id, known);
    if (known !== undefined) return;
    this.answers.set(ask.id, null);
    if (ask.after !== undefined) {
      void this.look(ask);
      return;
    }
    this.last = this.last.then(async () => this.settle(ask.id, await this.answer(ask.name, ask.args)));
  }

  /** Nobody is bothered by these, so they wait for nobody. */
  private async look(ask: Ask): Promise<void> {
    this.settle(ask.id, await this.answer(ask.name, ask.args));
    const done = this.looks.push(ask.id) > looksRemembered ? this.looks.shift() : undefined;
    if (done !== undefined) this.answers.delete(done);
  }

  private async answer(name: AskName, args: unknown): Promise<Answer> {
    try {
      return { ok: true, value: await answerTo(this.context(), name, args) };
    } catch (error) {
      return { ok: false, value: { errMsg: error instanceof Error ? error.message : String(error) } };
    }
  }

  private settle(id: number, answer: Answer): void {
    this.answers.set(id, answer);
    this.send(id, answer);
    const [oldest] = this.answers.keys();
    if (this.answers.size > rememberedMax && oldest !== undefined) this.answers.delete(oldest);
  }
}
