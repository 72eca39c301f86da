import { told } from "../account-api.js";
import { callAccount as call } from "../../../view/src/host-calls.js";

/** A mail address that the person has proved to have. */
export interface Mail {
  id: string;
  address: string;
}

/** To where a code goes with which somebody comes back. */
export type Way = { mail: string } | { countryCode: string; number: string };

/** What somebody brings who comes back. */
export interface Back {
  /** secret of the attempt */
  attempt: string;
  code: string;
  password: string;
  /** of the second factor of whoever has one */
  secondCode?: string | undefined;
}

/** The server's calls about coming back without the password. */
export const recovery = {
  begin: (way: Way) => call<{ attempt: string }>("POST", "recovery/codes", way),
  redeem: (back: Back) => told(call<void>("POST", "recovery", back)),
  mails: () => call<Mail[]>("GET", "mails"),
  sendCode: (address: string) => call<void>("POST", "mails/codes", { address }),
  verifyMail: (address: string, code: string) => call<Mail>("POST", "mails", { address, code }),
  removeMail: (id: string) => call<void>("DELETE", `mails/${id}`),
  setRecovers: (phone: string, recovers: boolean) => call<void>("PUT", `phones/${phone}/recovers`, { recovers }),
  codesLeft: () => call<{ left: number }>("GET", "recovery-codes"),
  renewCodes: () => call<{ recoveryCodes: string[] }>("POST", "recovery-codes", {}),
};
