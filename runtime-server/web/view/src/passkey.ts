/** What the server wants to be signed by a new key. Identifiers and challenges are base64url, times milliseconds. */
export interface CreationOptions {
  challenge: string;
  rpId: string;
  rpName: string;
  userId: string;
  userName: string;
  displayName: string;
  algorithms: number[];
  known: string[];
  timeout: number;
}

/** What the server wants to be signed by a key that it knows. */
export interface RequestOptions {
  challenge: string;
  rpId: string;
  timeout: number;
}

/** What the device answers; all of it is base64url. */
export interface Attestation {
  id: string;
  clientData: string;
  attestation: string;
  transports: string[];
}

export interface Assertion {
  id: string;
  clientData: string;
  authenticatorData: string;
  signature: string;
  user?: string;
}

/** The person thought better of it, or the device has no such key: browsers do not tell which. */
export class NoPasskey extends Error {}

/** Whether this browser has passkeys on pages of a host of this name. */
export function hasPasskeys(host: string | null): boolean {
  return "PublicKeyCredential" in globalThis && host === location.hostname;
}

/** Lets the device make a key, which it keeps with its owner's name. */
export async function makePasskey(options: CreationOptions): Promise<Attestation> {
  const credential = await asked(() =>
    navigator.credentials.create({
      publicKey: {
        challenge: bytes(options.challenge),
        rp: { id: options.rpId, name: options.rpName },
        user: { id: bytes(options.userId), name: options.userName, displayName: options.displayName },
        pubKeyCredParams: options.algorithms.map((alg) => ({ type: "public-key", alg })),
        excludeCredentials: options.known.map((id) => ({ type: "public-key", id: bytes(id) })),
        authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
        attestation: "none",
        timeout: options.timeout,
      },
    }),
  );
  const response = credential.response as AuthenticatorAttestationResponse;
  return {
    id: credential.id,
    clientData: text(response.clientDataJSON),
    attestation: text(response.attestationObject),
    transports: response.getTransports?.() ?? [],
  };
}

/** Lets the device sign with one of its keys. */
export async function usePasskey(options: RequestOptions): Promise<Assertion> {
  const credential = await asked(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: bytes(options.challenge),
        rpId: options.rpId,
        userVerification: "required",
        timeout: options.timeout,
      },
    }),
  );
  const response = credential.response as AuthenticatorAssertionResponse;
  return {
    id: credential.id,
    clientData: text(response.clientDataJSON),
    authenticatorData: text(response.authenticatorData),
    signature: text(response.signature),
    ...(response.userHandle && { user: text(response.userHandle) }),
  };
}

async function asked(ask: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  const credential = await ask().catch((error: unknown) => {
    throw new NoPasskey(String(error));
  });
  if (!credential) throw new NoPasskey("none");
  return credential as PublicKeyCredential;
}

function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  const plain = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (character) => character.charCodeAt(0));
}

function text(buffer: ArrayBuffer): string {
  const plain = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join("");
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
