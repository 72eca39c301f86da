import type { Guest } from "./account-api.js";
import { Refused } from "../../view/src/host-calls.js";
import type { Context } from "./context.js";
import { form } from "./form.js";
import { codeField } from "./proof.js";
import { choose, openSheet } from "./sheet.js";

/** What the person has said to the questions that came up while signing in. */
export interface Answers {
  /** what becomes of what this browser has kept for a guest */
  guest?: Guest;
  /** of the authenticator app, or a recovery code */
  code?: string;
}

/**
 * Signs in, and asks what has to be asked on the way.
 *
 * @param send tries it with what was answered so far
 * @returns false when the person thinks better of it
 */
export async function enter(context: Context, send: (answers: Answers) => Promise<unknown>): Promise<boolean> {
  const answers: Answers = {};
  for (;;) {
    const refused = await send(answers).then(() => null, refusal);
    if (!refused) return true;
    if (!(await answer(refused, answers, context))) return false;
  }
}

function refusal(error: unknown): Refused {
  if (error instanceof Refused) return error;
  throw error;
}

async function answer(refused: Refused, answers: Answers, context: Context): Promise<boolean> {
  if (refused.code === "merge_or_leave") {
    const guest = await askForGuest(refused, context);
    if (guest) answers.guest = guest;
    return guest !== null;
  }
  if (refused.code === "code_needed" || (refused.code === "wrong_app_code" && answers.code)) {
    const code = await askForCode(context, refused.code === "wrong_app_code");
    if (code) answers.code = code;
    return code !== null;
  }
  throw refused;
}

/** Says what would become of what this browser has kept so far; null when the person thinks better of it. */
async function askForGuest(asked: Refused, { texts }: Context): Promise<Guest | null> {
  const count = (name: string) => (asked.details[name] as unknown[] | undefined)?.length ?? 0;
  return choose<Guest>(texts.guestTitle, texts.guestQuestion(count("moves"), count("stays")), texts, [
    { value: "merge", label: texts.guestMerge, primary: true },
    { value: "leave", label: texts.guestLeave },
  ]);
}

function askForCode({ texts }: Context, isAgain: boolean): Promise<string | null> {
  return new Promise((resolve) => {
    let code: string | null = null;
    const el = form(
      texts,
      "sign-in-code",
      [codeField(texts.keys.code, texts.keys.codeHint)],
      texts.signIn,
      async (values) => {
        code = values["app-code"]!;
        dialog.close();
      },
    );
    if (isAgain) el.querySelector(".wrong")!.textContent = texts.denials["wrong_app_code"]!;
    const dialog: HTMLDialogElement = openSheet(texts.keys.codeTitle, texts, el);
    el.querySelector("input")!.focus();
    dialog.addEventListener("close", () => resolve(code));
  });
}
