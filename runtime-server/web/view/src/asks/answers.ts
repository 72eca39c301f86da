import type { AskArgs, AskName, AskResult } from "@minihost/protocol";
import { askInModal } from "../chrome/modal.js";
import type { UiContext } from "../ui/handlers.js";
import { askAddress } from "./address.js";
import { askConsent, askSettings } from "./consent.js";
import { lookAt } from "./look.js";
import { askPrivacy } from "./privacy.js";
import { askProfile } from "./profile.js";
import { askPay } from "./pay.js";
import { askSignIn } from "./sign-in.js";
import { askPhone } from "./phone.js";
import { choosePlace, devicePlace } from "./place.js";
import { askSubscribe } from "./subscribe.js";
import { askTexts } from "./texts.js";

type Answers = { [N in AskName]: (context: UiContext, args: AskArgs<N>) => Promise<AskResult<N>> };

const answers: Answers = {
  consent: askConsent,
  signIn: askSignIn,
  profile: askProfile,
  phone: askPhone,
  address: askAddress,
  privacy: askPrivacy,
  pay: askPay,
  subscribe: askSubscribe,
  settings: askSettings,
  location: (_context, args) => devicePlace(args.isHighAccuracy === true),
  chooseLocation: choosePlace,
  look: lookAt,
  openProgram: async ({ chrome, host }, { name, url, confirm: must }) => {
    const texts = askTexts(host.shell.language);
    const content = texts.open.replace("{name}", name);
    const asked = must ? await askInModal(chrome, { content, confirmText: texts.allow }) : null;
    const confirm = asked?.confirm ?? true;
    // after the answer is on its way
    if (confirm) setTimeout(() => location.assign(url), 150);
    return { opened: confirm };
  },
};

/** Answers one question of the host; rejects when that cannot be done. */
export function answerTo(context: UiContext, name: AskName, args: unknown): Promise<unknown> {
  if (!Object.hasOwn(answers, name)) throw new Error("not supported by this view");
  const answer = answers[name] as (context: UiContext, args: unknown) => Promise<unknown>;
  return answer(context, args ?? {});
}
