import decodeQR from "qr/decode.js";

const STILL_MS_MAX = 400;

/** Text of the QR code in a picture, or null. */
export function decode(picture: ImageData): string | null {
  try {
    return decodeQR(picture, { format: "RGBA", timeLimit: STILL_MS_MAX });
  } catch {
    // the library throws whenever it finds nothing
    return null;
  }
}
