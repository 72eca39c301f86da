const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** The bytes of a buffer or of a view on one; null for everything else. */
export function bytesOf(value: unknown): Uint8Array | null {
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  return null;
}

const VALUES = new Uint8Array(128).fill(255);
for (let i = 0; i < ALPHABET.length; i++) VALUES[ALPHABET.charCodeAt(i)] = i;
VALUES["-".charCodeAt(0)] = 62;
VALUES["_".charCodeAt(0)] = 63;

/** A long text is put together from pieces: a string for each character would take a hundred times the room. */
const PIECE = 4096;

class Text {
  #whole = "";
  #units: number[] = [];

  add(unit: number): void {
    if (this.#units.push(unit) >= PIECE) this.whole();
  }

  whole(): string {
    this.#whole += String.fromCharCode(...this.#units);
    this.#units = [];
    return this.#whole;
  }
}

const PADDING = "=".charCodeAt(0);

export function toBase64(bytes: Uint8Array): string {
  const text = new Text();
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const word = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    text.add(ALPHABET.charCodeAt(word >> 18));
    text.add(ALPHABET.charCodeAt((word >> 12) & 63));
    text.add(left > 1 ? ALPHABET.charCodeAt((word >> 6) & 63) : PADDING);
    text.add(left > 2 ? ALPHABET.charCodeAt(word & 63) : PADDING);
  }
  return text.whole();
}

/** Decodes base64 in either alphabet; what does not belong there is skipped. */
export function fromBase64(text: string): ArrayBuffer {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let word = 0;
  let bits = 0;
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const value = code < 128 ? VALUES[code]! : 255;
    if (value === 255) continue;
    word = ((word << 6) | value) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = (word >> bits) & 255;
  }
  return at === bytes.length ? bytes.buffer : bytes.buffer.slice(0, at);
}

export function utf8Bytes(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const char of text) {
    const code = char.codePointAt(0)!;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return new Uint8Array(bytes);
}

/** Bytes as text; what is no UTF-8 becomes the replacement character. */
export function utf8Text(bytes: Uint8Array): string {
  const text = new Text();
  for (let i = 0; i < bytes.length;) {
    const first = bytes[i]!;
    const length = first < 0x80 ? 1 : first >> 5 === 6 ? 2 : first >> 4 === 14 ? 3 : first >> 3 === 30 ? 4 : 0;
    let code = length === 1 ? first : first & (0x7f >> length);
    let at = 1;
    while (at < length && (bytes[i + at]! & 0xc0) === 0x80) code = (code << 6) | (bytes[i + at++]! & 63);
    if (length === 0 || at !== length || code >= 0x110000) text.add(0xfffd);
    else if (code < 0x10000) text.add(code);
    else {
      text.add(0xd800 + ((code - 0x10000) >> 10));
      text.add(0xdc00 + (code & 0x3ff));
    }
    i += Math.max(at, 1);
  }
  return text.whole();
}

/** Bytes as a program wants them: a buffer, or text in one of the platform's encodings. */
export function decodeBytes(bytes: Uint8Array, encoding: unknown): string | ArrayBuffer {
  const chars = (size: number, code: (i: number) => number) =>
    Array.from({ length: Math.floor(bytes.length / size) }, (_none, i) => String.fromCharCode(code(i))).join("");
  switch (encoding) {
    case undefined:
    case null:
      return bytes.slice().buffer;
    case "utf8":
    case "utf-8":
      return utf8Text(bytes);
    case "base64":
      return toBase64(bytes);
    case "hex":
      return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    case "ascii":
      return chars(1, (i) => bytes[i]! & 127);
    case "latin1":
    case "binary":
      return chars(1, (i) => bytes[i]!);
    case "ucs2":
    case "ucs-2":
    case "utf16le":
    case "utf-16le":
      return chars(2, (i) => bytes[2 * i]! | (bytes[2 * i + 1]! << 8));
    default:
      throw new Error(`invalid encoding "${String(encoding)}"`);
  }
}

/** What a program gives to be written, as bytes; null for what is neither text nor a buffer. */
export function encodeBytes(data: unknown, encoding: unknown): Uint8Array | null {
  if (typeof data !== "string") return bytesOf(data);
  switch (encoding) {
    case "base64":
      return new Uint8Array(fromBase64(data));
    case "hex":
      return new Uint8Array((data.match(/[0-9a-f]{2}/gi) ?? []).map((pair) => parseInt(pair, 16)));
    case "ascii":
    case "latin1":
    case "binary":
      return Uint8Array.from(data, (char) => char.charCodeAt(0) & 255);
    case "ucs2":
    case "ucs-2":
    case "utf16le":
    case "utf-16le":
      return new Uint8Array([...data].flatMap((_char, i) => [data.charCodeAt(i) & 255, data.charCodeAt(i) >> 8]));
    default:
      return utf8Bytes(data);
  }
}
