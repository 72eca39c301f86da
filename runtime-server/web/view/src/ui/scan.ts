import { h } from "../chrome/dom.js";
import { showSheet } from "../asks/sheet.js";
import { Camera } from "../scan/camera.js";
import { createDetector, type Code } from "../scan/detector.js";
import { readPicture } from "../scan/picture.js";
import type { UiContext } from "./handlers.js";

interface Scanned {
  result: string;
  scanType: string;
}

const scanTypes: Record<string, string> = {
  qr_code: "QR_CODE",
  data_matrix: "DATA_MATRIX",
  pdf417: "PDF_417",
  aztec: "AZTEC",
  ean_13: "EAN_13",
  ean_8: "EAN_8",
  upc_a: "UPC_A",
  upc_e: "UPC_E",
  code_39: "CODE_39",
  code_93: "CODE_93",
  code_128: "CODE_128",
  itf: "ITF",
  codabar: "CODABAR",
};

/** Reads a code by camera or from a picture, or lets the person type what it says. */
export async function scan(context: UiContext, onlyFromCamera: boolean): Promise<Scanned> {
  const { texts, notices } = context.chrome;
  const detector = createDetector(true);
  const lens = h("video", { class: "lens", attributes: { playsinline: "", muted: "" } });
  const typed = h("input", { attributes: { name: "code", placeholder: texts.typeCode, "aria-label": texts.typeCode } });
  const picture = h("input", { attributes: { type: "file", accept: "image/*", "aria-label": texts.fromPicture } });
  let found: (code: Scanned) => void = () => undefined;
  const seen = new Promise<Scanned>((resolve) => {
    found = resolve;
  });
  const take = ({ text, format }: Code) => found({ result: text, scanType: scanTypes[format] ?? "QR_CODE" });
  const camera = new Camera(lens, detector, take);
  const looks =
    Camera.isAllowedHere() &&
    (await camera.start().then(
      () => true,
      // refused, or there is none: the code can be typed
      () => false,
    ));
  picture.addEventListener("change", async () => {
    const [file] = picture.files ?? [];
    if (!file) return;
    await readPicture(file, await detector).then(take, () => notices.pass("copied", texts.noCode));
  });
  const code = await showSheet<Scanned | null>(context, {
    host: "scan",
    head: h("h2", {}, texts.scan),
    body: [looks ? lens : null, typed, onlyFromCamera ? null : picture],
    buttons: [
      { action: "cancel", text: texts.cancel, press: () => null },
      {
        action: "confirm",
        text: texts.confirm,
        primary: true,
        grants: true,
        press: () => (typed.value.trim() ? { result: typed.value.trim(), scanType: "QR_CODE" } : undefined),
      },
    ],
    escape: null,
    done: seen,
  });
  camera.stop();
  if (!code) throw new Error("cancel");
  return code;
}
