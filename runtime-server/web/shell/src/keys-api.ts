import { callAccount as call } from "../../view/src/host-calls.js";
import { told, type Guest } from "./account-api.js";
import type { Assertion, Attestation, CreationOptions, RequestOptions } from "../../view/src/passkey.js";

/** A passkey of the person; times are ISO. */
export interface Passkey {
  id: string;
  name: string;
  backedUp: boolean;
  /** somebody else seems to have it, so it opens nothing any more */
  copied: boolean;
  createdAt: string;
  usedAt: string;
}

/** By what somebody who is signed in can prove again who they are. */
export interface ProofWays {
  password: boolean;
  passkey: boolean;
  code: boolean;
}

/** The secret of an authenticator app, shown once; `qr` are rows of a QR code, 1 for each dark module. */
export interface AppSecret {
  secret: string;
  uri: string;
  qr: string[];
}

/** Who wants an account. */
export interface Applicant {
  username: string;
  nickname?: string;
}

/** The server's calls about passkeys. */
export const passkeys = {
  /** the name under which there are passkeys; null where there are none */
  here: () => call<{ host: string | null }>("GET", "passkeys/here"),
  signUpOptions: (applicant: Applicant) => call<CreationOptions>("POST", "passkeys/sign-up/options", applicant),
  signUp: (applicant: Applicant, made: Attestation, terms?: number) =>
    told(call<{ recoveryCodes: string[] }>("POST", "passkeys/sign-up", { applicant, made, terms })),
  signInOptions: () => call<RequestOptions>("POST", "passkeys/sign-in/options", {}),
  signIn: (signed: Assertion, username?: string, guest?: Guest) =>
    told(call<void>("POST", "passkeys/sign-in", { signed, username, guest })),
  proofOptions: () => call<RequestOptions>("POST", "passkeys/proof/options", {}),
  prove: (signed: Assertion) => call<void>("POST", "passkeys/proof", { signed }),
  list: () => call<Passkey[]>("GET", "passkeys"),
  options: () => call<CreationOptions>("POST", "passkeys/options", {}),
  add: (made: Attestation) => call<void>("POST", "passkeys", { made }),
  rename: (id: string, name: string) => call<void>("PUT", `passkeys/${id}`, { name }),
  remove: (id: string) => call<void>("DELETE", `passkeys/${id}`),
};

/** The server's calls about proofs and the authenticator app. */
export const proofs = {
  ways: () => call<ProofWays>("GET", "proof"),
  byPassword: (password: string) => call<void>("POST", "proof", { password }),
  byCode: (code: string) => call<void>("POST", "proof", { code }),
  app: () => call<{ isSet: boolean }>("GET", "second-factor"),
  beginApp: () => call<AppSecret>("POST", "second-factor", {}),
  confirmApp: (code: string) => call<void>("POST", "second-factor/confirm", { code }),
  removeApp: () => call<void>("DELETE", "second-factor"),
};

/** The server's calls behind links that work once. */
export const links = {
  checkSetUp: (token: string) => call<void>("POST", "set-up/check", { token }),
  setUp: (token: string, username: string, password: string) =>
    call<{ recoveryCodes: string[] }>("POST", "set-up", { token, username, password }),
  setUpOptions: (token: string, username: string) =>
    call<CreationOptions>("POST", "set-up/options", { token, username }),
  setUpByPasskey: (token: string, username: string, made: Attestation) =>
    call<{ recoveryCodes: string[] }>("POST", "set-up/passkey", { token, username, made }),
  recover: (token: string, password: string) =>
    call<{ recoveryCodes: string[] }>("POST", "recovery-link", { token, password }),
};
